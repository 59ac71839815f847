import type { Study } from '#core/imaging/series.ts';
import type { Slab } from '#core/viewing/slab.ts';
import type { CellRule, HangingProtocol, HangingRule, Hung, HungLayout } from './hangingProtocol.ts';
import { selectStacks, selectorWords } from './selectStacks.ts';

export interface HungCell {
  readonly stackId: string;
  readonly fusedStackId?: string;
  readonly orientation: CellRule['orientation'];
  readonly slab?: Slab;
  /** Name of a window preset. */
  readonly window?: string;
}

export interface Hanging {
  readonly layout: HungLayout;
  readonly cells: readonly HungCell[];
  /** Undefined when no rule applies: there is nothing to show. */
  readonly hung: Hung | undefined;
}

/** Cells of the largest layout a rule can ask for. */
const MOST_CELLS = 4;

/** What is put where when studies are opened, earliest first, by the first rule that applies; and why. */
export function arrange(studies: readonly Study[], { rules }: HangingProtocol): Hanging {
  const missing: string[] = [];
  for (const rule of rules) {
    const tried = arrangeBy(rule, studies);
    if (tried.applies) {
      const { layout, cells } = tried;
      return { layout, cells, hung: { rule: rule.name, missing: [...missing, ...tried.missing] } };
    }
    if (tried.partly) missing.push(...tried.missing.map((words) => `${rule.name}: ${words}`));
  }
  return { layout: '1x1', cells: [], hung: undefined };
}

export interface RuleAttempt {
  readonly applies: boolean;
  /** Something of what the rule needs is there. */
  readonly partly: boolean;
  readonly layout: HungLayout;
  readonly cells: readonly HungCell[];
  /** What was looked for in vain, in words. */
  readonly missing: readonly string[];
}

/** One rule tried on studies: the cells it gives, and what it lacks. */
export function arrangeBy(rule: HangingRule, studies: readonly Study[]): RuleAttempt {
  const suits = rule.studies === 'any' || (rule.studies === 'several') === studies.length > 1;
  if (!suits || studies.length === 0) {
    const words = rule.studies === 'several' ? 'only one study is open' : 'several studies are open';
    return { applies: false, partly: false, layout: '1x1', cells: [], missing: [words] };
  }
  const filled = rule.cells.map((cell) => fill(cell, rule, studies));
  const cells = filled.flatMap((part) => part.cells).slice(0, MOST_CELLS);
  const missing = filled.flatMap((part) => part.missing);
  const needed = filled.every((part, at) => part.missing.length === 0 || rule.cells[at]?.optional === true);
  return {
    applies: needed && cells.length > 0,
    partly: filled.some((part) => part.cells.length > 0),
    layout: rule.layout === 'auto' ? layoutFor(cells.length) : rule.layout,
    cells,
    missing: [...new Set(missing)],
  };
}

function fill(cell: CellRule, { selectors }: HangingRule, studies: readonly Study[]) {
  const stacksOf = (name: string) => selectStacks(studies, selectors, name);
  const stacks = cell.series.map(stacksOf).find((found) => found.length > 0) ?? [];
  const fused = cell.fused === undefined ? undefined : stacksOf(cell.fused)[0];
  const lacking = stacks.length === 0 ? cell.series : cell.fused !== undefined && !fused ? [cell.fused] : [];
  const missing =
    lacking.length > 0 ? [`no ${lacking.map((name) => selectorWords(selectors, name)).join(', nor ')}`] : [];
  const cells = stacks.map(({ id }): HungCell => ({
    stackId: id,
    ...(fused ? { fusedStackId: fused.id } : {}),
    orientation: cell.orientation,
    ...(cell.projection ? { slab: cell.projection } : {}),
    ...(cell.window === undefined ? {} : { window: cell.window }),
  }));
  return { cells: lacking.length > 0 ? [] : cells, missing };
}

const layoutFor = (count: number): HungLayout => (count > 2 ? '2x2' : count > 1 ? '1x2' : '1x1');
