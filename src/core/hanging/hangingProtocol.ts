import type { SeriesKind } from '#core/imaging/series.ts';
import type { AnatomicalPlane } from '#core/geometry/orientation.ts';
import type { Slab } from '#core/viewing/slab.ts';

/** Which stack of the studies a cell shows. Everything given must hold. */
export interface SeriesSelector {
  readonly kind?: readonly SeriesKind[];
  readonly modality?: readonly string[];
  /** Series Description (0008,103E) as a pattern: `*` stands for any text, capitals do not matter. */
  readonly description?: string;
  /**
   * Which of several studies: the earliest is the baseline, the others are follow-ups; the latest is current, the one
   * before it prior. `each` takes one stack of every study. Without it all studies are searched.
   */
  readonly study?: 'baseline' | 'follow-up' | 'current' | 'prior' | 'each';
  /** Only regular volumes. */
  readonly volume?: boolean;
  /** Only volumes of the frame of reference (0020,0052) of another selector's stack. */
  readonly sameSpaceAs?: string;
  /** Of several: the one with the most images (usual), the diffusion weighting read best, or no weighting. */
  readonly prefer?: 'most-images' | 'diffusion-weighted' | 'unweighted';
}

export interface CellRule {
  /** Names of selectors, the first found is shown. */
  readonly series: readonly string[];
  readonly fused?: string;
  readonly orientation: 'native' | AnatomicalPlane;
  readonly projection?: Slab;
  /** The name of a window preset of the quantity shown, "Lung". */
  readonly window?: string;
  /** Left out where nothing is found, instead of the rule not applying. */
  readonly optional?: boolean;
}

export type HungLayout = '1x1' | '1x2' | '2x1' | '2x2';

export interface HangingRule {
  readonly name: string;
  /** How many studies are opened together. */
  readonly studies: 'one' | 'several' | 'any';
  readonly selectors: Readonly<Record<string, SeriesSelector>>;
  /** `auto`: as many cells as there is to show. */
  readonly layout: HungLayout | 'auto';
  readonly cells: readonly CellRule[];
}

/** Rules that arrange studies; the first that applies is used. */
export interface HangingProtocol {
  readonly name: string;
  readonly version: number;
  readonly rules: readonly HangingRule[];
}

/** How the studies on screen were hung: by which rule, and what it or earlier rules looked for in vain. */
export interface Hung {
  readonly rule: string;
  readonly missing: readonly string[];
}
