/** As in marking.css. */
const SIZE = 12;
/** Mean width of a character as a part of its size, where the browser lends no canvas. */
const MEAN_CHARACTER = 0.6;
/** Labels are set in tabular figures, which a canvas does not measure and which are wider by up to this factor. */
const TABULAR = 1.08;

/** Measures label lines before they are drawn, px: a label placed by a guess is cut off or runs into the next. */
export function createTextMeasure() {
  const context = document.createElement('canvas').getContext('2d');
  const { fontFamily } = getComputedStyle(document.body);
  const known = new Map<string, number>();
  return (text: string, bold: boolean): number => {
    const font = `${bold ? 700 : 400} ${SIZE}px ${fontFamily}`;
    const key = `${font} ${text}`;
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    if (context) context.font = font;
    const width = context ? context.measureText(text).width * TABULAR : text.length * SIZE * MEAN_CHARACTER;
    known.set(key, width);
    return width;
  };
}
