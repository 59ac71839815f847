/**
 * Heights of labels, px, no two nearer than `gap`, as near to the wanted ones as they can be: labels that meet form a
 * block that stands round the mean of what its members want (the pool of adjacent violators), inside the limits.
 */
export function spreadLabels(
  wanted: readonly number[],
  { gap, top, bottom }: { readonly gap: number; readonly top: number; readonly bottom: number },
): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  let blocks: readonly Block[] = [];
  for (const index of order) blocks = joined([...blocks, { members: [index], first: wanted[index] ?? 0 }], gap);
  const placed = new Map(
    blocks.flatMap(({ members, first }) => members.map((member, at) => [member, first + at * gap] as const)),
  );
  const heights = wanted.map((height, index) => placed.get(index) ?? height);
  return kept(heights, order, { gap, top, bottom });
}

interface Block {
  readonly members: readonly number[];
  /** Height of its first label. */
  readonly first: number;
}

function joined(blocks: readonly Block[], gap: number): readonly Block[] {
  const [above, below] = [blocks.at(-2), blocks.at(-1)];
  if (!above || !below || above.first + above.members.length * gap <= below.first) return blocks;
  const members = [...above.members, ...below.members];
  // Both starts minus what stands above them in the new block, weighted by their members: the mean of what all want.
  const shifted = below.first - above.members.length * gap;
  const first = (above.first * above.members.length + shifted * below.members.length) / members.length;
  return joined([...blocks.slice(0, -2), { members, first }], gap);
}

/** Pushed up from the bottom, then down from the top, which wins when there is no room for all. */
function kept(
  heights: readonly number[],
  order: readonly number[],
  { gap, top, bottom }: { readonly gap: number; readonly top: number; readonly bottom: number },
): readonly number[] {
  const result = [...heights];
  let limit = bottom;
  for (const index of order.toReversed()) {
    limit = Math.min(result[index] ?? 0, limit);
    result[index] = limit;
    limit -= gap;
  }
  limit = top;
  for (const index of order) {
    limit = Math.max(result[index] ?? 0, limit);
    result[index] = limit;
    limit += gap;
  }
  return result;
}
