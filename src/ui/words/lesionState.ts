import type { LesionState } from '#core/response/lesionState.ts';

/** "absent (0 mm)", "not evaluable: artefact" … as table and trail say it. `nameOf` gives the name of a region. */
export function lesionStateWords(state: LesionState, nameOf: (regionId: string) => string | undefined): string {
  switch (state.kind) {
    case 'absent':
      return 'absent (0 mm)';
    case 'too-small':
      return 'too small (5 mm)';
    case 'not-evaluable':
      return `not evaluable: ${state.reason}`;
    case 'split': {
      const names = state.regionIds.flatMap((id) => nameOf(id) ?? []);
      return names.length > 0 ? `split into ${names.join(' + ')}` : `split into ${state.regionIds.length} regions`;
    }
    case 'merged':
      return `merged into ${state.into}`;
  }
}
