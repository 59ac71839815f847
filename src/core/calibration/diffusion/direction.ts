import { bValueOf, implausibleB } from '#core/calibration/diffusion/bValue.ts';
import { csaHeader } from '#core/calibration/diffusion/csaHeader.ts';
import { norm, scale, type Vector3 } from '#core/geometry/grid.ts';
import { items, numbers, privateTag, text, texts, type DataSet } from '#core/imaging/dataset.ts';

const imageTypes = (dataSet: DataSet) => texts(dataSet, '00080008').map((value) => value.toUpperCase());

/**
 * Whether an image is a trace, or which gradient direction it has (mri-adc.md 2.2). Only for telling images apart:
 * vectors of different vendors are in different frames, so no tensor is computed from them.
 */
export function directionOf(dataSet: DataSet): 'trace' | Vector3 | undefined {
  const [macro] = items(dataSet, '00189117');
  const directionality =
    (macro && text(macro, '00189075')) ?? text(dataSet, '00189075') ?? csaHeader(dataSet)?.directionality;
  if (directionality === 'ISOTROPIC' || isTrace(dataSet)) return 'trace';
  const stated = directionality === 'NONE' ? undefined : statedDirection(dataSet, macro);
  return stated ?? privateDirection(dataSet) ?? commentDirection(dataSet);
}

function isTrace(dataSet: DataSet): boolean {
  if (imageTypes(dataSet).some((type) => type === 'TRACEW' || type === 'TRACE')) return true;
  if (/b\d+t$/i.test(text(dataSet, '00180024') ?? '')) return true;
  const philips = privateTag(dataSet, '2001', 'Philips Imaging DD 001', '04');
  return philips !== undefined && text(dataSet, philips) === 'I';
}

/** Unit vector; undefined for one of no length (b = 0). */
function unit(values: readonly number[]): Vector3 | undefined {
  const [x = NaN, y = NaN, z = NaN] = values;
  const length = norm([x, y, z]);
  return length > 1e-6 ? scale([x, y, z], 1 / length) : undefined;
}

function statedDirection(dataSet: DataSet, macro: DataSet | undefined): Vector3 | undefined {
  const [nested] = macro ? items(macro, '00189076') : items(dataSet, '00189076');
  const holder = [nested, macro, dataSet].find((candidate) => candidate?.['00189089']);
  return holder ? unit(numbers(holder, '00189089')) : undefined;
}

function privateDirection(dataSet: DataSet): Vector3 | undefined {
  const one = (group: string, creator: string, element: string) => {
    const tag = privateTag(dataSet, group, creator, element);
    return tag === undefined ? [] : numbers(dataSet, tag);
  };
  const three = (group: string, creator: string, elements: readonly string[]) =>
    elements.flatMap((element) => one(group, creator, element).slice(0, 1));
  return (
    unit(one('0019', 'SIEMENS MR HEADER', '0E')) ??
    csaHeader(dataSet)?.direction ??
    unit(three('2005', 'Philips MR Imaging DD 001', ['B0', 'B1', 'B2'])) ??
    unit(three('0019', 'GEMS_ACQU_01', ['BB', 'BC', 'BD'])) ??
    unit(one('0065', 'Image Private Header', '37'))
  );
}

/** Canon and Toshiba: "b=1500(0.1,-0.2,0.9)" in Image Comments. */
function commentDirection(dataSet: DataSet): Vector3 | undefined {
  const match = /^\s*b=[\d.]+\(([^)]*)\)/.exec(text(dataSet, '00204000') ?? '');
  return match ? unit((match[1] ?? '').split(',').map(Number)) : undefined;
}

/** Maps that scanners store among or beside diffusion images (mri-adc.md section 5): never fitted. */
export function isDerivedMap(dataSet: DataSet): 'adc' | 'other' | undefined {
  const types = [...imageTypes(dataSet), ...frameTypes(dataSet)];
  // CALC_BVALUE: Siemens extrapolates an image of a b-value that was never measured.
  if (types.some((type) => ['EADC', 'EXPONENTIAL', 'CALC_BVALUE'].includes(type))) return 'other';
  if (types.includes('ADC') || types.includes('APPARENT DIFFUSION') || hasAdcQuantity(dataSet)) return 'adc';
  const description = text(dataSet, '0008103E') ?? '';
  // GE keeps the b-value of the source in its map, and names the quantity with its unit.
  if (/^apparent diffusion coefficient \(mm/i.test(description)) return 'adc';
  if (/\beadc\b|exponential/i.test(description)) return 'other';
  if (/(^|[^a-z])adc([^a-z]|$)/i.test(description) && !statesB(dataSet)) return 'adc';
  return types.some((type) => ['FA', 'TENSOR', 'MEAN_DIFFUSIVITY'].includes(type)) ? 'other' : undefined;
}

/** Any b-value, usable or out of range: such an image is a signal whatever its name. */
const statesB = (dataSet: DataSet) => (bValueOf(dataSet) ?? implausibleB(dataSet)) !== undefined;

function frameTypes(dataSet: DataSet): readonly string[] {
  const [macro] = items(dataSet, '00189226');
  return [...texts(dataSet, '00089007'), ...(macro ? texts(macro, '00089007') : [])].map((value) =>
    value.toUpperCase(),
  );
}

/** Quantity Definition of a real world value mapping: (113041, DCM, Apparent Diffusion Coefficient). */
function hasAdcQuantity(dataSet: DataSet): boolean {
  return items(dataSet, '00409096').some((mapping) =>
    items(mapping, '00409220').some((definition) =>
      items(definition, '0040A168').some((code) => text(code, '00080100') === '113041'),
    ),
  );
}
