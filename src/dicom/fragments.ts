import type { DataSet } from '#core/imaging/dataset.ts';
import type { PixelLocation } from '#core/imaging/instance.ts';
import { corrupt, truncated } from './withheldReason.ts';

interface Fragment {
  /** Byte offset of the item from the end of the offset table. */
  readonly offset: number;
  readonly content: Uint8Array;
}

interface Fragments {
  readonly table: readonly number[];
  readonly fragments: readonly Fragment[];
}

/**
 * The items of encapsulated pixel data: the basic offset table, then the fragments (PS3.5 A.4). dicom-parser finds them
 * only while it parses a whole file, takes a fragment that is cut off or another element for a whole one, and
 * misreads what follows a table whose length is no multiple of four; decoding has just the bytes and names such damage.
 */
function readFragments(bytes: Uint8Array, { offset, length }: PixelLocation): Fragments {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = Math.min(offset + length, bytes.length);
  const items: { at: number; content: Uint8Array }[] = [];
  for (let at = offset; at + 8 <= end && view.getUint32(at, true) !== 0xe0ddfffe;) {
    const size = view.getUint32(at + 4, true);
    if (view.getUint32(at, true) !== 0xe000fffe) throw corrupt('pixel data holds something that is not a fragment');
    if (size > end - at - 8) throw truncated(`a fragment of 7FE00010 has ${end - at - 8} of ${size} bytes`);
    items.push({ at, content: bytes.subarray(at + 8, at + 8 + size) });
    at += 8 + size;
  }
  const [first, ...rest] = items;
  if (!first) throw truncated('pixel data holds no fragments');
  const table = new DataView(first.content.buffer, first.content.byteOffset, first.content.byteLength);
  const start = first.at + 8 + first.content.length;
  return {
    table: Array.from({ length: Math.floor(first.content.length / 4) }, (_, index) => table.getUint32(4 * index, true)),
    fragments: rest.map(({ at, content }) => ({ offset: at - start, content })),
  };
}

function joined(fragments: readonly Fragment[]): Uint8Array {
  const [only] = fragments;
  if (only && fragments.length === 1) return only.content;
  const whole = new Uint8Array(fragments.reduce((sum, { content }) => sum + content.length, 0));
  let at = 0;
  for (const { content } of fragments) {
    whole.set(content, at);
    at += content.length;
  }
  return whole;
}

/** Frames start where the table says; undefined when it does not fit the fragments. */
function byTable(fragments: readonly Fragment[], table: readonly number[]): readonly Uint8Array[] | undefined {
  const starts = table.map((offset) => fragments.findIndex((fragment) => fragment.offset === offset));
  if (starts[0] !== 0 || starts.some((start, index) => index > 0 && start <= (starts[index - 1] ?? 0)))
    return undefined;
  return starts.map((start, index) => joined(fragments.slice(start, starts[index + 1] ?? fragments.length)));
}

/** JPEG and JPEG-LS streams start with SOI, JPEG 2000 ones with SOC. */
const startsStream = ({ content: [a, b] }: Fragment) => (a === 0xff && b === 0xd8) || (a === 0xff && b === 0x4f);

function byStreams(fragments: readonly Fragment[]): readonly Uint8Array[] {
  const starts = fragments.flatMap((fragment, index) => (startsStream(fragment) ? [index] : []));
  return starts.map((start, index) => joined(fragments.slice(start, starts[index + 1] ?? fragments.length)));
}

/** Extended Offset Table (7FE0,0001): 64-bit offsets. */
function extendedTable(dataSet: DataSet): readonly number[] {
  const element = dataSet['7FE00001'];
  const values = element?.Value?.map(Number);
  if (values) return values;
  if (!element?.bytes) return [];
  const view = new DataView(element.bytes.buffer, element.bytes.byteOffset, element.bytes.byteLength);
  return Array.from({ length: Math.floor(element.bytes.length / 8) }, (_, index) =>
    Number(view.getBigUint64(8 * index, true)),
  );
}

/**
 * The compressed frames of encapsulated pixel data, whether or not an offset table says where they start and however
 * many fragments they are cut into. @throws Unreadable when the frames cannot be told apart.
 */
export function encapsulatedFrames(
  bytes: Uint8Array,
  location: PixelLocation,
  { dataSet, count }: { dataSet: DataSet; count: number },
): readonly Uint8Array[] {
  const { table, fragments } = readFragments(bytes, location);
  if (count === 1) return [joined(fragments)];
  for (const offsets of [extendedTable(dataSet), table]) {
    const frames = offsets.length === count ? byTable(fragments, offsets) : undefined;
    if (frames) return frames;
  }
  if (fragments.length === count) return fragments.map(({ content }) => content);
  const frames = byStreams(fragments);
  if (frames.length === count) return frames;
  throw truncated(`${count} frames are stated, ${frames.length || fragments.length} found`);
}
