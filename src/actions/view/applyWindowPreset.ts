import { windowPresets, type WindowPreset } from '#core/viewing/windowPresets.ts';
import { activeView, shownStack, usualWindow, type ShownStack } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';

/** The presets of what a stack shows, in the order of the keys 1 to 9. */
export const presetsOf = (shown: ShownStack): readonly WindowPreset[] =>
  windowPresets(shown.meaning.quantity, usualWindow(shown));

/** Applies preset n (1 is the first) to the active viewport; numbers without a preset do nothing. */
export function applyWindowPreset(workstation: Workstation, n: number): void {
  const view = activeView(workstation);
  const shown = shownStack(workstation, view?.stackId);
  const preset = shown && presetsOf(shown)[n - 1];
  if (!view || !preset) return;
  workstation.reading.getState().setViewport(view.id, { window: { lower: preset.lower, upper: preset.upper } });
}
