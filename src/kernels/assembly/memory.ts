/** First free byte after static data: everything from here on belongs to the caller's arena. */
export function heapBase(): usize {
  return __heap_base;
}
