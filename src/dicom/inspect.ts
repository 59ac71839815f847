import { offeredQuantities } from '#core/calibration/calibrate.ts';
import type { Manifest } from '#core/imaging/manifest.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import type { VoxelQuantity } from '#core/quantities.ts';
import type { Notice } from '#core/result.ts';

export interface InspectedSeries {
  readonly seriesUid: string;
  readonly modality: string;
  readonly kind: string;
  readonly description: string;
  readonly instances: number;
  readonly frames: number;
  /** Columns, rows and slices of the first stack; null for a series without images. */
  readonly dimensions: readonly number[] | null;
  /** Between columns, rows and slices, mm; without the last where there is no volume; null without Pixel Spacing. */
  readonly spacing: readonly number[] | null;
  readonly quantities: readonly VoxelQuantity[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

export interface Inspection {
  readonly received: number;
  readonly shown: number;
  readonly withheld: readonly { readonly file: string; readonly code: string; readonly message: string }[];
  readonly studies: readonly {
    readonly studyUid: string;
    readonly patientId: string;
    readonly studyDate: string;
    readonly series: readonly InspectedSeries[];
  }[];
}

function extent(stack: Stack | undefined): Pick<InspectedSeries, 'dimensions' | 'spacing'> {
  const [first] = stack?.frames ?? [];
  if (!stack || !first) return { dimensions: null, spacing: null };
  if (stack.grid.ok) return { dimensions: stack.grid.value.dimensions, spacing: stack.grid.value.spacing };
  return { dimensions: [...first.size, stack.frames.length], spacing: first.spacing ?? null };
}

/** What was noticed about a series and its stacks, also why a stack is no volume; the same words are said once. */
function warningsOf({ warnings, stacks }: Series): InspectedSeries['warnings'] {
  const all: readonly Notice[] = [
    ...warnings,
    ...stacks.flatMap(({ grid, warnings: own }) => (grid.ok ? own : [grid.failure, ...own])),
  ];
  const once = new Map(all.map(({ code, message }) => [`${code} ${message}`, { code, message }]));
  return [...once.values()];
}

const inspected = (series: Series): InspectedSeries => ({
  seriesUid: series.seriesUid,
  modality: series.modality,
  kind: series.kind,
  description: series.description,
  instances: series.instances.length,
  frames: series.stacks.reduce((sum, { frames }) => sum + frames.length, 0),
  ...extent(series.stacks[0]),
  quantities: series.stacks.length > 0 ? offeredQuantities(series) : [],
  warnings: warningsOf(series),
});

/** The account of an import as `readout inspect --json` prints it. */
export const inspection = ({ received, shown, withheld, studies }: Manifest): Inspection => ({
  received,
  shown,
  withheld: withheld.map(({ file, code, message }) => ({ file, code, message })),
  studies: studies.map(({ studyUid, patientId, studyDate, series }) => ({
    studyUid,
    patientId,
    studyDate,
    series: series.map(inspected),
  })),
});
