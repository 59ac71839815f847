/**
 * RFC 8785 JSON Canonicalization: no white space, object keys by UTF-16 code units, numbers and strings as ECMAScript
 * prints them. The same value gives the same bytes in every program, so its hash can be checked anywhere.
 * @throws TypeError for what JSON cannot say: NaN, infinities, undefined in an array, functions, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) return canonicalObject(value);
  throw new TypeError(`${typeof value} has no JSON form`);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`);
  return Object.is(value, -0) ? '0' : String(value);
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('A lone surrogate has no JSON form');
  return JSON.stringify(value);
}

/** Members that are undefined are left out, as JSON.stringify does. */
function canonicalObject(value: Readonly<Record<string, unknown>>): string {
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${canonicalString(key)}:${canonicalJson(member)}`];
    });
  return `{${members.join(',')}}`;
}

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
