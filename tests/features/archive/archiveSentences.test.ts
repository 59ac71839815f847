import { describe, expect, it } from 'vitest';
import type { MissingPart, RemoteStudy } from '#core/archive/archive.ts';
import { imagesOf, missingSentences, resultsSentence } from '#features/archive/archiveSentences.ts';

const query = { patientId: '', patientName: '', from: '', to: '', modality: '', accession: '' };
const study: RemoteStudy = {
  studyUid: '1.2',
  patientId: '',
  patientName: '',
  studyDate: '',
  description: '',
  accession: '',
  modalities: [],
  series: undefined,
  images: undefined,
};

describe('what a search gave, in words', () => {
  it.each([
    [{ studies: [], next: undefined, truncated: false }, /^No study matches\./],
    [{ studies: [study], next: undefined, truncated: false }, /^1 study\.$/],
    [{ studies: [study, study], next: 50, truncated: false }, /^2 studies so far; the archive has more\.$/],
    [{ studies: [study, study], next: 50, truncated: true }, /INT_W_TRUNCATED.*narrow the search/],
  ])('%j', (results, words) => expect(resultsSentence({ query, ...results })).toMatch(words));
});

it('counts images, also while the archive has not said how many there are', () => {
  expect(imagesOf(3, 48)).toBe('3 of 48 images');
  expect(imagesOf(1, 0)).toBe('1 image');
});

it('says each reason once, with a name where it concerns one image', () => {
  const lost = (name: string, message: string): MissingPart => ({
    seriesUid: '1',
    name,
    failure: { code: 'X', message, passing: false, general: false },
  });
  expect(missingSentences([lost('a', 'Gone.'), lost('b', 'Cut.'), lost('c', 'Gone.')])).toEqual([
    '2 parts: Gone.',
    'b: Cut.',
  ]);
});
