import type { Vector3 } from '#core/geometry/grid.ts';
import type { VoxelRuns } from './voxelRuns.ts';

export interface RunCollector {
  /** Adds voxels first … last of row j in slice k; rows may come in any order, runs of one row must not overlap. */
  readonly add: (k: number, j: number, first: number, last: number) => void;
  readonly finish: () => VoxelRuns;
}

/** Gathers runs, joins touching ones and puts them in order. */
export function createRunCollector(): RunCollector {
  let runs = new Int32Array(1024);
  let length = 0;
  let ordered = true;

  const add = (k: number, j: number, first: number, last: number) => {
    if (length > 0) {
      const order = k - (runs[length - 4] ?? 0) || j - (runs[length - 3] ?? 0) || first - (runs[length - 1] ?? 0);
      if (k === runs[length - 4] && j === runs[length - 3] && order === 1) {
        runs[length - 1] = last;
        return;
      }
      if (order <= 0) ordered = false;
    }
    if (length === runs.length) {
      const grown = new Int32Array(length * 2);
      grown.set(runs);
      runs = grown;
    }
    runs[length] = k;
    runs[length + 1] = j;
    runs[length + 2] = first;
    runs[length + 3] = last;
    length += 4;
  };

  const finish = () => summary(ordered ? runs.slice(0, length) : inOrder(runs.subarray(0, length)));
  return { add, finish };
}

function inOrder(runs: Int32Array): Int32Array {
  const at = (run: number, part: number) => runs[run * 4 + part] ?? 0;
  const order = Uint32Array.from({ length: runs.length / 4 }, (_, run) => run).sort(
    (a, b) => at(a, 0) - at(b, 0) || at(a, 1) - at(b, 1) || at(a, 2) - at(b, 2),
  );
  const collector = createRunCollector();
  for (const run of order) collector.add(at(run, 0), at(run, 1), at(run, 2), at(run, 3));
  return collector.finish().runs;
}

function summary(runs: Int32Array): VoxelRuns {
  let count = 0;
  const from: [number, number, number] = [Infinity, Infinity, Infinity];
  const to: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let at = 0; at < runs.length; at += 4) {
    const [k, j, first, last] = [runs[at] ?? 0, runs[at + 1] ?? 0, runs[at + 2] ?? 0, runs[at + 3] ?? 0];
    count += last - first + 1;
    from[0] = Math.min(from[0], first);
    from[1] = Math.min(from[1], j);
    from[2] = Math.min(from[2], k);
    to[0] = Math.max(to[0], last);
    to[1] = Math.max(to[1], j);
    to[2] = Math.max(to[2], k);
  }
  const box: { readonly from: Vector3; readonly to: Vector3 } = { from, to };
  return { runs, count, box: count > 0 ? box : undefined };
}
