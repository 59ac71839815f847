import { expect, it } from 'vitest';
import type { FoundStudies } from '#actions/archive/searchArchiveWords.ts';
import { foundSentence } from '#features/library/foundSentence.ts';

const ANY = { patientId: '*a*', patientName: '', from: '', to: '', modality: '', accession: '' };
const rest: FoundStudies['rest'] = [{ query: ANY, offset: 50, seen: [] }];

it.each<[FoundStudies, string]>([
  [{ studyUids: [], rest: [], truncated: false }, 'The archive has none.'],
  [{ studyUids: ['1'], rest: [], truncated: false }, '1 study on the archive.'],
  [{ studyUids: ['1', '2'], rest, truncated: false }, '2 studies on the archive so far; there may be more.'],
  // A search that failed may have found some: none so far is not none.
  [{ studyUids: [], rest, truncated: false }, '0 studies on the archive so far; there may be more.'],
  [{ studyUids: ['1', '2'], rest, truncated: true }, '2 studies on the archive so far; there may be more.'],
  [
    { studyUids: ['1', '2'], rest: [], truncated: true },
    '2 studies on the archive, which left out further results (INT_W_TRUNCATED): type more to narrow the search.',
  ],
])('says what was found: %j', (found, sentence) => expect(foundSentence(found)).toBe(sentence));
