import type { Term } from '#core/calibration/meaning.ts';
import { tagText, text, type DataSet } from '#core/imaging/dataset.ts';

/** A term that stands in the header: its raw text and tag travel with the value used. */
export function headerTerm(dataSet: DataSet, tag: string, term: Omit<Term, 'tag' | 'raw' | 'origin'>): Term {
  const raw = text(dataSet, tag);
  return { ...term, tag: tagText(tag), ...(raw === undefined ? {} : { raw }), origin: 'header' };
}

export const computedTerm = (term: Omit<Term, 'tag' | 'raw' | 'origin'>): Term => ({ ...term, origin: 'computed' });

/** What a user put in the place of a header value; the original stays visible as raw text. */
export function overrideTerm(dataSet: DataSet, tag: string, term: Omit<Term, 'tag' | 'raw' | 'origin'>): Term {
  return { ...headerTerm(dataSet, tag, term), origin: 'override' };
}

/** For formulas; the terms beside them hold every digit. */
export const sevenDigits = (value: number) => String(Number(value.toPrecision(7)));
