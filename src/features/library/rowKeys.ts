/** Rows a page key moves by. */
const PAGE = 10;

/** The row a key leads to from row `at` of `count`; undefined for keys that do not move. */
export function rowAfter(key: string, at: number, count: number): number | undefined {
  const to = wanted(key, at, count);
  return to === undefined || count === 0 ? undefined : Math.min(Math.max(to, 0), count - 1);
}

function wanted(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + PAGE;
    case 'PageUp':
      return at - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
