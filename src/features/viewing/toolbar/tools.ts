import type { Tool } from '#stores/reading.ts';

export interface ToolEntry {
  /** The crosshair has its lines, which are on or off beside any tool: it is a switch of its own. */
  readonly tool: Exclude<Tool, 'crosshair'>;
  readonly name: string;
  readonly hint: string;
}

/** The tools of the left mouse button, in the groups they are shown in. */
export const VIEW_TOOLS: readonly ToolEntry[] = [
  {
    tool: 'window',
    name: 'Window',
    hint: 'Drag right to widen, down to raise the level; Shift for the fused layer',
  },
  {
    tool: 'window-box',
    name: 'Box',
    hint: 'Drag a box: its values fill the window',
  },
  { tool: 'scroll', name: 'Scroll', hint: 'Drag up and down through the slices; also the wheel' },
  { tool: 'pan', name: 'Pan', hint: 'Drag the picture' },
  { tool: 'zoom', name: 'Zoom', hint: 'Drag up to enlarge' },
];

export const MARK_TOOLS: readonly ToolEntry[] = [
  { tool: 'probe', name: 'Probe', hint: 'Click for the value at a point' },
  { tool: 'length', name: 'Length', hint: 'Drag from end to end' },
  {
    tool: 'bidirectional',
    name: 'Two axes',
    hint: 'Drag the longest diameter, then the short axis at right angles',
  },
  { tool: 'ellipse', name: 'Ellipse', hint: 'Drag from corner to corner' },
  { tool: 'circle', name: 'Circle', hint: 'Drag from the centre to the rim' },
  { tool: 'rectangle', name: 'Rectangle', hint: 'Drag from corner to corner' },
  { tool: 'freehand', name: 'Freehand', hint: 'Drag along the outline' },
  { tool: 'spline', name: 'Spline', hint: 'Click knots; Enter or double click closes' },
  { tool: 'sphere', name: 'Sphere', hint: 'Drag from the centre to the rim' },
  {
    tool: 'threshold',
    name: 'Threshold',
    hint: 'Drag a sphere round the lesion; voxels above the threshold in it count',
  },
];
