import type { CalibrationRecord, Term } from '#core/calibration/meaning.ts';
import { items, text, type DataSet } from '#core/imaging/dataset.ts';
import { tabulatedHalfLife } from './halfLives.ts';

/** SNOMED CT and SRT codes of fluorodeoxyglucose F-18 in (0054,0304) (PS3.16 CID 4021). */
const FDG_CODES = ['35321007', 'C-B1031'];

/** The value of the tracer term of FDG, whatever the header calls it. */
const FDG = 'FDG';

/** The term of a record that says which tracer was given. */
const SYMBOL = 'tracer';

/** Where a tracer was named by its radionuclide alone. */
const NUCLIDE = '(0054,0300)';

/**
 * The tracer of an item of Radiopharmaceutical Information Sequence as a term: "FDG", else what the header names, else
 * its radionuclide; undefined where it states none of them.
 */
export function tracerTerm(item: DataSet): Term | undefined {
  const [code] = items(item, '00540304');
  const [nuclide] = items(item, '00540300');
  const named = (code && text(code, '00080104')) ?? (code && text(code, '00080100'));
  const told = said(item, '00180031');
  const common = { symbol: SYMBOL, meaning: 'Radiopharmaceutical', unit: '', origin: 'header' as const };
  if (told !== undefined || named !== undefined) {
    const stated = told === undefined ? { tag: '(0054,0304)', raw: named } : { tag: '(0018,0031)', raw: told };
    const raw = stated.raw ?? '';
    return { ...common, value: isFdg(item) ? FDG : withNuclide(raw, item), tag: stated.tag, raw };
  }
  const element = nuclide && (nuclideName(item) ?? said(nuclide, '00080104'));
  if (element === undefined) return undefined;
  return { ...common, value: `${element}, pharmaceutical not stated`, tag: NUCLIDE };
}

/** Fluorodeoxyglucose by its code or its name, and no other nuclide than F-18 beside it. */
export function isFdg(item: DataSet): boolean {
  const [code] = items(item, '00540304');
  const words = `${text(item, '00180031') ?? ''} ${(code && text(code, '00080104')) ?? ''}`;
  const named = FDG_CODES.includes((code && text(code, '00080100')) ?? '') || /fdg|fluorodeoxyglucose/i.test(words);
  return named && (nuclideName(item) ?? 'F-18') === 'F-18';
}

/** The tracer a record was made for, as `tracerTerm` names it. */
export const tracerOf = ({ terms }: CalibrationRecord): string | undefined =>
  terms.find(({ symbol }) => symbol === SYMBOL)?.value;

/** The same where the pharmaceutical itself is stated: two tracers may share a nuclide. */
export const statedTracerOf = ({ terms }: CalibrationRecord): string | undefined =>
  terms.find(({ symbol, tag }) => symbol === SYMBOL && tag !== NUCLIDE)?.value;

const said = (dataSet: DataSet, tag: string) => text(dataSet, tag)?.trim() || undefined;

/** "F-18", of a nuclide the table knows (pet-suv.md 5.3). */
function nuclideName(item: DataSet): string | undefined {
  const [code] = items(item, '00540300');
  return code && tabulatedHalfLife(text(code, '00080100'), text(code, '00080104'))?.name;
}

/** A name that says FDG of another nuclide is not believed: both are shown. */
function withNuclide(name: string, item: DataSet): string {
  const nuclide = nuclideName(item);
  return nuclide !== undefined && /fdg|fluorodeoxyglucose/i.test(name) ? `${name} with ${nuclide}` : name;
}
