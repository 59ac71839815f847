import type { DataElement, DataSet } from '#core/imaging/dataset.ts';
import type { Instance } from '#core/imaging/instance.ts';

export interface CodedTerm {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string;
}

export const element = (vr: string, ...values: readonly (string | number | DataSet)[]): DataElement => ({
  vr,
  Value: values,
});

export const sequence = (...items: readonly DataSet[]): DataElement => ({ vr: 'SQ', Value: items });

/** The code as the only item of its sequence (PS3.3 section 8.8). */
export const codeSequence = ({ value, scheme, meaning }: CodedTerm): DataElement =>
  sequence({
    '00080100': element('SH', value),
    '00080102': element('SH', scheme),
    '00080104': element('LO', meaning),
  });

/** LO holds 64 characters (PS3.5 section 6.2). */
export const longString = (words: string) => Array.from(words).slice(0, 64).join('');

/** An item that names an instance (SOP Instance Reference macro, PS3.3 table 10-11). */
export const reference = ({ sopClassUid, sopInstanceUid }: Instance): DataSet => ({
  '00081150': element('UI', sopClassUid),
  '00081155': element('UI', sopInstanceUid),
});
