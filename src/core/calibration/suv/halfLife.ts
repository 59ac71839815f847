import { items, text, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { decimal } from './attributes.ts';
import { tabulatedHalfLife } from './halfLives.ts';
import type { Known } from './patient.ts';
import { headerTerm } from './terms.ts';

const HALF_LIFE = '00181075';

/** How far the header may stray from the table before it is said. */
const DEVIATION = 0.02;

/** Half-life in s: the header's, checked against the table, or the table's where the header has none (5.3). */
export function halfLife(item: DataSet): Result<Known<number>, Failure> {
  const stated = decimal(item, HALF_LIFE);
  if (!stated.ok) return stated;
  const [code] = items(item, '00540300');
  const table = code && tabulatedHalfLife(text(code, '00080100'), text(code, '00080104'));
  const term = (value: number) => ({
    symbol: 'T½',
    meaning: 'Radionuclide Half Life',
    value: String(value),
    unit: 's',
  });
  if (stated.value !== undefined && stated.value > 0) {
    const { value } = stated;
    const off = table !== undefined && Math.abs(value / table.seconds - 1) > DEVIATION;
    const message = off
      ? `Half-life ${value} s differs from ${table.seconds} s of ${table.name}; the header value is used.`
      : '';
    const warnings = off ? [{ code: 'SUV_W_HALFLIFE', message, tag: '(0018,1075)' }] : [];
    return success({ value, term: headerTerm(item, HALF_LIFE, term(value)), warnings });
  }
  if (!table) {
    return failed({
      code: 'SUV_E_HALFLIFE',
      message: 'The half-life (0018,1075) is missing and the radionuclide (0054,0300) is not known.',
      tag: '(0018,1075)',
    });
  }
  const filled = { ...term(table.seconds), meaning: `half-life of ${table.name}`, origin: 'table' as const };
  return success({ value: table.seconds, term: filled, warnings: [] });
}
