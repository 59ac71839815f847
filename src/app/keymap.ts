import { redo, undo } from '#actions/undo.ts';
import { removeRegion } from '#actions/regions.ts';
import { applyWindowPreset } from '#actions/view/applyWindowPreset.ts';
import { toggleMip, turnPlane } from '#actions/view/chooseSlab.ts';
import { toggleMpr } from '#actions/view/chooseLayout.ts';
import { toggleLinkHere } from '#actions/view/linkHere.ts';
import { hideRegions } from '#actions/view/hideRegions.ts';
import { nextRegion, previousRegion } from '#actions/view/nextRegion.ts';
import { nextTimePoint, previousTimePoint } from '#actions/view/nextTimePoint.ts';
import { nextViewport, previousViewport, toggleEnlarged } from '#actions/view/nextViewport.ts';
import { fitView, resetView } from '#actions/view/resetView.ts';
import { scrollSlices, toEdge } from '#actions/view/scrollSlices.ts';
import { setDefaultTool, setTool } from '#actions/view/setTool.ts';
import { stepDimension } from '#actions/view/stepDimension.ts';
import { toggleCine } from '#actions/view/toggleCine.ts';
import { toggleCrosshair } from '#actions/view/toggleCrosshair.ts';
import { toggleFusion } from '#actions/view/toggleFusion.ts';
import { toggleLinked } from '#actions/view/toggleLinked.ts';
import { flip, invert, rotate } from '#actions/view/turnView.ts';
import { hold, toggleReferenceLines } from '#actions/view/viewSwitches.ts';
import { zoomBy } from '#actions/view/zoomBy.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { Tool } from '#stores/reading.ts';

/** What keys can ask of the arrangement of the screen. */
export interface ShellCommands {
  readonly showKeys: () => void;
  readonly togglePanels: () => void;
  readonly toggleImagesOnly: () => void;
  readonly nameRegion: () => void;
  readonly showCurve: () => void;
}

export interface KeyBinding {
  readonly group: string;
  /** As written on the keyboard: "Ctrl+Z", "PgUp"; the first is the one shown beside buttons. */
  readonly keys: readonly string[];
  readonly label: string;
  /** Where it works; the others only while reading. */
  readonly everywhere?: boolean;
  readonly run: (workstation: Workstation, shell: ShellCommands) => void;
}

const tool = (key: string, name: Tool, label: string): KeyBinding => ({
  group: 'Tools',
  keys: [key],
  label,
  run: (workstation) => setTool(workstation, name),
});

const view = (keys: readonly string[], label: string, run: (workstation: Workstation) => void): KeyBinding => ({
  group: 'View',
  keys,
  label,
  run,
});

const move = (keys: readonly string[], label: string, run: (workstation: Workstation) => void): KeyBinding => ({
  group: 'Slices and views',
  keys,
  label,
  run,
});

const mark = (
  keys: readonly string[],
  label: string,
  run: (workstation: Workstation, shell: ShellCommands) => void,
): KeyBinding => ({ group: 'Regions', keys, label, run });

const PRESETS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const ZOOM_STEP = 1.25;

function removeSelected(workstation: Workstation) {
  const { selectedRegion } = workstation.reading.getState();
  if (selectedRegion !== undefined) void removeRegion(workstation, selectedRegion);
}

/** Back to rest: the default tool, nothing selected, nothing lit. */
function rest(workstation: Workstation) {
  setDefaultTool(workstation);
  workstation.reading.getState().set({ selectedRegion: undefined, litRegion: undefined });
}

/**
 * Every key (ux.md, "Hands"). Tab keeps its meaning for people who work by keyboard, so the panels have their own key.
 */
export const KEYMAP: readonly KeyBinding[] = [
  tool('W', 'window', 'Window'),
  tool('Shift+W', 'window-box', 'Window by a box'),
  tool('P', 'probe', 'Probe'),
  tool('L', 'length', 'Length'),
  tool('B', 'bidirectional', 'Two axes'),
  tool('E', 'ellipse', 'Ellipse'),
  tool('C', 'circle', 'Circle'),
  tool('R', 'rectangle', 'Rectangle'),
  tool('F', 'freehand', 'Freehand'),
  tool('Shift+S', 'spline', 'Spline'),
  tool('S', 'sphere', 'Sphere'),
  tool('T', 'threshold', 'Threshold VOI'),
  { group: 'Tools', keys: ['Esc'], label: 'Cancel, or back to the default tool', run: rest },

  mark([','], 'Previous region', previousRegion),
  mark(['.'], 'Next region', nextRegion),
  mark(['N'], 'Name the region', (_, shell) => shell.nameRegion()),
  mark(['G'], 'Curve of the region over time or b', (_, shell) => shell.showCurve()),
  mark(['Del', 'Backspace'], 'Delete the region', removeSelected),
  mark(['Ctrl+Z'], 'Undo', (workstation) => void undo(workstation)),
  mark(['Ctrl+Shift+Z', 'Ctrl+Y'], 'Redo', (workstation) => void redo(workstation)),
  mark(['H'], 'Hide regions', hideRegions),

  move(['↑'], 'Slice up', (workstation) => scrollSlices(workstation, -1)),
  move(['↓'], 'Slice down', (workstation) => scrollSlices(workstation, 1)),
  move(['PgUp'], 'Ten slices up', (workstation) => scrollSlices(workstation, -10)),
  move(['PgDn'], 'Ten slices down', (workstation) => scrollSlices(workstation, 10)),
  move(['Home'], 'First slice', (workstation) => toEdge(workstation, 'first')),
  move(['End'], 'Last slice', (workstation) => toEdge(workstation, 'last')),
  move(['←'], 'Previous viewport', previousViewport),
  move(['→'], 'Next viewport', nextViewport),
  move(['['], 'Previous time point', previousTimePoint),
  move([']'], 'Next time point', nextTimePoint),
  move(['A'], 'Back in time, b-value, echo or phase', (workstation) => stepDimension(workstation, -1)),
  move(['D'], 'On in time, b-value, echo or phase', (workstation) => stepDimension(workstation, 1)),
  move(['Shift+A'], 'Back along the second axis of such a series', (workstation) => stepDimension(workstation, -1, 1)),
  move(['Shift+D'], 'On along the second axis of such a series', (workstation) => stepDimension(workstation, 1, 1)),
  move(['K'], 'Cine', toggleCine),
  move(['X'], 'Crosshair', toggleCrosshair),
  move(['Shift+X'], 'Lines where other views cut', toggleReferenceLines),
  move(['Y'], 'Link the slices shown now', toggleLinkHere),
  move(['Shift+L'], 'Link views while scrolling', toggleLinked),

  ...PRESETS.map((preset) => view([String(preset)], `Window preset ${preset}`, (workstation) => applyWindowPreset(workstation, preset))),
  view(['I'], 'Invert', invert),
  view(['U'], 'Fusion on or off', toggleFusion),
  view(['O'], 'Opacity of the fused layer with wheel or drag, while held', hold('opacity')),
  view(['Q'], 'Magnifier, while held', hold('magnifier')),
  view(['J'], 'Maximum intensity projection and back', toggleMip),
  view(['Shift+←'], 'Turn the plane left', (workstation) => turnPlane(workstation, 'down', -1)),
  view(['Shift+→'], 'Turn the plane right', (workstation) => turnPlane(workstation, 'down', 1)),
  view(['Shift+↑'], 'Tip the plane up', (workstation) => turnPlane(workstation, 'across', -1)),
  view(['Shift+↓'], 'Tip the plane down', (workstation) => turnPlane(workstation, 'across', 1)),
  view(['M'], 'Three planes (MPR) and back', toggleMpr),
  view(['+', '='], 'Zoom in', (workstation) => zoomBy(workstation, ZOOM_STEP)),
  view(['-'], 'Zoom out', (workstation) => zoomBy(workstation, 1 / ZOOM_STEP)),
  view(['0'], 'Reset the view', resetView),
  view(['Shift+0'], 'Fit the image', fitView),
  view(['Shift+M'], 'Mirror', flip),
  view(['Shift+R'], 'Rotate by 90°', (workstation) => rotate(workstation)),
  view(['Space'], 'One viewport large, and back', (workstation) => toggleEnlarged(workstation)),

  { group: 'Screen', keys: ['\\'], label: 'Side panels', run: (_, shell) => shell.togglePanels() },
  { group: 'Screen', keys: ['Shift+F'], label: 'Full screen, images only', run: (_, shell) => shell.toggleImagesOnly() },
  { group: 'Screen', keys: ['?'], label: 'This list', everywhere: true, run: (_, shell) => shell.showKeys() },
]; // prettier-ignore

const isPreset = ({ keys }: KeyBinding) => keys.some((key) => /^[1-9]$/.test(key));

/** The key map as the list shows it: one line for the nine presets. */
export const LISTED_KEYS: readonly Pick<KeyBinding, 'group' | 'keys' | 'label'>[] = [
  ...KEYMAP.filter((binding) => !isPreset(binding)),
  { group: 'View', keys: ['1 … 9'], label: 'Window presets of what is shown' },
];
