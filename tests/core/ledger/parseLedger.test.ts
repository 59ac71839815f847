import { describe, expect, it } from 'vitest';
import { verifyChain } from '#core/ledger/chain.ts';
import { ledgerLines, parseLedger } from '#core/ledger/parseLedger.ts';
import { draft, ledgerOf, region } from '../../builders/ledger.ts';

const entries = ledgerOf(
  { kind: 'session-opened', software: 'Readout 0.1.0' },
  { kind: 'region-added', region: region({ organ: '=cmd()' }) },
  draft({ kind: 'region-removed', region: region() }, { via: 'undo' }),
);
const text = [...ledgerLines(entries)].join('');
const lines = text.split('\n');

describe('the ledger file', () => {
  it('reads back what was written, chain intact', () => {
    const parsed = parseLedger(text);
    expect(parsed).toEqual({ ok: true, value: entries });
    expect(parsed.ok && verifyChain(parsed.value).intact).toBe(true);
  });

  it('takes Windows line ends and a byte order mark', () => {
    expect(parseLedger(`\uFEFF${text.replaceAll('\n', '\r\n')}`).ok).toBe(true);
  });

  it('is empty when the file is', () => expect(parseLedger('')).toEqual({ ok: true, value: [] }));

  it.each([
    ['not JSON', [lines[0], '{"sequence":', lines[2]].join('\n'), 'Line 2: not JSON'],
    ['an empty line inside', [lines[0], '', lines[2]].join('\n'), 'Line 2: not JSON'],
    ['another object', '{"a":1}', 'Line 1: sequence'],
    ['a list', '[]', 'Line 1: not a ledger entry'],
    ['a member too much', lines[0]?.replace('{', '{"extra":1,'), 'Line 1: not a ledger entry'],
    ['an unknown act', lines[0]?.replace('session-opened', 'erased'), 'Line 1: act.kind'],
    ['a short hash', lines[0]?.replace(/"hash":"[0-9a-f]{4}/, '"hash":"'), 'Line 1: hash'],
    ['a local time', lines[0]?.replace('.000Z', '.000+01:00'), 'Line 1: at'],
  ])('names the line: %s', (_what, broken, start) => {
    const parsed = parseLedger(broken ?? '');
    expect(parsed.ok ? '' : parsed.failure.message.startsWith(start)).toBe(true);
  });
});
