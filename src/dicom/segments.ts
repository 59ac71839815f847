import { items, number, numbers, text, type DataSet } from '#core/imaging/dataset.ts';
import type { StatedCode } from '#core/imaging/structures.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { colourOfLab } from './cieLab.ts';

/** What a segmentation says of one of its segments (PS3.3 C.8.20.4). */
export interface Segment {
  readonly number: number;
  readonly label: string;
  readonly algorithm: string;
  readonly colour?: string;
  readonly category?: StatedCode;
  readonly type?: StatedCode;
}

/** The first code of a code sequence (PS3.3 section 8.8); undefined when there is none. */
export function codeOf(dataSet: DataSet, tag: string): StatedCode | undefined {
  const [code] = items(dataSet, tag);
  if (!code) return undefined;
  const value = text(code, '00080100') ?? text(code, '00080119') ?? text(code, '00080120') ?? '';
  return { value, scheme: text(code, '00080102') ?? '', meaning: text(code, '00080104') ?? '' };
}

function segmentOf(item: DataSet, own: number): Segment {
  const colour = colourOfLab(numbers(item, '0062000D'));
  const category = codeOf(item, '00620003');
  const type = codeOf(item, '0062000F');
  return {
    number: own,
    label: text(item, '00620005') ?? type?.meaning ?? `Segment ${own}`,
    algorithm: [text(item, '00620008'), text(item, '00620009')].filter((word) => word !== undefined).join(' '),
    ...(colour !== undefined && { colour }),
    ...(category && { category }),
    ...(type && { type }),
  };
}

const refused = (message: string, tag: string) => failed<Failure>({ code: 'INP_E_SEG', message, tag });

/** The segments of a segmentation by number. Fails with INP_E_SEG when there are none or their numbers are unusable. */
export function segmentsOf(dataSet: DataSet): Result<ReadonlyMap<number, Segment>, Failure> {
  const segments = new Map<number, Segment>();
  for (const item of items(dataSet, '00620002')) {
    const own = number(item, '00620004');
    if (own === undefined || !Number.isInteger(own) || own < 0)
      return refused('a segment has no number', '(0062,0004)');
    if (segments.has(own)) return refused(`two segments have the number ${own}`, '(0062,0004)');
    segments.set(own, segmentOf(item, own));
  }
  return segments.size > 0 ? success(segments) : refused('it describes no segment', '(0062,0002)');
}
