import { evaluateRecist, parseRecistFile } from '#core/response/recistFile.ts';
import { readJson } from './jsonFile.ts';
import type { Report } from './report.ts';

/** `readout recist FILE.json`: sums, changes and target response per time point, with the rule that fired. */
export async function recist(file: string, { json = false }: { json?: boolean }, report: Report): Promise<void> {
  const parsed = parseRecistFile(await readJson(file));
  if (!parsed.ok) return report.fail(parsed.failure, file);
  const evaluated = evaluateRecist(parsed.value);
  if (!evaluated.ok) return report.fail(evaluated.failure, file);
  const percent = (value: number | undefined) => (value === undefined ? '–' : `${value.toFixed(1)} %`);
  report.print(evaluated.value, json, [
    ...evaluated.value.timePoints.map(({ label, date, sum, changeFromBaseline, percentFromNadir, verdict }) => {
      const changes = `baseline ${percent(changeFromBaseline)}, nadir ${percent(percentFromNadir)}`;
      const words = verdict ? `${verdict.response} (${verdict.row}: ${verdict.words})` : 'baseline';
      return `${date} ${label}: sum ${sum === undefined ? '–' : `${sum.toFixed(1)} mm`}, ${changes}: ${words}`;
    }),
    ...evaluated.value.warnings.map(({ code, message }) => `${message} [${code}]`),
  ]);
}
