import { add, dot, scale, type Vector3 } from '#core/geometry/grid.ts';
import { items, number, privateTag, texts, type DataElement, type DataSet } from '#core/imaging/dataset.ts';
import type { Instance } from '#core/imaging/instance.ts';
import type { Frame } from '#core/imaging/series.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { normalOf, planeOf, spacingOf, type Plane } from './plane.ts';

/** What the Siemens CSA header says about a mosaic. */
export interface MosaicHeader {
  readonly slices: number | undefined;
  /** Direction in which slices are stacked, LPS. */
  readonly normal: Vector3 | undefined;
}

const imageType = (dataSet: DataSet) => texts(dataSet, '00080008').map((value) => value.toUpperCase());

const privateNumber = (dataSet: DataSet, [group, creator, element]: readonly [string, string, string]) => {
  const tag = privateTag(dataSet, group, creator, element);
  return tag === undefined ? undefined : number(dataSet, tag);
};

const refused = (message: string) => failed<Failure>({ code: 'FMR_E_MOSAIC', message });

interface Tiling {
  readonly count: number;
  readonly across: number;
  readonly down: number;
}

/** Tiles as they lie in the picture: left to right, then down; empty trailing tiles are left out. */
function tileFrames(
  instance: Instance,
  { count, across, down }: Tiling,
  seen: (tile: number) => TileSight,
): readonly Frame[] {
  const columns = (number(instance.dataSet, '00280011') ?? 0) / across;
  const rows = (number(instance.dataSet, '00280010') ?? 0) / down;
  const spacing = spacingOf(instance.dataSet);
  return Array.from({ length: count }, (_, index) => ({
    instance,
    frame: 0,
    tile: { column: (index % across) * columns, row: Math.floor(index / across) * rows },
    ...seen(index),
    size: [columns, rows],
    ...(spacing && { spacing }),
  }));
}

interface TileSight {
  readonly dataSet: DataSet;
  readonly plane?: Plane;
}

function tiling(dataSet: DataSet, count: number, shape: 'square' | 'tight'): Result<Tiling, Failure> {
  const across = Math.ceil(Math.sqrt(count));
  const down = shape === 'square' ? across : Math.ceil(count / across);
  const columns = number(dataSet, '00280011') ?? 0;
  const rows = number(dataSet, '00280010') ?? 0;
  if (columns % across !== 0 || rows % down !== 0) {
    return refused(`Mosaic ${columns} x ${rows} cannot be split in ${across} x ${down}.`);
  }
  return success({ count, across, down });
}

/** Siemens: the stated position is that of a picture as large as the mosaic around the slice (fmri-bold.md 2.2). */
function siemensTiles(instance: Instance, count: number, csa: MosaicHeader): Result<readonly Frame[], Failure> {
  const { dataSet } = instance;
  const split = tiling(dataSet, count, 'square');
  if (!split.ok) return split;
  const plane = planeOf(dataSet);
  const spacing = spacingOf(dataSet);
  const step = number(dataSet, '00180088') ?? number(dataSet, '00180050');
  if (!plane || !spacing || step === undefined || !(step > 0))
    return success(tileFrames(instance, split.value, () => ({ dataSet })));
  const surplus = 1 - 1 / split.value.across;
  const across = scale(plane.row, (spacing[0] * (number(dataSet, '00280011') ?? 0) * surplus) / 2);
  const down = scale(plane.column, (spacing[1] * (number(dataSet, '00280010') ?? 0) * surplus) / 2);
  const first = add(plane.origin, add(across, down));
  const upwards = csa.normal === undefined || dot(csa.normal, normalOf(plane)) >= 0;
  const stride = scale(normalOf(plane), upwards ? step : -step);
  return success(
    tileFrames(instance, split.value, (index) => ({
      dataSet,
      plane: { ...plane, origin: add(first, scale(stride, index)) },
    })),
  );
}

/** UIH: each tile has its own position in a private sequence, laid over the header of the picture. */
function uihTiles(instance: Instance, count: number): Result<readonly Frame[], Failure> {
  const { dataSet } = instance;
  const split = tiling(dataSet, count, 'tight');
  if (!split.ok) return split;
  const geometry = privateTag(dataSet, '0065', 'Image Private Header', '51');
  const perTile = geometry === undefined ? [] : items(dataSet, geometry);
  const base: Record<string, DataElement> = { ...dataSet };
  if (geometry !== undefined) delete base[geometry];
  return success(
    tileFrames(instance, split.value, (index) => {
      const own: DataSet = { ...base, ...perTile[index] };
      const plane = perTile[index] && planeOf(own);
      return { dataSet: own, ...(plane && { plane }) };
    }),
  );
}

/**
 * The slices of an image that is a mosaic (Siemens) or a grid (UIH); undefined when it is neither.
 * Fails with FMR_E_MOSAIC when the number of slices is not known or does not divide the picture.
 */
export function mosaicTiles(
  instance: Instance,
  readCsa: (dataSet: DataSet) => MosaicHeader | undefined,
): Result<readonly Frame[], Failure> | undefined {
  const { dataSet } = instance;
  const types = imageType(dataSet);
  if (types.includes('VFRAME')) {
    const count = privateNumber(dataSet, ['0065', 'Image Private Header', '50']);
    return isCount(count) ? uihTiles(instance, count) : undefined;
  }
  const stated = privateNumber(dataSet, ['0019', 'SIEMENS MR HEADER', '0A']);
  if (!types.includes('MOSAIC') && stated === undefined) return undefined;
  const csa = readCsa(dataSet) ?? { slices: undefined, normal: undefined };
  const count = stated ?? csa.slices;
  if (!isCount(count)) return refused('The image is a mosaic, but the number of its slices is not stated.');
  return siemensTiles(instance, count, csa);
}

const isCount = (value: number | undefined): value is number =>
  value !== undefined && Number.isInteger(value) && value > 0 && value <= 4096;
