import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyParts, boundaryOf } from '#remote/multipart.ts';
import { joined, latin } from '../builders/dicom.ts';

const textOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const parsed = (body: string, boundary = 'b') => bodyParts(latin(body), boundary);
const codeOf = (body: string) => {
  const parts = parsed(body);
  return parts.ok ? 'ok' : parts.failure.code;
};

describe('the boundary of a Content-Type', () => {
  it.each([
    ['multipart/related; type="application/dicom"; boundary=abc', 'abc'],
    ['multipart/related;boundary="a b"; type=x', 'a b'],
    ["multipart/related; BOUNDARY='()+_,-./:=?", "'()+_,-./:=?"],
  ])('%s', (contentType, boundary) => expect(boundaryOf(contentType)).toBe(boundary));

  it.each([
    'multipart/related',
    'multipart/related; boundary=',
    'multipart/related; boundary=""',
    'multipart/related; boundary="a "',
    `multipart/related; boundary=${'x'.repeat(71)}`,
    'multipart/related; boundary="a\r\nb"',
    'multipart/related; xboundary=a',
  ])('is none in %j', (contentType) => expect(boundaryOf(contentType)).toBeUndefined());
});

describe('the parts of a body (RFC 2046 section 5.1)', () => {
  it('reads the example of RFC 2046: preamble, a part without headers, one with, epilogue', () => {
    const parts = parsed(
      [
        'This is the preamble.  It is to be ignored.',
        '--simple boundary',
        '',
        'Implicitly typed. It does NOT end with a linebreak.',
        '--simple boundary',
        'Content-type: text/plain; charset=us-ascii',
        '',
        'Explicitly typed. It DOES end with a linebreak.',
        '',
        '--simple boundary--',
        'This is the epilogue.',
      ].join('\r\n'),
      'simple boundary',
    );
    if (!parts.ok) throw new Error(parts.failure.message);
    expect(parts.value.map(({ bytes }) => textOf(bytes))).toEqual([
      'Implicitly typed. It does NOT end with a linebreak.',
      'Explicitly typed. It DOES end with a linebreak.\r\n',
    ]);
    expect(parts.value[1]?.headers.get('content-type')).toBe('text/plain; charset=us-ascii');
  });

  it('takes a delimiter followed by spaces, and content that only looks like one', () => {
    const parts = parsed('--b \t\r\n\r\nx\r\n--bad\r\ny\r\n--b--');
    expect(parts.ok && parts.value.map(({ bytes }) => textOf(bytes))).toEqual(['x\r\n--bad\r\ny']);
  });

  it.each([
    ['', 'INT_E_CUT'],
    ['no delimiter at all', 'INT_E_ANSWER'],
    ['--b--', 'INT_E_ANSWER'],
    ['--b\r\n\r\nhalf a pa', 'INT_E_CUT'],
    ['--b\r\n\r\nx\r\n--b\r\n\r\ny', 'INT_E_CUT'],
    ['--b\r\nContent-Type: a/b', 'INT_E_CUT'],
    ['--b\r\nno colon\r\n\r\nx\r\n--b--', 'INT_E_ANSWER'],
    ['--b\r\nA: b\r\n--b--', 'INT_E_ANSWER'],
    [`--b\r\nA: ${'x'.repeat(20_000)}\r\n\r\nx\r\n--b--`, 'INT_E_ANSWER'],
  ])('refuses %j', (body, code) => expect(codeOf(body)).toBe(code));

  it('gives back any content, and no part of any body that was cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        (files, cut) => {
          const body = joined(
            ...files.flatMap((file) => [latin('\r\n--boundary-7\r\nA: b\r\n\r\n'), file]),
            latin('\r\n--boundary-7--'),
          );
          const whole = bodyParts(body, 'boundary-7');
          expect(whole.ok && whole.value.map(({ bytes }) => [...bytes])).toEqual(files.map((file) => [...file]));
          expect(bodyParts(body.subarray(0, cut % body.length), 'boundary-7').ok).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('ends on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (body) => {
        expect(typeof bodyParts(joined(latin('--b'), body), 'b').ok).toBe('boolean');
      }),
    );
  });
});
