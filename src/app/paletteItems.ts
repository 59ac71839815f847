import { arrangeBy } from '#core/hanging/arrange.ts';
import { COMMAND_IDS, isCommandId, type Keymap } from '#core/hands/defaultKeys.ts';
import { goToRegion } from '#actions/regions/goToRegion.ts';
import { hangByRule, studiesShown } from '#actions/studies/hangStudies.ts';
import { openSample } from '#actions/studies/openSample.ts';
import { closeStudies, openStudies } from '#actions/studies/openStudies.ts';
import { showStack } from '#actions/images/showStack.ts';
import { activeView, shownStack } from '#actions/view/activeView.ts';
import { applyWindowPreset, presetsOf } from '#actions/view/applyWindowPreset.ts';
import { chooseLayout } from '#actions/view/chooseLayout.ts';
import { chooseOrientation } from '#actions/view/chooseOrientation.ts';
import type { Workstation } from '#actions/workstation.ts';
import { COMMANDS, type ShellCommands } from '#app/commands.ts';
import { PANELS, type PanelName } from '#app/panels.ts';
import type { PaletteItem } from '#features/palette/index.ts';
import { LAYOUTS, PLANES } from '#features/viewing/index.ts';
import { shownDate } from '#ui/dates.ts';
import { shownName } from '#ui/personName.ts';
import { commandWords } from '#ui/words/commands.ts';
import { paletteWords } from '#ui/words/palette.ts';
import { studyWords } from '#ui/words/studies.ts';

/** Stacks of one series that are listed each; a series of more is stepped through in place. */
const STACKS = 12;

const { groups } = paletteWords;

interface Screen {
  readonly workstation: Workstation;
  readonly shell: ShellCommands;
  readonly reading: boolean;
  readonly showPanel: (panel: PanelName) => void;
}

/** Everything that can be done now, in the order it is listed before anything is typed. */
export function paletteItems(screen: Screen): readonly PaletteItem[] {
  const { workstation, reading } = screen;
  const { keymap } = workstation.hands.getState();
  return reading
    ? [
        ...commands(screen, keymap),
        ...windows(workstation, keymap),
        ...layouts(workstation, keymap),
        ...hangings(workstation),
        ...regions(workstation),
        ...series(workstation),
        ...panels(screen),
        library(workstation),
      ]
    : [...commands(screen, keymap), ...studies(workstation), ...samples(workstation)];
}

function commands({ workstation, shell, reading }: Screen, keymap: Keymap): readonly PaletteItem[] {
  return COMMAND_IDS.flatMap((id) => {
    const { group, everywhere, held, run } = COMMANDS[id];
    // Presets are listed by the name of the window they give; what is held cannot be chosen from a list.
    if (held || id === 'palette' || id.startsWith('preset-') || !(reading || everywhere)) return [];
    const label = id === 'keys' ? commandWords.keysAndMouse : commandWords.labels[id];
    return [{ id, group, label, keys: keymap[id][0], run: () => run(workstation, shell) }];
  });
}

function windows(workstation: Workstation, keymap: Keymap): readonly PaletteItem[] {
  const shown = shownStack(workstation, activeView(workstation)?.stackId);
  if (!shown) return [];
  return presetsOf(shown).map(({ name }, at) => {
    const id = `preset-${at + 1}`;
    return {
      id,
      group: groups.window,
      label: name,
      detail: shown.meaning.quantity === 'stored' ? undefined : shown.meaning.quantity,
      keys: isCommandId(id) ? keymap[id][0] : undefined,
      run: () => applyWindowPreset(workstation, at + 1),
    };
  });
}

function layouts(workstation: Workstation, keymap: Keymap): readonly PaletteItem[] {
  return [
    ...LAYOUTS.map(({ value, label }) => ({
      id: `layout-${value}`,
      group: groups.layout,
      label,
      keys: value === 'mpr' ? keymap.mpr[0] : undefined,
      run: () => chooseLayout(workstation, value),
    })),
    ...PLANES.map(({ value, label }) => ({
      id: `plane-${value}`,
      group: groups.plane,
      label,
      run: () => void chooseOrientation(workstation, value),
    })),
  ];
}

function hangings(workstation: Workstation): readonly PaletteItem[] {
  const shown = studiesShown(workstation);
  const rules = workstation.reading.getState().hanging?.rules ?? [];
  return rules
    .filter((rule) => arrangeBy(rule, shown).applies)
    .map((rule) => ({
      id: `hanging-${rule.name}`,
      group: groups.hanging,
      label: rule.name,
      run: () => void hangByRule(workstation, rule),
    }));
}

function regions(workstation: Workstation): readonly PaletteItem[] {
  const { studyUids } = workstation.reading.getState();
  return workstation.trail
    .getState()
    .read.regions.filter(({ studyUid }) => studyUids.includes(studyUid))
    .map(({ id, name, organ }) => ({
      id: `region-${id}`,
      group: groups.region,
      label: name,
      detail: organ || undefined,
      run: () => void goToRegion(workstation, id),
    }));
}

function series(workstation: Workstation): readonly PaletteItem[] {
  const shown = studiesShown(workstation);
  return shown.flatMap(({ series: all, studyDate }) =>
    all.flatMap(({ description, modality, stacks }) =>
      stacks.slice(0, STACKS).map(({ id, label }) => ({
        id: `series-${id}`,
        group: groups.series,
        label: description || paletteWords.seriesOf(modality),
        detail: [modality, stacks.length > 1 ? label : '', shown.length > 1 ? shownDate(studyDate) : '']
          .filter(Boolean)
          .join(' · '),
        run: () => void showStack(workstation, workstation.reading.getState().activeViewport, id),
      })),
    ),
  );
}

const panels = ({ showPanel }: Screen): readonly PaletteItem[] =>
  PANELS.map(({ name, title }) => ({
    id: `panel-${name}`,
    group: groups.panel,
    label: title,
    run: () => showPanel(name),
  }));

const library = (workstation: Workstation): PaletteItem => ({
  id: 'library',
  group: groups.screen,
  label: paletteWords.toLibrary,
  run: () => void closeStudies(workstation),
});

const studies = (workstation: Workstation): readonly PaletteItem[] =>
  workstation.library.getState().studies.map(({ study }) => ({
    id: `study-${study.studyUid}`,
    group: groups.study,
    label: study.patientId || shownName(study.patientName) || studyWords.noPatientId,
    detail: `${shownDate(study.studyDate)} ${study.description}`.trim(),
    run: () => void openStudies(workstation, [study.studyUid]),
  }));

const samples = (workstation: Workstation): readonly PaletteItem[] =>
  workstation.phantoms.samples.map(({ id, title, modalities }) => ({
    id: `sample-${id}`,
    group: groups.sample,
    label: title,
    detail: modalities.join(', '),
    run: () => void openSample(workstation, id),
  }));
