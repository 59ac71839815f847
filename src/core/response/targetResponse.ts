import type { Failure } from '#core/result.ts';

/** Percent rules are evaluated on unrounded values with this tolerance (ct-recist.md, head). */
const TOLERANCE = 1e-9;

export type TargetResponse = 'CR' | 'PR' | 'SD' | 'PD' | 'NE' | 'reader' | 'none';

/** What one target lesion contributes at a time point. `length` is mm: longest diameter, or short axis of a node. */
export interface TargetReading {
  readonly lesion: string;
  readonly node: boolean;
  /** Undefined when not evaluable, or when there is no value yet. */
  readonly length: number | undefined;
  /** Why there is no value, though nobody called the lesion not evaluable. */
  readonly missing?: Failure;
}

/** Everything the decision table looks at; lengths in mm. */
export interface TargetFacts {
  readonly readings: readonly TargetReading[];
  /** Sum of the evaluated targets. */
  readonly sum: number;
  readonly baseline: number;
  /** Smallest sum so far, baseline included, of time points where every target was evaluated. */
  readonly nadir: number;
  readonly previousWasComplete: boolean;
}

interface Row {
  readonly id: string;
  readonly result: TargetResponse;
  readonly words: string;
  readonly fires: (facts: TargetFacts) => boolean;
}

const nonNodes = ({ readings }: TargetFacts) => readings.filter(({ node }) => !node);
const nodes = ({ readings }: TargetFacts) => readings.filter(({ node }) => node);
const anyMissing = ({ readings }: TargetFacts) => readings.some(({ length }) => length === undefined);
const allNodesNormal = (facts: TargetFacts) => nodes(facts).every(({ length }) => length !== undefined && length < 10);
const noNonNodeLeft = (facts: TargetFacts) => nonNodes(facts).every(({ length }) => length === 0);
const grown = ({ sum, nadir }: TargetFacts) =>
  sum - nadir >= 5 - TOLERANCE && (nadir === 0 || sum >= 1.2 * nadir - TOLERANCE);

/** ct-recist.md section 5, in decision order: the first row that fires gives the response (RECIST 1.1). */
export const TARGET_ROWS: readonly Row[] = [
  {
    id: 'T1',
    result: 'PD',
    words: 'a lesion that had disappeared is back after a complete response',
    fires: (facts) => facts.previousWasComplete && nonNodes(facts).some(({ length }) => (length ?? 0) > 0),
  },
  {
    id: 'T2',
    result: 'PD',
    words: 'the sum is at least 20 % and 5 mm above the nadir',
    fires: grown,
  },
  { id: 'T3', result: 'NE', words: 'a target was not evaluated', fires: anyMissing },
  {
    id: 'T4',
    result: 'CR',
    words: 'every non-nodal target is gone and every node is below 10 mm',
    fires: (facts) => facts.readings.length > 0 && noNonNodeLeft(facts) && allNodesNormal(facts),
  },
  {
    id: 'T4-sustained',
    result: 'reader',
    words: 'a node is back to 10 mm or more after a complete response, without the growth of row T2',
    fires: (facts) => facts.previousWasComplete && !allNodesNormal(facts),
  },
  {
    id: 'T5',
    result: 'PR',
    words: 'the sum is at least 30 % below baseline',
    fires: ({ sum, baseline }) => sum <= 0.7 * baseline + TOLERANCE,
  },
  {
    id: 'T6',
    result: 'SD',
    words: 'neither enough shrinkage for a response nor enough growth for progression',
    fires: () => true,
  },
];

export interface TargetVerdict {
  readonly response: TargetResponse;
  /** The row that fired; '' when there are no targets. */
  readonly row: string;
  readonly words: string;
  /** "+1.4 mm on the sum makes PD", for the rows that are near. */
  readonly wouldChange: readonly string[];
}

/** Target response at one follow-up. `none` when the subject has no target lesion. */
export function targetResponse(facts: TargetFacts): TargetVerdict {
  if (facts.readings.length === 0) {
    return { response: 'none', row: '', words: 'no target lesion at baseline', wouldChange: [] };
  }
  const row = TARGET_ROWS.find(({ fires }) => fires(facts));
  if (!row) throw new Error('Row T6 fires always.');
  return { response: row.result, row: row.id, words: row.words, wouldChange: whatWouldChange(row.result, facts) };
}

function whatWouldChange(response: TargetResponse, { sum, baseline, nadir }: TargetFacts): readonly string[] {
  const progression = Math.max(nadir + 5, 1.2 * nadir);
  const partial = 0.7 * baseline;
  const toProgression = `${(progression - sum).toFixed(1)} mm more on the sum makes PD`;
  if (response === 'SD') return [toProgression, `${(sum - partial).toFixed(1)} mm less on the sum makes PR`];
  if (response === 'PR') return [toProgression, `more than ${(partial - sum).toFixed(1)} mm more on the sum ends PR`];
  if (response === 'PD' && sum >= progression - TOLERANCE) {
    return [`more than ${(sum - progression).toFixed(1)} mm less on the sum is no longer PD`];
  }
  return [];
}
