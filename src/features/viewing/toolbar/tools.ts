import type { Tool } from '#stores/reading.ts';
import { toolWords } from '#ui/words/tools.ts';

export interface ToolEntry {
  /** The crosshair has its lines, which are on or off beside any tool: it is a switch of its own. */
  readonly tool: Exclude<Tool, 'crosshair'>;
  readonly name: string;
  readonly hint: string;
}

const entry = (tool: ToolEntry['tool']): ToolEntry => ({ tool, ...toolWords.tools[tool] });

const viewing: readonly ToolEntry['tool'][] = ['window', 'window-box', 'scroll', 'pan', 'zoom'];
const marking: readonly ToolEntry['tool'][] = [
  'probe', 'length', 'bidirectional', 'ellipse', 'circle', 'rectangle', 'freehand', 'spline', 'sphere', 'threshold',
]; // prettier-ignore

/** The tools of the left mouse button, in the groups they are shown in. */
export const VIEW_TOOLS: readonly ToolEntry[] = viewing.map(entry);

export const MARK_TOOLS: readonly ToolEntry[] = marking.map(entry);
