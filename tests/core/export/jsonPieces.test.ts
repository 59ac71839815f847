import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonPieces } from '#core/export/jsonPieces.ts';

const joined = (document: Readonly<Record<string, unknown>>) => [...jsonPieces(document)].join('');

it('gives what JSON.stringify gives, whatever the document', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (document) => {
      expect(joined(document)).toBe(`${JSON.stringify(document, undefined, 2)}\n`);
    }),
  );
});

it('leaves out what is undefined, and gives each item of a list on its own', () => {
  const document = { none: undefined, list: [{ a: 'line\nline' }, undefined, [1]], empty: [] };
  expect(joined(document)).toBe(`${JSON.stringify(document, undefined, 2)}\n`);
  expect([...jsonPieces(document)]).toHaveLength(6);
});
