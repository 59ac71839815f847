import type { Series, Stack, Study } from '#core/imaging/series.ts';
import { matchesPattern } from './matchesPattern.ts';
import type { HangingRule, SeriesSelector } from './hangingProtocol.ts';

type Selectors = HangingRule['selectors'];

/** The stacks a named selector finds in studies, earliest study first: one, or with `each` one of every study. */
export function selectStacks(studies: readonly Study[], selectors: Selectors, name: string): readonly Stack[] {
  const selector = selectors[name];
  if (!selector) return [];
  const { sameSpaceAs, ...plain } = selector;
  let space: string | undefined;
  if (sameSpaceAs !== undefined) {
    const grid = selectStacks(studies, withoutSpace(selectors), sameSpaceAs)[0]?.grid;
    space = grid?.ok === true ? grid.value.frameOfReferenceUid : undefined;
    if (space === undefined) return [];
  }
  const pools = selector.study === 'each' ? studies.map((study) => [study]) : [studiesOf(studies, selector.study)];
  return pools.flatMap(
    (pool) =>
      best(
        pool.flatMap(({ series }) => series),
        plain,
        space,
      ) ?? [],
  );
}

/** A selector that leans on one that leans on another would lead round in circles: one step is enough. */
const withoutSpace = (selectors: Selectors): Selectors =>
  Object.fromEntries(Object.entries(selectors).map(([name, { sameSpaceAs: _, ...rest }]) => [name, rest]));

function studiesOf(studies: readonly Study[], role: SeriesSelector['study']): readonly Study[] {
  if (role === 'baseline') return studies.slice(0, 1);
  if (role === 'follow-up') return studies.slice(1);
  if (role === 'current') return studies.slice(-1);
  if (role === 'prior') return studies.slice(-2, -1);
  return studies;
}

function best(series: readonly Series[], selector: SeriesSelector, space: string | undefined): Stack | undefined {
  const { kind, modality, description, volume, prefer = 'most-images' } = selector;
  const stacks = series
    .filter((one) => !kind || kind.includes(one.kind))
    .filter((one) => !modality || modality.includes(one.modality))
    .filter((one) => description === undefined || matchesPattern(description, one.description))
    .flatMap((one) => one.stacks)
    .filter(({ grid }) => !volume || grid.ok)
    .filter(({ grid }) => space === undefined || (grid.ok && grid.value.frameOfReferenceUid === space));
  if (prefer === 'unweighted') return stacks.find(({ key }) => key.b === 0);
  const rank = prefer === 'diffusion-weighted' ? weight : ({ frames }: Stack) => frames.length;
  return [...stacks].sort((a, b) => rank(b) - rank(a))[0];
}

/** The highest b up to 1000, else the lowest above it (less noise); b = 0 last; trace before single directions. */
const weight = ({ key: { b = 0, direction } }: Stack) =>
  (b <= 1000 ? b : 1000 / b) + (direction === 'trace' && b > 0 ? 0.5 : 0);

/** What a selector looks for, in words: "CT in the space of pet". */
export function selectorWords(selectors: Selectors, name: string): string {
  const { kind, modality, description, volume, sameSpaceAs, prefer, study } = selectors[name] ?? {};
  const what = [...(kind ?? []), ...(modality ?? [])].map((word) => word.toUpperCase()).join(' or ') || 'series';
  return [
    prefer === 'unweighted' ? `${what} with b 0` : what,
    volume ? 'as a regular volume' : '',
    description === undefined ? '' : `described "${description}"`,
    sameSpaceAs === undefined
      ? ''
      : `in the frame of reference of ${selectorWords(withoutSpace(selectors), sameSpaceAs)}`,
    study === undefined || study === 'each' ? '' : `of the ${study} study`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
