import type { Workstation } from '#actions/workstation.ts';
import type { Tool } from '#stores/reading.ts';

/** The tool of the left mouse button; choosing the crosshair also shows its lines. */
export function setTool({ reading }: Workstation, tool: Tool): void {
  reading.getState().set({ tool, toolChoices: reading.getState().toolChoices + 1 });
}

/** Back to the default tool (Esc). */
export const setDefaultTool = (workstation: Workstation): void => setTool(workstation, 'window');
