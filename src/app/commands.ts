import { redo, undo } from '#actions/ledger/undo.ts';
import { removeRegion, toggleRole } from '#actions/regions/regions.ts';
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
import { stepOpacity, toggleFusion } from '#actions/view/toggleFusion.ts';
import { toggleLinked } from '#actions/view/toggleLinked.ts';
import { flip, invert, rotate } from '#actions/view/turnView.ts';
import { hold, toggleReferenceLines } from '#actions/view/viewSwitches.ts';
import { zoomBy } from '#actions/view/zoomBy.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { CommandId } from '#core/hands/defaultKeys.ts';
import type { Tool } from '#stores/reading.ts';
import { commandWords } from '#ui/words/commands.ts';

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
  /** Where it works; the others only while reading. */
  readonly everywhere?: boolean;
  /** It lasts while its key is held: nothing that is chosen from a list. */
  readonly held?: boolean;
  readonly run: Run;
}

const { groups } = commandWords;
const tool = (name: Tool): Command => ({
  group: groups.tools,
  run: (workstation) => setTool(workstation, name),
});
const view = (run: Run): Command => ({ group: groups.view, run });
const move = (run: Run): Command => ({ group: groups.slices, run });
const mark = (run: Run): Command => ({ group: groups.regions, run });
const screen = (run: Run): Command => ({ group: groups.screen, run });
const preset = (n: number) => view((workstation) => applyWindowPreset(workstation, n));

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

/** What every command does; its keys are data (core/hands), its name is in `commandWords`. */
export const COMMANDS: Readonly<Record<CommandId, Command>> = {
  'tool-window': tool('window'),
  'tool-window-box': tool('window-box'),
  'tool-scroll': tool('scroll'),
  'tool-pan': tool('pan'),
  'tool-zoom': tool('zoom'),
  'tool-probe': tool('probe'),
  'tool-length': tool('length'),
  'tool-bidirectional': tool('bidirectional'),
  'tool-ellipse': tool('ellipse'),
  'tool-circle': tool('circle'),
  'tool-rectangle': tool('rectangle'),
  'tool-freehand': tool('freehand'),
  'tool-spline': tool('spline'),
  'tool-sphere': tool('sphere'),
  'tool-threshold': tool('threshold'),
  rest: { group: groups.tools, run: rest },

  'region-previous': mark(previousRegion),
  'region-next': mark(nextRegion),
  'region-name': mark((_, shell) => shell.nameRegion()),
  'region-target': mark((workstation) => void toggleRole(workstation, 'target')),
  'region-non-target': mark((workstation) => void toggleRole(workstation, 'non-target')),
  'region-curve': mark((_, shell) => shell.showCurve()),
  'region-delete': mark(removeSelected),
  undo: mark((workstation) => void undo(workstation)),
  redo: mark((workstation) => void redo(workstation)),
  'regions-hide': mark(hideRegions),

  'slice-up': move((workstation) => scrollSlices(workstation, -1)),
  'slice-down': move((workstation) => scrollSlices(workstation, 1)),
  'slice-ten-up': move((workstation) => scrollSlices(workstation, -10)),
  'slice-ten-down': move((workstation) => scrollSlices(workstation, 10)),
  'slice-first': move((workstation) => toEdge(workstation, 'first')),
  'slice-last': move((workstation) => toEdge(workstation, 'last')),
  'viewport-previous': move(previousViewport),
  'viewport-next': move(nextViewport),
  'time-previous': move(previousTimePoint),
  'time-next': move(nextTimePoint),
  'dimension-back': move((workstation) => stepDimension(workstation, -1)),
  'dimension-on': move((workstation) => stepDimension(workstation, 1)),
  'dimension-second-back': move((workstation) => stepDimension(workstation, -1, 1)),
  'dimension-second-on': move((workstation) => stepDimension(workstation, 1, 1)),
  cine: move(toggleCine),
  crosshair: move(toggleCrosshair),
  'reference-lines': move(toggleReferenceLines),
  'link-here': move(toggleLinkHere),
  'link-scrolling': move(toggleLinked),

  'preset-1': preset(1),
  'preset-2': preset(2),
  'preset-3': preset(3),
  'preset-4': preset(4),
  'preset-5': preset(5),
  'preset-6': preset(6),
  'preset-7': preset(7),
  'preset-8': preset(8),
  'preset-9': preset(9),
  invert: view(invert),
  fusion: view(toggleFusion),
  opacity: { ...view(hold('opacity')), held: true },
  'opacity-more': view((workstation) => stepOpacity(workstation, 1)),
  'opacity-less': view((workstation) => stepOpacity(workstation, -1)),
  magnifier: { ...view(hold('magnifier')), held: true },
  mip: view(toggleMip),
  'plane-left': view((workstation) => turnPlane(workstation, 'down', -1)),
  'plane-right': view((workstation) => turnPlane(workstation, 'down', 1)),
  'plane-up': view((workstation) => turnPlane(workstation, 'across', -1)),
  'plane-down': view((workstation) => turnPlane(workstation, 'across', 1)),
  mpr: view(toggleMpr),
  'zoom-in': view((workstation) => zoomBy(workstation, ZOOM_STEP)),
  'zoom-out': view((workstation) => zoomBy(workstation, 1 / ZOOM_STEP)),
  reset: view(resetView),
  fit: view(fitView),
  mirror: view(flip),
  rotate: view((workstation) => rotate(workstation)),
  enlarge: view((workstation) => toggleEnlarged(workstation)),

  panels: screen((_, shell) => shell.togglePanels()),
  'images-only': screen((_, shell) => shell.toggleImagesOnly()),
  palette: { ...screen((_, shell) => shell.showPalette()), everywhere: true },
  keys: { ...screen((_, shell) => shell.showKeys()), everywhere: true },
}; // prettier-ignore
