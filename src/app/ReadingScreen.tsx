import type { Workstation } from '#actions/workstation.ts';
import { Header } from '#app/Header.tsx';
import { PanelColumn } from '#app/PanelColumn.tsx';
import type { PanelName } from '#app/panels.ts';
import { ReadingHeader } from '#app/ReadingHeader.tsx';
import { StatusLine } from '#app/StatusLine.tsx';
import { ManifestStatus } from '#features/library/index.ts';
import { RegionLayer } from '#features/marking/index.ts';
import {
  CursorReadout,
  FusionControls,
  HangingMenu,
  LayoutMenu,
  SeriesRail,
  ToolBar,
  ViewMenu,
  ViewportGrid,
  WindowPresets,
} from '#features/viewing/index.ts';
import { shellWords } from '#ui/words/shell.ts';

interface Props {
  readonly workstation: Workstation;
  readonly sides: boolean;
  readonly imagesOnly: boolean;
  readonly panel: PanelName;
  readonly onPanel: (panel: PanelName) => void;
  readonly onKeys: () => void;
  readonly onPalette: () => void;
}

/** Series rail, images, panels; side panels fold away, and in full screen only the images stay. */
export function ReadingScreen({ workstation, sides, imagesOnly, panel, onPanel, onKeys, onPalette }: Props) {
  const showSides = sides && !imagesOnly;
  return (
    <>
      {!imagesOnly && (
        <>
          <Header workstation={workstation} onKeys={onKeys} onPalette={onPalette}>
            <ReadingHeader workstation={workstation} />
            <HangingMenu workstation={workstation} />
            <LayoutMenu workstation={workstation} />
            <ViewMenu workstation={workstation} />
            <WindowPresets workstation={workstation} />
            <FusionControls workstation={workstation} />
          </Header>
          <section className="tool-row" aria-label={shellWords.tools}>
            <ToolBar workstation={workstation} />
          </section>
        </>
      )}
      <main className="reading" data-sides={showSides}>
        {showSides && <SeriesRail workstation={workstation} />}
        <ViewportGrid
          workstation={workstation}
          overlay={(view) => <RegionLayer workstation={workstation} view={view} />}
        />
        {showSides && <PanelColumn workstation={workstation} panel={panel} onPanel={onPanel} />}
      </main>
      {!imagesOnly && (
        <StatusLine
          workstation={workstation}
          left={<CursorReadout workstation={workstation} />}
          right={<ManifestStatus workstation={workstation} />}
          onTrail={() => onPanel('trail')}
        />
      )}
    </>
  );
}
