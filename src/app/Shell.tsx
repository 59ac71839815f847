import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';
import { Announcer } from '#app/Announcer.tsx';
import { Header } from '#app/Header.tsx';
import { COMMANDS, type ShellCommands } from '#app/commands.ts';
import { COMMAND_IDS } from '#core/hands/defaultKeys.ts';
import type { PanelName } from '#app/panels.ts';
import { SourceSwitch } from '#app/SourceSwitch.tsx';
import { StatusLine } from '#app/StatusLine.tsx';
import { useFailures, useLeaveGuard } from '#app/useFailures.ts';
import { useImagesOnly } from '#app/useImagesOnly.ts';
import { useKeymap } from '#app/useKeymap.ts';
import { useReadingWarmUp } from '#app/useReadingWarmUp.ts';
import { ArchivePanel } from '#features/archive/index.ts';
import { KeysDialog } from '#features/keys/index.ts';
import { DropTarget, LibraryScreen } from '#features/library/index.ts';
import { Notices } from '#ui/Notices.tsx';
import { commandWords } from '#ui/words/commands.ts';
import { shellWords } from '#ui/words/shell.ts';

/** The first paint is the library; everything that shows images comes when the first study is opened. */
const loadReadingScreen = () => import('#app/ReadingScreen.tsx');
const ReadingScreen = lazy(() => loadReadingScreen().then((module) => ({ default: module.ReadingScreen })));

const LISTED = COMMAND_IDS.map((id) => ({ id, ...COMMANDS[id], label: commandWords.labels[id] }));

/** It knows of everything that shows images, and so comes with them. */
const ShownPalette = lazy(() => import('#app/ShownPalette.tsx').then((module) => ({ default: module.ShownPalette })));

/** The frame around both screens. */
export function Shell({ workstation }: { readonly workstation: Workstation }) {
  // Deferred, so that the screen with its viewports and panels is built in slices that clicks come between.
  const reading = useDeferredValue(useStore(workstation.reading, ({ studyUids }) => studyUids.length > 0));
  const notices = useStore(workstation.session, (session) => session.notices);
  const archiveShown = useStore(workstation.remote, ({ shown }) => shown);
  const [keysShown, setKeysShown] = useState(false);
  const [palette, setPalette] = useState(false);
  const [sides, setSides] = useState(true);
  const [panel, setPanel] = useState<PanelName>('measurements');
  const { imagesOnly, toggleImagesOnly } = useImagesOnly(reading);
  const shell = useMemo<ShellCommands>(
    () => ({
      showKeys: () => setKeysShown(true),
      showPalette: () => setPalette(true),
      togglePanels: () => setSides((shown) => !shown),
      toggleImagesOnly,
      showCurve: () => {
        setSides(true);
        setPanel('curve');
      },
      nameRegion: () => {
        setSides(true);
        setPanel((shown) => (['curve', 'facts', 'trail'].includes(shown) ? 'measurements' : shown));
        // The field is there once the panels are drawn.
        setTimeout(() => document.querySelector<HTMLInputElement>('[data-region-name]')?.select());
      },
    }),
    [toggleImagesOnly],
  );
  useKeymap(workstation, shell, reading);
  useFailures(workstation);
  useLeaveGuard(workstation);
  useReadingWarmUp(useCallback(() => Promise.all([loadReadingScreen(), workstation.prepareReading()]), [workstation]));
  const showPanel = (next: PanelName) => {
    setSides(true);
    setPanel(next);
  };
  return (
    <div className="shell">
      {reading ? (
        <Suspense
          fallback={
            <p className="reading-wait visually-hidden" role="status">
              {shellWords.opening}
            </p>
          }
        >
          <ReadingScreen
            workstation={workstation}
            sides={sides}
            imagesOnly={imagesOnly}
            panel={panel}
            onPanel={showPanel}
            onKeys={shell.showKeys}
            onPalette={shell.showPalette}
          />
        </Suspense>
      ) : (
        <>
          <Header workstation={workstation} onKeys={shell.showKeys} onPalette={shell.showPalette} />
          {archiveShown ? (
            <ArchivePanel workstation={workstation} sources={<SourceSwitch workstation={workstation} />} />
          ) : (
            <LibraryScreen workstation={workstation} sources={<SourceSwitch workstation={workstation} />} />
          )}
          <StatusLine workstation={workstation} />
        </>
      )}
      <Announcer workstation={workstation} />
      <Notices notices={notices} onDismiss={(id) => workstation.session.getState().dismiss(id)} />
      <DropTarget workstation={workstation} />
      {palette && (
        <Suspense>
          <ShownPalette {...{ workstation, shell, reading, showPanel }} onClose={() => setPalette(false)} />
        </Suspense>
      )}
      {keysShown && <KeysDialog workstation={workstation} commands={LISTED} onClose={() => setKeysShown(false)} />}
    </div>
  );
}
