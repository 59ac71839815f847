import type { Term } from '#core/calibration/meaning.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import type { SuvVariant } from '#core/quantities.ts';
import { success, type Failure, type Notice, type Result } from '#core/result.ts';
import { normaliser } from './normaliser.ts';
import type { PatientOverrides } from './overrides.ts';
import { computedTerm, sevenDigits } from './terms.ts';

export interface Conversion {
  readonly ratio: number;
  /** What follows the value in the formula, and the same with its numbers; empty when nothing has to be done. */
  readonly formula: string;
  readonly filled: string;
  readonly terms: readonly Term[];
  readonly warnings: readonly Notice[];
}

/** N_x / N_type between two SUV variants (pet-suv.md section 4); 1, needing no attribute, between the same. */
export function toVariant(
  dataSet: DataSet,
  { from, to }: { readonly from: SuvVariant; readonly to: SuvVariant },
  overrides: PatientOverrides,
): Result<Conversion, Failure> {
  if (to === from) return success({ ratio: 1, formula: '', filled: '', terms: [], warnings: [] });
  const [target, source] = [normaliser(dataSet, to, overrides), normaliser(dataSet, from, overrides)];
  if (!target.ok) return target;
  if (!source.ok) return source;
  const term = (symbol: string, meaning: string, { value, unit }: { value: number; unit: string }) =>
    computedTerm({ symbol, meaning, value: String(value), unit });
  const known = new Map([...source.value.terms, ...target.value.terms].map((one) => [one.symbol, one]));
  known.delete('N');
  return success({
    ratio: target.value.value / source.value.value,
    formula: ' × N_x / N_type',
    filled: ` × ${sevenDigits(target.value.value)} ${target.value.unit} / ${sevenDigits(source.value.value)} ${source.value.unit}`,
    terms: [
      ...known.values(),
      term('N_x', `normaliser of ${to}`, target.value),
      term('N_type', `normaliser of ${from}`, source.value),
    ],
    warnings: [...target.value.warnings, ...source.value.warnings],
  });
}
