import type { Series, Stack, Study } from '#core/imaging/series.ts';

export interface HungCell {
  readonly stackId: string;
  readonly fusedStackId?: string;
  readonly orientation: 'native' | 'axial' | 'coronal' | 'sagittal';
}

export interface Hanging {
  readonly layout: '1x1' | '1x2' | '2x2';
  readonly cells: readonly HungCell[];
}

/**
 * What is put where when studies are opened, earliest first: PET/CT as CT, PET, fused and coronal PET; diffusion as
 * the b-image with the most weighting beside the map; several time points side by side; otherwise the largest series.
 */
export function arrange(studies: readonly Study[]): Hanging {
  if (studies.length > 1) return sideBySide(studies);
  const [study] = studies;
  if (!study) return { layout: '1x1', cells: [] };
  return petCt(study) ?? diffusion(study) ?? single(study);
}

function sideBySide(studies: readonly Study[]): Hanging {
  const cells = studies.slice(0, 4).flatMap((study) => {
    const stack = largest(study.series.filter(hasPictures));
    return stack ? [{ stackId: stack.id, orientation: 'native' as const }] : [];
  });
  return { layout: cells.length > 2 ? '2x2' : cells.length > 1 ? '1x2' : '1x1', cells };
}

function petCt({ series }: Study): Hanging | undefined {
  const pet = largest(series.filter(({ kind }) => kind === 'pet'));
  if (!pet?.grid.ok) return undefined;
  const space = pet.grid.value.frameOfReferenceUid;
  const ct = largest(
    series.filter(({ kind }) => kind === 'ct'),
    space,
  );
  if (!ct) {
    return {
      layout: '1x2',
      cells: [
        { stackId: pet.id, orientation: 'native' },
        { stackId: pet.id, orientation: 'coronal' },
      ],
    };
  }
  return {
    layout: '2x2',
    cells: [
      { stackId: ct.id, orientation: 'native' },
      { stackId: pet.id, orientation: 'native' },
      { stackId: ct.id, fusedStackId: pet.id, orientation: 'axial' },
      { stackId: pet.id, orientation: 'coronal' },
    ],
  };
}

function diffusion({ series }: Study): Hanging | undefined {
  const dwi = series.filter(({ kind }) => kind === 'dwi').flatMap(({ stacks }) => stacks);
  const weighted = [...dwi].sort((a, b) => weight(b) - weight(a))[0];
  if (!weighted) return undefined;
  const map = largest(series.filter(({ kind }) => kind === 'adc'));
  const beside = map ?? dwi.find(({ key }) => key.b === 0);
  const cells = [weighted, beside].flatMap((stack) =>
    stack ? [{ stackId: stack.id, orientation: 'native' as const }] : [],
  );
  return { layout: cells.length > 1 ? '1x2' : '1x1', cells };
}

/** The highest b up to 1000, else the lowest above it (less noise); b = 0 last; trace before single directions. */
const weight = ({ key: { b = 0, direction } }: Stack) =>
  (b <= 1000 ? b : 1000 / b) + (direction === 'trace' && b > 0 ? 0.5 : 0);

function single({ series }: Study): Hanging {
  const stack = largest(series.filter(hasPictures));
  return { layout: '1x1', cells: stack ? [{ stackId: stack.id, orientation: 'native' }] : [] };
}

const hasPictures = ({ stacks }: Series) => stacks.length > 0;

/** The stack with the most frames; with `space`, only volumes of that frame of reference. */
function largest(series: readonly Series[], space?: string): Stack | undefined {
  return series
    .flatMap(({ stacks }) => stacks)
    .filter(({ grid }) => space === undefined || (grid.ok && grid.value.frameOfReferenceUid === space))
    .sort((a, b) => b.frames.length - a.frames.length)[0];
}
