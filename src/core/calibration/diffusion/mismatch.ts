import { distance, dot } from '#core/geometry/grid.ts';
import { number, type DataSet } from '#core/imaging/dataset.ts';
import type { Stack } from '#core/imaging/series.ts';
import type { Failure } from '#core/result.ts';

/** Header times are printed with few digits; a real difference of protocol is far larger than this, ms. */
const SAME_TIME = 0.5;
/** Positions of the same slice may differ by print rounding and table drift, mm. */
const SAME_PLACE = 0.5;
/** Spacing is printed with few digits: this share of it is rounding. */
const SAME_SPACING = 1e-3;
/** Cosine of 0.5°: directions further apart are another orientation. */
const SAME_DIRECTION = Math.cos(Math.PI / 360);

/** Images that cannot be fitted together: another TE, TR or geometry (mri-adc.md section 8). */
export function mismatch(stacks: readonly Stack[]): Failure | undefined {
  const [first, ...others] = stacks;
  if (!first) return undefined;
  const header = (stack: Stack): DataSet => stack.frames[0]?.dataSet ?? {};
  for (const [name, tags] of [
    ['TE', ['00189082', '00180081']],
    ['TR', ['00180080']],
  ] as const) {
    const time = (stack: Stack) => tags.map((tag) => number(header(stack), tag)).find((value) => value !== undefined);
    const odd = others.find((stack) => Math.abs((time(stack) ?? 0) - (time(first) ?? 0)) > SAME_TIME);
    if (odd)
      return {
        code: 'ADC_E_MISMATCH',
        message: `${name} ${time(first) ?? '–'} and ${time(odd) ?? '–'} ms; ADC needs equal ${name}.`,
      };
  }
  return others.some((stack) => !sameGrid(first, stack)) ? otherGeometry : undefined;
}

const otherGeometry: Failure = {
  code: 'ADC_E_MISMATCH',
  message: 'The images of different b-values do not lie on the same voxels; ADC needs equal geometry.',
  tag: '(0020,0032)',
};

function sameGrid(a: Stack, b: Stack): boolean {
  if (!a.grid.ok || !b.grid.ok) return false;
  const [one, other] = [a.grid.value, b.grid.value];
  return (
    one.dimensions.every((size, axis) => size === other.dimensions[axis]) &&
    one.spacing.every((step, axis) => Math.abs(step - (other.spacing[axis] ?? NaN)) <= SAME_SPACING * step) &&
    dot(one.row, other.row) >= SAME_DIRECTION &&
    dot(one.column, other.column) >= SAME_DIRECTION &&
    distance(one.origin, other.origin) <= SAME_PLACE
  );
}
