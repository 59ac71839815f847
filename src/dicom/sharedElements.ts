import type { DataElement, DataSet } from '#core/imaging/dataset.ts';
import type { Instance } from '#core/imaging/instance.ts';

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (!a || !b) return a === b;
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

type Value = NonNullable<DataElement['Value']>[number];

function sameValue(a: Value, b: Value | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return Object.is(a, b);
  const tags = Object.keys(a);
  return tags.length === Object.keys(b).length && tags.every((tag) => sameElement(a[tag], b[tag]));
}

function sameElement(a: DataElement | undefined, b: DataElement | undefined): boolean {
  if (!a || !b) return a === b;
  const [own, other] = [a.Value ?? [], b.Value ?? []];
  return (
    a.vr === b.vr &&
    own.length === other.length &&
    own.every((value, index) => sameValue(value, other[index])) &&
    sameBytes(a.bytes, b.bytes)
  );
}

/**
 * The same instances, with elements that equal those of the first instance of their series being the same objects.
 * Most of a header is, and an object that occurs twice in a message between threads is copied once.
 */
export function sharedElements(instances: readonly Instance[]): readonly Instance[] {
  const firsts = new Map<string, DataSet>();
  return instances.map((instance) => {
    const first = firsts.get(instance.seriesUid);
    if (!first) {
      firsts.set(instance.seriesUid, instance.dataSet);
      return instance;
    }
    const shared = Object.entries(instance.dataSet).map(([tag, element]): [string, DataElement] => {
      const other = first[tag];
      return [tag, other && sameElement(element, other) ? other : element];
    });
    return { ...instance, dataSet: Object.fromEntries(shared) };
  });
}
