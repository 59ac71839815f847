import { redo, undo } from '#actions/undo.ts';
import { removeRegion, toggleRole } from '#actions/regions.ts';
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
import type { CommandId } from '#core/hands/defaultKeys.ts';
import type { Tool } from '#stores/reading.ts';

/** What commands can ask of the arrangement of the screen. */
export interface ShellCommands {
  readonly showKeys: () => void;
  readonly showPalette: () => void;
  readonly togglePanels: () => void;
  readonly toggleImagesOnly: () => void;
  readonly nameRegion: () => void;
  readonly showCurve: () => void;
}

type Run = (workstation: Workstation, shell: ShellCommands) => void;

export interface Command {
  readonly group: string;
  readonly label: string;
  /** Where it works; the others only while reading. */
  readonly everywhere?: boolean;
  /** It lasts while its key is held: nothing that is chosen from a list. */
  readonly held?: boolean;
  readonly run: Run;
}

const tool = (name: Tool, label: string): Command => ({
  group: 'Tools',
  label,
  run: (workstation) => setTool(workstation, name),
});
const view = (label: string, run: Run): Command => ({ group: 'View', label, run });
const move = (label: string, run: Run): Command => ({ group: 'Slices and views', label, run });
const mark = (label: string, run: Run): Command => ({ group: 'Regions', label, run });
const screen = (label: string, run: Run): Command => ({ group: 'Screen', label, run });
const preset = (n: number) => view(`Window preset ${n}`, (workstation) => applyWindowPreset(workstation, n));

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

/** What every command does; its keys are data (core/hands). */
export const COMMANDS: Readonly<Record<CommandId, Command>> = {
  'tool-window': tool('window', 'Window'),
  'tool-window-box': tool('window-box', 'Window by a box'),
  'tool-scroll': tool('scroll', 'Scroll by dragging'),
  'tool-pan': tool('pan', 'Pan'),
  'tool-zoom': tool('zoom', 'Zoom'),
  'tool-probe': tool('probe', 'Probe'),
  'tool-length': tool('length', 'Length'),
  'tool-bidirectional': tool('bidirectional', 'Two axes'),
  'tool-ellipse': tool('ellipse', 'Ellipse'),
  'tool-circle': tool('circle', 'Circle'),
  'tool-rectangle': tool('rectangle', 'Rectangle'),
  'tool-freehand': tool('freehand', 'Freehand'),
  'tool-spline': tool('spline', 'Spline'),
  'tool-sphere': tool('sphere', 'Sphere'),
  'tool-threshold': tool('threshold', 'Threshold VOI'),
  rest: { group: 'Tools', label: 'Cancel, or back to the default tool', run: rest },

  'region-previous': mark('Previous region', previousRegion),
  'region-next': mark('Next region', nextRegion),
  'region-name': mark('Name the region', (_, shell) => shell.nameRegion()),
  'region-target': mark('Target lesion, or a plain mark again', (workstation) => void toggleRole(workstation, 'target')),
  'region-non-target': mark('Non-target lesion, or a plain mark again', (workstation) => void toggleRole(workstation, 'non-target')),
  'region-curve': mark('Curve of the region over time or b', (_, shell) => shell.showCurve()),
  'region-delete': mark('Delete the region', removeSelected),
  undo: mark('Undo', (workstation) => void undo(workstation)),
  redo: mark('Redo', (workstation) => void redo(workstation)),
  'regions-hide': mark('Hide regions', hideRegions),

  'slice-up': move('Slice up', (workstation) => scrollSlices(workstation, -1)),
  'slice-down': move('Slice down', (workstation) => scrollSlices(workstation, 1)),
  'slice-ten-up': move('Ten slices up', (workstation) => scrollSlices(workstation, -10)),
  'slice-ten-down': move('Ten slices down', (workstation) => scrollSlices(workstation, 10)),
  'slice-first': move('First slice', (workstation) => toEdge(workstation, 'first')),
  'slice-last': move('Last slice', (workstation) => toEdge(workstation, 'last')),
  'viewport-previous': move('Previous viewport', previousViewport),
  'viewport-next': move('Next viewport', nextViewport),
  'time-previous': move('Previous time point', previousTimePoint),
  'time-next': move('Next time point', nextTimePoint),
  'dimension-back': move('Back in time, b-value, echo or phase', (workstation) => stepDimension(workstation, -1)),
  'dimension-on': move('On in time, b-value, echo or phase', (workstation) => stepDimension(workstation, 1)),
  'dimension-second-back': move('Back along the second axis of such a series', (workstation) => stepDimension(workstation, -1, 1)),
  'dimension-second-on': move('On along the second axis of such a series', (workstation) => stepDimension(workstation, 1, 1)),
  cine: move('Cine', toggleCine),
  crosshair: move('Crosshair', toggleCrosshair),
  'reference-lines': move('Lines where other views cut', toggleReferenceLines),
  'link-here': move('Link the slices shown now', toggleLinkHere),
  'link-scrolling': move('Link views while scrolling', toggleLinked),

  'preset-1': preset(1),
  'preset-2': preset(2),
  'preset-3': preset(3),
  'preset-4': preset(4),
  'preset-5': preset(5),
  'preset-6': preset(6),
  'preset-7': preset(7),
  'preset-8': preset(8),
  'preset-9': preset(9),
  invert: view('Invert', invert),
  fusion: view('Fusion on or off', toggleFusion),
  opacity: { ...view('Opacity of the fused layer with wheel or drag, while held', hold('opacity')), held: true },
  magnifier: { ...view('Magnifier, while held', hold('magnifier')), held: true },
  mip: view('Maximum intensity projection and back', toggleMip),
  'plane-left': view('Turn the plane left', (workstation) => turnPlane(workstation, 'down', -1)),
  'plane-right': view('Turn the plane right', (workstation) => turnPlane(workstation, 'down', 1)),
  'plane-up': view('Tip the plane up', (workstation) => turnPlane(workstation, 'across', -1)),
  'plane-down': view('Tip the plane down', (workstation) => turnPlane(workstation, 'across', 1)),
  mpr: view('Three planes (MPR) and back', toggleMpr),
  'zoom-in': view('Zoom in', (workstation) => zoomBy(workstation, ZOOM_STEP)),
  'zoom-out': view('Zoom out', (workstation) => zoomBy(workstation, 1 / ZOOM_STEP)),
  reset: view('Reset the view', resetView),
  fit: view('Fit the image', fitView),
  mirror: view('Mirror', flip),
  rotate: view('Rotate by 90°', (workstation) => rotate(workstation)),
  enlarge: view('One viewport large, and back', (workstation) => toggleEnlarged(workstation)),

  panels: screen('Side panels', (_, shell) => shell.togglePanels()),
  'images-only': screen('Full screen, images only', (_, shell) => shell.toggleImagesOnly()),
  palette: { ...screen('Find a command', (_, shell) => shell.showPalette()), everywhere: true },
  keys: { ...screen('This list', (_, shell) => shell.showKeys()), everywhere: true },
}; // prettier-ignore
