import dicomParser, { type DataSet } from 'dicom-parser';

/** What a foreign parser reads from a written file: an independent look at bytes, beside the project's own reader. */
export class PhantomHeader {
  private readonly dataSet: DataSet;

  constructor(bytes: Uint8Array) {
    this.dataSet = dicomParser.parseDicom(bytes);
  }

  /** All values as written; tag as in "00100020". */
  text(tag: string): string | undefined {
    return this.dataSet.string(`x${tag.toLowerCase()}`);
  }

  has(tag: string): boolean {
    return this.dataSet.elements[`x${tag.toLowerCase()}`] !== undefined;
  }

  numbers(tag: string): readonly number[] {
    return (this.text(tag) ?? '').split('\\').map(Number);
  }

  uint16(tag: string): number {
    return this.dataSet.uint16(`x${tag.toLowerCase()}`) ?? NaN;
  }

  /** The first item of a sequence. */
  item(tag: string): DataSet | undefined {
    return this.dataSet.elements[`x${tag.toLowerCase()}`]?.items?.[0]?.dataSet;
  }

  /** The stored value of pixel (column, row): 16 bits, signed by Pixel Representation. */
  stored(column: number, row: number): number {
    const element = this.dataSet.elements['x7fe00010'];
    if (!element) throw new Error('no pixel data');
    const { buffer, byteOffset } = this.dataSet.byteArray;
    const view = new DataView(buffer, byteOffset + element.dataOffset, element.length);
    const at = 2 * (column + this.uint16('00280011') * row);
    return this.uint16('00280103') === 1 ? view.getInt16(at, true) : view.getUint16(at, true);
  }

  /** Slope × stored + intercept. */
  value(column: number, row: number): number {
    const [[slope = NaN], [intercept = NaN]] = [this.numbers('00281053'), this.numbers('00281052')];
    return slope * this.stored(column, row) + intercept;
  }
}
