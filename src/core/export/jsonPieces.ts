/**
 * A JSON document as `JSON.stringify(document, undefined, 2)` and a line end would give it, in pieces: each member, and
 * each item of a member that is a list. Members that are undefined are left out.
 */
export function* jsonPieces(document: Readonly<Record<string, unknown>>): Generator<string, undefined> {
  const members = Object.entries(document).filter(([, value]) => value !== undefined);
  if (members.length === 0) return void (yield '{}\n');
  for (const [index, [name, value]] of members.entries()) {
    const start = `${index === 0 ? '{' : ','}\n  ${JSON.stringify(name)}: `;
    if (Array.isArray(value) && value.length > 0) yield* listPieces(start, value);
    else yield start + indented(value, 2);
  }
  yield '\n}\n';
}

function* listPieces(start: string, items: readonly unknown[]): Generator<string, undefined> {
  for (const [index, item] of items.entries()) {
    yield `${index === 0 ? `${start}[` : ','}\n    ${indented(item, 4)}`;
  }
  yield '\n  ]';
}

/** Line ends inside of text are escaped, so that every one here is of the layout. */
const indented = (value: unknown, by: number) =>
  (JSON.stringify(value, undefined, 2) ?? 'null').replaceAll('\n', `\n${' '.repeat(by)}`);
