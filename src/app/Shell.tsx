import { lazy, Suspense, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';
import { Announcer } from '#app/Announcer.tsx';
import { Header } from '#app/Header.tsx';
import { KEYMAP, type ShellCommands } from '#app/keymap.ts';
import type { PanelName } from '#app/PanelColumn.tsx';
import { ReadingHeader } from '#app/ReadingHeader.tsx';
import { StatusLine } from '#app/StatusLine.tsx';
import { useFailures, useLeaveGuard } from '#app/useFailures.ts';
import { useImagesOnly } from '#app/useImagesOnly.ts';
import { useKeymap } from '#app/useKeymap.ts';
import { KeysDialog } from '#features/keys/index.ts';
import { DropTarget, LibraryScreen } from '#features/library/index.ts';
import { Notices } from '#ui/Notices.tsx';

/** The first paint is the library; everything that shows images comes when the first study is opened. */
const ReadingScreen = lazy(() =>
  import('#app/ReadingScreen.tsx').then((module) => ({ default: module.ReadingScreen })),
);

/** The frame around both screens. */
export function Shell({ workstation }: { readonly workstation: Workstation }) {
  const reading = useStore(workstation.reading, ({ studyUids }) => studyUids.length > 0);
  const notices = useStore(workstation.session, (session) => session.notices);
  const [keysShown, setKeysShown] = useState(false);
  const [sides, setSides] = useState(true);
  const [panel, setPanel] = useState<PanelName>('measurements');
  const { imagesOnly, toggleImagesOnly } = useImagesOnly(reading);
  const shell = useMemo<ShellCommands>(
    () => ({
      showKeys: () => setKeysShown(true),
      togglePanels: () => setSides((shown) => !shown),
      toggleImagesOnly,
      nameRegion: () => {
        setSides(true);
        document.querySelector<HTMLInputElement>('[data-region-name]')?.select();
      },
    }),
    [toggleImagesOnly],
  );
  useKeymap(workstation, shell, reading);
  useFailures(workstation);
  useLeaveGuard(workstation);
  const showPanel = (next: PanelName) => {
    setSides(true);
    setPanel(next);
  };
  return (
    <div className="shell">
      {!imagesOnly && (
        <Header workstation={workstation} onKeys={shell.showKeys}>
          {reading && <ReadingHeader workstation={workstation} />}
        </Header>
      )}
      {reading ? (
        <Suspense fallback={<div className="reading-wait" role="status" aria-label="Opening the reading screen" />}>
          <ReadingScreen
            workstation={workstation}
            sides={sides}
            imagesOnly={imagesOnly}
            panel={panel}
            onPanel={showPanel}
          />
        </Suspense>
      ) : (
        <>
          <LibraryScreen workstation={workstation} />
          <StatusLine workstation={workstation} />
        </>
      )}
      <Announcer workstation={workstation} />
      <Notices notices={notices} onDismiss={(id) => workstation.session.getState().dismiss(id)} />
      <DropTarget workstation={workstation} />
      {keysShown && <KeysDialog keys={KEYMAP} onClose={() => setKeysShown(false)} />}
    </div>
  );
}
