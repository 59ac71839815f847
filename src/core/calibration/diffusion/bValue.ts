import { csaHeader } from '#core/calibration/diffusion/csaHeader.ts';
import { privateElement, type PrivateElement } from '#core/imaging/privateElement.ts';
import { items, number, numbers, tagText, text, type DataSet } from '#core/imaging/dataset.ts';
import type { Notice } from '#core/result.ts';

export interface FoundBValue {
  /** s/mm². */
  readonly b: number;
  /** The tag it came from, in words for the card. */
  readonly source: string;
  readonly warnings: readonly Notice[];
}

/** b-values beyond this are a misread private code, never a measurement. */
const HIGHEST_B = 20_000;

/** Two sources that differ by more than this are worth a word, s/mm². */
const DISAGREEMENT = 1;

/**
 * The b-value of an image: the first row of mri-adc.md section 2 that yields a finite number ≥ 0. The standard attribute
 * wins over private ones (`ADC_W_B_DISAGREE`); a value out of range carries `ADC_E_BRANGE` and is not used. Row 10
 * (b = 0 where nothing is stated) needs the series: see `bGroups`.
 * A damaged CSA header is named whichever row gives the b-value (`ADC_W_CSA_CORRUPT`).
 */
export function bValueOf(dataSet: DataSet): FoundBValue | undefined {
  const row = firstRow(dataSet);
  return row && withDamage(row, dataSet);
}

/** The b-value with what the CSA header of its image has to say. */
export function withDamage(row: FoundBValue, dataSet: DataSet): FoundBValue {
  const damage = csaHeader(dataSet)?.warnings ?? [];
  return damage.length === 0 ? row : { ...row, warnings: [...row.warnings, ...damage] };
}

function firstRow(dataSet: DataSet): FoundBValue | undefined {
  const standard = standardB(dataSet);
  const found = standard ?? privateB(dataSet);
  if (!found) return lastResort(dataSet);
  if (!standard) return found;
  const other = privateB(dataSet);
  if (!other || Math.abs(other.b - standard.b) <= DISAGREEMENT) return standard;
  const message = `b = ${standard.b} in (0018,9087) but ${other.b} in ${other.source}; the standard attribute is used.`;
  return { ...standard, warnings: [{ code: 'ADC_W_B_DISAGREE', message, tag: '(0018,9087)' }] };
}

const inRange = (b: number) => b >= 0 && b <= HIGHEST_B;

/** What a row states, in range or not; undefined where it states no number. */
const stated = (b: number | undefined, source: string, warnings: readonly Notice[] = []): FoundBValue | undefined =>
  b !== undefined && Number.isFinite(b) ? { b, source, warnings } : undefined;

const found = (row: FoundBValue | undefined): FoundBValue | undefined => (row && inRange(row.b) ? row : undefined);

/** (0018,9087) of the MR Diffusion Sequence of enhanced objects, else of the image itself. */
function statedStandard(dataSet: DataSet): number | undefined {
  const [macro] = items(dataSet, '00189117');
  return number(macro ?? dataSet, '00189087') ?? number(dataSet, '00189087');
}

/** Rows 1 and 2. NONE says b = 0 only in the macro of enhanced objects: classic images are asked for private values first. */
function standardB(dataSet: DataSet): FoundBValue | undefined {
  const row = found(stated(statedStandard(dataSet), '(0018,9087)'));
  if (row) return row;
  const [macro] = items(dataSet, '00189117');
  return macro && text(macro, '00189075') === 'NONE' ? { b: 0, source: '(0018,9075) NONE', warnings: [] } : undefined;
}

function privateNumbers(dataSet: DataSet, wanted: PrivateElement) {
  const element = privateElement(dataSet, wanted);
  if (!element) return undefined;
  const tag = tagText(element.tag);
  const message = `${tag} has no private creator; taken because the manufacturer matches.`;
  const warnings = element.creatorMissing ? [{ code: 'ADC_W_PRIVATE_CREATOR', message, tag }] : [];
  return { tag, values: numbers(dataSet, element.tag), warnings };
}

const SIEMENS = { group: '0019', creator: 'SIEMENS MR HEADER', element: '0C', manufacturer: /SIEMENS/i };
const GE = { group: '0043', creator: 'GEMS_PARM_01', element: '39', manufacturer: /^GE/i };
const PHILIPS = { group: '2001', creator: 'Philips Imaging DD 001', element: '03', manufacturer: /PHILIPS/i };
const UIH = { group: '0065', creator: 'Image Private Header', element: '09', manufacturer: /UIH|UNITED/i };

/** Rows 3 to 7, in order. */
const PRIVATE_ROWS = [siemensB, csaB, geB, philipsB, actualUihB, nominalUihB] as const;

function privateB(dataSet: DataSet): FoundBValue | undefined {
  for (const read of PRIVATE_ROWS) {
    const row = found(read(dataSet));
    if (row) return row;
  }
  return undefined;
}

function siemensB(dataSet: DataSet): FoundBValue | undefined {
  const element = privateNumbers(dataSet, SIEMENS);
  return element && stated(element.values[0], element.tag, element.warnings);
}

function csaB(dataSet: DataSet): FoundBValue | undefined {
  return stated(csaHeader(dataSet)?.bValue, 'CSA header B_value (0029,1010)');
}

/** GE writes b with 1e9 added on some releases: 1000000750 is 750. */
function geB(dataSet: DataSet): FoundBValue | undefined {
  const element = privateNumbers(dataSet, GE);
  const value = element?.values[0];
  return element && stated(value !== undefined && value >= 1e9 ? value % 1e9 : value, element.tag, element.warnings);
}

function philipsB(dataSet: DataSet): FoundBValue | undefined {
  const element = privateNumbers(dataSet, PHILIPS);
  const value = element?.values[0];
  return (
    element && stated(value === undefined ? undefined : Math.round(value * 10) / 10, element.tag, element.warnings)
  );
}

function actualUihB(dataSet: DataSet): FoundBValue | undefined {
  const actual = privateNumbers(dataSet, UIH);
  const [a, n] = [actual?.values[0], nominalUihB(dataSet)?.b];
  const differ = a !== undefined && n !== undefined && n > 0 && Math.abs(a / n - 1) > 0.05;
  return stated(a, actual?.tag ?? '', differ ? [nominalDiffers(a, n, actual?.tag)] : []);
}

function nominalDiffers(actual: number, nominal: number, tag = '(0065,1009)'): Notice {
  const [a, n] = [actual, nominal].map((b) => Number(b.toFixed(1)));
  const message = `Actual b ${a} differs from nominal b ${n} by more than 5 %; the actual one is used.`;
  return { code: 'ADC_W_B_NOMINAL', message, tag };
}

function nominalUihB(dataSet: DataSet): FoundBValue | undefined {
  const nominal = privateNumbers(dataSet, { ...UIH, element: '0A' });
  return stated(nominal?.values[0], nominal?.tag ?? '');
}

/** Rows 8 and 9: text that vendors write for people. */
function lastResort(dataSet: DataSet): FoundBValue | undefined {
  const comment = /^\s*b=(\d+(?:\.\d+)?)\(/.exec(text(dataSet, '00204000') ?? '');
  if (comment) return found(stated(Number(comment[1]), 'Image Comments (0020,4000)'));
  const name = text(dataSet, '00180024') ?? '';
  const sequence = /(?:^|[*_])b(\d+)(?:t|#\d+)?$/i.exec(name);
  if (!sequence) return undefined;
  const message = `b = ${sequence[1]} is read from the sequence name "${name}".`;
  const warnings = [{ code: 'ADC_W_B_FROM_NAME', message, tag: '(0018,0024)' }];
  return found(stated(Number(sequence[1]), 'Sequence Name (0018,0024)', warnings));
}

/**
 * A stated b-value that no scanner gives: reported, never used (mri-adc.md section 8). A private one is reported where
 * no row before the texts gives a b-value.
 */
export function implausibleB(dataSet: DataSet): Notice | undefined {
  const standard = statedStandard(dataSet);
  if (standard !== undefined && !inRange(standard)) return outOfRange(standard, '(0018,9087)');
  if (standardB(dataSet) ?? privateB(dataSet)) return undefined;
  const [row] = PRIVATE_ROWS.flatMap((read) => read(dataSet) ?? []);
  return row && outOfRange(row.b, row.source.startsWith('(') ? row.source : '(0029,1010)');
}

const outOfRange = (b: number, tag: string): Notice => ({
  code: 'ADC_E_BRANGE',
  message: `b = ${b} s/mm2 is out of range (0–${HIGHEST_B}).`,
  tag,
});
