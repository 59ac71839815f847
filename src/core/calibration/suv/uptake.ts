import { items, text, type DataSet } from '#core/imaging/dataset.ts';
import type { Notice } from '#core/result.ts';

/** SNOMED and SRT codes of fluorodeoxyglucose F-18 in (0054,0304). */
const FDG_CODES = ['35321007', 'C-B1031'];

function isFdg(item: DataSet): boolean {
  const [code] = items(item, '00540304');
  const said = `${text(item, '00180031') ?? ''} ${(code && text(code, '00080104')) ?? ''}`;
  return FDG_CODES.includes((code && text(code, '00080100')) ?? '') || /fdg|fluorodeoxyglucose/i.test(said);
}

/** FDG is imaged 55 to 75 minutes after injection (QIBA-FDG; pet-suv.md 7.7). `uptake` in s. */
export function uptakeWarnings(item: DataSet, uptake: number): readonly Notice[] {
  const minutes = uptake / 60;
  if (!isFdg(item) || (minutes >= 55 && minutes <= 75)) return [];
  const message = `Uptake ${Math.round(minutes)} min; profile expects 55–75 min.`;
  return [{ code: 'SUV_W_UPTAKE_FDG', message, tag: '(0018,1078)' }];
}
