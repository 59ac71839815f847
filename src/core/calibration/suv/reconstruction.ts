import type { CalibrationRecord, Term } from '#core/calibration/meaning.ts';
import { text, type DataSet } from '#core/imaging/dataset.ts';

const SYMBOL = 'reconstruction';

/**
 * How the images were reconstructed, as a term: Reconstruction Method (0054,1103) with the Convolution Kernel (0018,1210)
 * where one is stated (PS3.3 C.8.9.1); undefined where the header states no method. SUVmax follows it.
 */
export function reconstructionTerm(dataSet: DataSet): Term | undefined {
  const method = text(dataSet, '00541103')?.trim();
  if (!method) return undefined;
  const kernel = text(dataSet, '00181210')?.trim();
  return {
    symbol: SYMBOL,
    meaning: 'Reconstruction Method',
    value: kernel ? `${method}, ${kernel}` : method,
    unit: '',
    tag: '(0054,1103)',
    raw: method,
    origin: 'header',
  };
}

/** The reconstruction a record was made for; undefined where the header states none. */
export const reconstructionOf = ({ terms }: CalibrationRecord): string | undefined =>
  terms.find(({ symbol }) => symbol === SYMBOL)?.value;
