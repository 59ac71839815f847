import { memo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { planeShown } from '#actions/view/moveFocus.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { cellsOf, isTiled } from '#stores/reading.ts';
import { RegistrationPanel } from '#features/viewing/registration/RegistrationPanel.tsx';
import { useHeldKeys, useSyncedWindows } from './useSharedGestures.ts';
import { useCine } from './useCine.ts';
import { ViewportCell } from './ViewportCell.tsx';

interface Props {
  readonly workstation: Workstation;
  /** Drawn over each picture. */
  readonly overlay?: (view: OverlayView) => ReactNode;
}

/** A viewport is drawn anew when its own state changes, not when another one scrolls. */
const Cell = memo(ViewportCell);

/** The images: as many viewports as the layout has cells, one of them active. */
export function ViewportGrid({ workstation, overlay }: Props) {
  const layout = useStore(workstation.reading, (state) => state.layout);
  const viewports = useStore(workstation.reading, (state) => state.viewports);
  const activeViewport = useStore(workstation.reading, (state) => state.activeViewport);
  const enlarged = useStore(workstation.reading, (state) => state.enlarged);
  useCine(workstation);
  useSyncedWindows(workstation);
  useHeldKeys(workstation);
  // Tiles past the last slice stay empty.
  const slices = isTiled(layout) ? planeShown(workstation, 'A')?.count : undefined;
  return (
    <>
      <div className="viewport-grid" data-layout={enlarged === undefined ? layout : '1x1'}>
        {viewports.slice(0, Math.min(cellsOf[layout], slices ?? Infinity)).map((view) => (
          <Cell
            key={view.id}
            workstation={workstation}
            view={view}
            active={view.id === activeViewport}
            hidden={enlarged !== undefined && enlarged !== view.id}
            overlay={overlay}
          />
        ))}
      </div>
      <RegistrationPanel workstation={workstation} />
    </>
  );
}
