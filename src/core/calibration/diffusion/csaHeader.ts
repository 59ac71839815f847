import type { Vector3 } from '#core/geometry/grid.ts';
import { privateTag, type DataSet } from '#core/imaging/dataset.ts';
import type { Notice } from '#core/result.ts';

/** What is used of a Siemens CSA image header. */
export interface CsaHeader {
  readonly bValue: number | undefined;
  readonly directionality: string | undefined;
  readonly direction: Vector3 | undefined;
  readonly mosaicSlices: number | undefined;
  readonly sliceNormal: Vector3 | undefined;
  readonly warnings: readonly Notice[];
}

const CORRUPT: Notice = {
  code: 'ADC_W_CSA_CORRUPT',
  message: 'The Siemens CSA header (0029,1010) is damaged and is not used.',
  tag: '(0029,1010)',
};

const NOTHING = {
  bValue: undefined,
  directionality: undefined,
  direction: undefined,
  mosaicSlices: undefined,
  sliceNormal: undefined,
};

/** The CSA image header of a data set; undefined without one. A damaged one gives a warning and nothing else. */
export function csaHeader(dataSet: DataSet): CsaHeader | undefined {
  const tag = privateTag(dataSet, '0029', 'SIEMENS CSA HEADER', '10');
  const bytes = tag === undefined ? undefined : dataSet[tag]?.bytes;
  if (!bytes) return undefined;
  const elements = parseCsa(bytes);
  if (!elements) return { ...NOTHING, warnings: [CORRUPT] };
  const number = (name: string) => decimals(elements.get(name))[0];
  return {
    bValue: number('B_value'),
    directionality: elements.get('DiffusionDirectionality')?.[0],
    direction: vector(elements.get('DiffusionGradientDirection')),
    mosaicSlices: number('NumberOfImagesInMosaic'),
    sliceNormal: vector(elements.get('SliceNormalVector')),
    warnings: [],
  };
}

const decimals = (texts: readonly string[] | undefined) =>
  (texts ?? []).flatMap((text) => (/^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i.test(text) ? [Number(text)] : []));

function vector(texts: readonly string[] | undefined): Vector3 | undefined {
  const [x, y, z] = decimals(texts);
  return x === undefined || y === undefined || z === undefined ? undefined : [x, y, z];
}

const MOST_TAGS = 128;

/** Texts by name; undefined where a count or length leaves the buffer (mri-adc.md 2.1). */
function parseCsa(bytes: Uint8Array): ReadonlyMap<string, readonly string[]> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isCsa2 = ascii(bytes.subarray(0, 4)) === 'SV10';
  let at = isCsa2 ? 8 : 0;
  const count = int32(view, at);
  if (count === undefined || count < 1 || count > MOST_TAGS) return undefined;
  at += 8;
  const elements = new Map<string, readonly string[]>();
  let csa1Surplus: number | undefined;
  for (let tag = 0; tag < count; tag++) {
    const itemCount = int32(view, at + 76);
    if (itemCount === undefined || itemCount < 0) return undefined;
    const name = ascii(bytes.subarray(at, at + 64));
    at += 84;
    csa1Surplus ??= itemCount;
    const texts: string[] = [];
    for (let item = 0; item < itemCount; item++) {
      const length = itemLength(view, at, isCsa2, csa1Surplus);
      if (length === undefined || at + 16 + length > bytes.length) return undefined;
      const text = ascii(bytes.subarray(at + 16, at + 16 + length)).trim();
      if (text !== '') texts.push(text);
      at += 16 + Math.ceil(length / 4) * 4;
    }
    elements.set(name, texts);
  }
  return elements;
}

const int32 = (view: DataView, at: number) =>
  at >= 0 && at + 4 <= view.byteLength ? view.getInt32(at, true) : undefined;

/** CSA2 states the length in the second of four integers; CSA1 in the first, less the items of the first tag. */
function itemLength(view: DataView, at: number, isCsa2: boolean, surplus: number): number | undefined {
  const stated = int32(view, isCsa2 ? at + 4 : at);
  const length = stated === undefined ? undefined : stated - (isCsa2 ? 0 : surplus);
  return length !== undefined && length >= 0 ? length : undefined;
}

/** Characters up to the first NUL; the names and values used are ASCII. */
function ascii(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return String.fromCharCode(...(end < 0 ? bytes : bytes.subarray(0, end)));
}
