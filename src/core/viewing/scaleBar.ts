/** Lengths a scale bar may have: 1, 2 or 5 times a power of ten, mm. */
const STEPS = [1, 2, 5];

/** The longest round length, in mm, that is drawn in at most `pixels`. */
export function scaleBarLength(millimetresPerPixel: number, pixels: number): number {
  const most = millimetresPerPixel * pixels;
  const decade = 10 ** Math.floor(Math.log10(most));
  const step = STEPS.findLast((factor) => factor * decade <= most) ?? 1;
  return step * decade;
}
