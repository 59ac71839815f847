/**
 * Text of Specific Character Set (0008,0005), PS3.3 C.12.1.1.2 and PS3.5 section 6.1. Without code extensions one
 * decoder serves the whole value; with them (ISO 2022) escape sequences switch, and delimiters switch back.
 */
export type TextDecoding = (bytes: Uint8Array) => string;

const LABELS: Readonly<Record<string, string>> = {
  'ISO_IR 100': 'windows-1252',
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 148': 'windows-1254',
  'ISO_IR 203': 'iso-8859-15',
  'ISO_IR 13': 'shift_jis',
  'ISO_IR 166': 'windows-874',
  'ISO_IR 87': 'iso-2022-jp',
  'ISO_IR 149': 'euc-kr',
  'ISO_IR 58': 'gb18030',
  'ISO_IR 192': 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gbk',
};

/** What follows ESC, as text, and the decoder it switches to (PS3.3 tables C.12-3 to C.12-5). */
const ESCAPES: readonly (readonly [string, string])[] = [
  ['(B', 'windows-1252'],
  ['(J', 'shift_jis'],
  [')I', 'shift_jis'],
  ['-A', 'windows-1252'],
  ['-B', 'iso-8859-2'],
  ['-C', 'iso-8859-3'],
  ['-D', 'iso-8859-4'],
  ['-L', 'iso-8859-5'],
  ['-G', 'iso-8859-6'],
  ['-F', 'iso-8859-7'],
  ['-H', 'iso-8859-8'],
  ['-M', 'windows-1254'],
  ['-b', 'iso-8859-15'],
  ['-T', 'windows-874'],
  ['$B', 'jis-x-0208'],
  ['$@', 'jis-x-0208'],
  ['$(D', 'jis-x-0212'],
  ['$)C', 'euc-kr'],
  ['$)A', 'gb18030'],
];

const ESC = 0x1b;
const decoders = new Map<string, TextDecoder>();

function decodeAs(label: string, bytes: Uint8Array): string {
  const decoder = decoders.get(label) ?? new TextDecoder(label);
  decoders.set(label, decoder);
  return decoder.decode(bytes);
}

/** EUC-JP holds both Japanese two-byte sets: JIS X 0208 with the high bits set, JIS X 0212 with 8F before each pair. */
function decodeJapanese(bytes: Uint8Array, supplementary: boolean): string {
  const euc: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1];
    if (byte < 0x21 || next === undefined) {
      euc.push(byte);
      continue;
    }
    if (supplementary) euc.push(0x8f);
    euc.push(byte | 0x80, next | 0x80);
    at++;
  }
  return decodeAs('euc-jp', Uint8Array.from(euc));
}

/** Without a character set the standard allows ASCII only; what is written beyond it is mostly UTF-8, else Latin-1. */
function decodeUndeclared(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeAs('windows-1252', bytes);
  }
}

/** A delimiter ends the reach of an escape sequence: backslash, and in names caret and equals; also line ends, tab. */
const isDelimiter = (byte: number) =>
  byte === 0x5c || byte === 0x5e || byte === 0x3d || byte === 0x0a || byte === 0x0c || byte === 0x0d || byte === 0x09;

function decodeRun(bytes: Uint8Array, escaped: string, initial: string): string {
  if (escaped === 'jis-x-0208') return decodeJapanese(bytes, false);
  if (escaped === 'jis-x-0212') return decodeJapanese(bytes, true);
  const end = bytes.findIndex(isDelimiter);
  if (end < 0) return decodeAs(escaped, bytes);
  return decodeAs(escaped, bytes.subarray(0, end)) + decodeAs(initial, bytes.subarray(end));
}

function decodeExtended(bytes: Uint8Array, initial: string): string {
  const first = bytes.indexOf(ESC);
  if (first < 0) return decodeAs(initial, bytes);
  let text = decodeAs(initial, bytes.subarray(0, first));
  for (let at = first; at < bytes.length;) {
    const following = bytes.indexOf(ESC, at + 1);
    const end = following < 0 ? bytes.length : following;
    const head = String.fromCharCode(...bytes.subarray(at + 1, Math.min(at + 4, end)));
    const escape = ESCAPES.find(([sequence]) => head.startsWith(sequence));
    const run = bytes.subarray(at + 1 + (escape?.[0].length ?? 0), end);
    text += decodeRun(run, escape?.[1] ?? initial, initial);
    at = end;
  }
  return text;
}

const normalise = (term: string) =>
  term
    .trim()
    .toUpperCase()
    .replace(/^ISO[ _-]?2022[ _-]IR/, 'ISO_IR')
    .replace(/^ISO[ _-]IR[ _-]?/, 'ISO_IR ');

/** How text is decoded under the values of Specific Character Set; unknown terms count as undeclared. */
export function textDecoding(terms: readonly string[]): TextDecoding {
  const [first = '', ...more] = terms;
  const label = LABELS[normalise(first)];
  if (more.length === 0 && !/2022/.test(first)) {
    return label === undefined ? decodeUndeclared : (bytes) => decodeAs(label, bytes);
  }
  // The two-byte sets are only reached by an escape sequence; before it their files are ASCII.
  const initial = label === undefined || /^(iso-2022-jp|euc-kr|gb18030)$/.test(label) ? 'windows-1252' : label;
  return (bytes) => decodeExtended(bytes, initial);
}
