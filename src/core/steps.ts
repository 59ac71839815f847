/**
 * Work that can pause: it yields where a thread that also draws may take a breath, and returns its result. Who has
 * nothing else to do takes all steps at once with `finished`.
 */
export type Steps<T> = Generator<undefined, T>;

/** Takes every step at once. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Maps with a pause after every item. */
export function* mapped<A, B>(items: readonly A[], map: (item: A) => B): Steps<readonly B[]> {
  const results: B[] = [];
  for (const item of items) {
    results.push(map(item));
    yield;
  }
  return results;
}
