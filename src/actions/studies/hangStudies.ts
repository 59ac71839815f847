import type { Vector3 } from '#core/geometry/grid.ts';
import { arrange, arrangeBy, type Hanging, type HungCell } from '#core/hanging/arrange.ts';
import type { HangingProtocol, HangingRule } from '#core/hanging/hangingProtocol.ts';
import { parseHanging } from '#core/hanging/parseHanging.ts';
import type { Study } from '#core/imaging/series.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { showFusion } from '#actions/images/showFusion.ts';
import { showStack } from '#actions/images/showStack.ts';
import { shownStack } from '#actions/view/activeView.ts';
import { presetsOf } from '#actions/view/applyWindowPreset.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findStack } from '#stores/library.ts';
import { emptyViewport, VIEWPORT_IDS } from '#stores/reading.ts';

const SETTING = 'hanging';

/** Where not even the served rules can be had: the largest series, so that something is shown. */
const PLAIN: HangingProtocol = {
  name: 'Plain',
  version: 1,
  rules: [
    {
      name: 'The largest series of each study',
      studies: 'any',
      selectors: { largest: { study: 'each' } },
      layout: 'auto',
      cells: [{ series: ['largest'], orientation: 'native' }],
    },
  ],
};

/** The rules in force: the reader's own, else those served with the app. Loaded once; what is wrong is said. */
export async function loadHanging(workstation: Workstation): Promise<HangingProtocol> {
  const { reading, settings, shippedHanging, session } = workstation;
  const known = reading.getState().hanging;
  if (known) return known;
  const own = await settings.read(SETTING);
  const sources = own === undefined ? [shippedHanging] : [() => Promise.resolve(own), shippedHanging];
  let hanging = PLAIN;
  for (const source of sources) {
    const parsed = parseHanging(await source().catch(() => undefined));
    if (!parsed.ok) {
      session.getState().notify({ id: 'hanging', tone: 'warning', ...parsed.failure });
      continue;
    }
    hanging = parsed.value;
    break;
  }
  reading.getState().set({ hanging });
  return hanging;
}

/** Puts rules from a file in force, now and in later sessions. */
export async function importHanging(
  { reading, settings }: Workstation,
  text: string,
): Promise<Result<HangingProtocol, Failure>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed({
      code: 'HANG_E_NO_JSON',
      message: 'The file is no JSON. Export the rules in force for an example.',
    });
  }
  const parsed = parseHanging(json);
  if (!parsed.ok) return parsed;
  await settings.write(SETTING, parsed.value);
  reading.getState().set({ hanging: parsed.value });
  return success(parsed.value);
}

/** Hands the rules in force to the reader's disk. */
export async function exportHanging(workstation: Workstation): Promise<void> {
  const hanging = await loadHanging(workstation);
  const text = `${JSON.stringify(hanging, undefined, 2)}\n`;
  workstation.download('readout-hanging.json', new Blob([text], { type: 'application/json' }));
}

/** Back to the rules served with the app. */
export async function restoreShippedHanging(workstation: Workstation): Promise<void> {
  await workstation.settings.write(SETTING, undefined);
  workstation.reading.getState().set({ hanging: undefined });
  await loadHanging(workstation);
}

/** Arranges studies (earliest first) by the first rule that applies. */
export async function hangStudies(workstation: Workstation, studies: readonly Study[]): Promise<void> {
  const asked = workstation.reading.getState().studyUids;
  const hanging = await loadHanging(workstation);
  if (workstation.reading.getState().studyUids === asked) await fillCells(workstation, arrange(studies, hanging));
}

/** Arranges the studies on screen by a rule the reader chose. */
export async function hangByRule(workstation: Workstation, rule: HangingRule): Promise<void> {
  const { missing, ...tried } = arrangeBy(rule, studiesShown(workstation));
  if (tried.applies) await fillCells(workstation, { ...tried, hung: { rule: rule.name, missing } });
}

/** Studies on screen, earliest first. */
export function studiesShown({ reading, library }: Pick<Workstation, 'reading' | 'library'>): readonly Study[] {
  const { studies } = library.getState();
  return reading
    .getState()
    .studyUids.flatMap((uid) => studies.find(({ study }) => study.studyUid === uid)?.study ?? []);
}

async function fillCells(workstation: Workstation, { layout, cells, hung }: Hanging): Promise<void> {
  const { reading } = workstation;
  const viewports = VIEWPORT_IDS.map(emptyViewport);
  reading.getState().set({
    layout,
    viewports,
    hung,
    activeViewport: 'A',
    enlarged: undefined,
    crosshair: undefined,
    beforeMpr: undefined,
    sliceLinks: [],
    registering: undefined,
    cine: undefined,
  });
  // The reader may open or hang something else while this decodes: then the viewports are not ours to fill.
  const isCurrent = () => reading.getState().hung === hung;
  for (const [index, cell] of cells.entries()) {
    const id = VIEWPORT_IDS[index];
    if (id !== undefined && isCurrent()) await fillCell(workstation, id, cell);
    if (id !== undefined && cell.fusedStackId && isCurrent()) await showFusion(workstation, id, cell.fusedStackId);
  }
}

async function fillCell(workstation: Workstation, id: string, cell: HungCell): Promise<void> {
  const { reading } = workstation;
  await showStack(workstation, id, cell.stackId, {
    orientation: cell.orientation,
    slab: cell.slab,
    ...focusOf(workstation, cell.stackId),
  });
  const shown = shownStack(workstation, cell.stackId);
  const preset = shown && presetsOf(shown).find(({ name }) => name === cell.window);
  const isOurs = reading.getState().viewports.some((view) => view.id === id && view.stackId === cell.stackId);
  if (preset && isOurs) reading.getState().setViewport(id, { window: { lower: preset.lower, upper: preset.upper } });
}

/** Views of one frame of reference open at one place, not each in the middle of its own volume. */
function focusOf({ reading, library }: Workstation, stackId: string): { readonly focus?: Vector3 } {
  const spaceOf = (id: string | undefined) => {
    const grid = id === undefined ? undefined : findStack(library.getState(), id)?.stack.grid;
    return grid?.ok ? grid.value.frameOfReferenceUid : undefined;
  };
  const space = spaceOf(stackId);
  const beside = reading
    .getState()
    .viewports.find((view) => view.focus && space !== undefined && spaceOf(view.stackId) === space);
  return beside?.focus ? { focus: beside.focus } : {};
}
