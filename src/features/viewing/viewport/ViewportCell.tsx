import { useRef, type DragEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Study } from '#core/imaging/series.ts';
import { showStack } from '#actions/showStack.ts';
import { frameOfReference, planesOf, shownStack, usualWindow, visibleViewports } from '#actions/view/activeView.ts';
import { toggleEnlarged } from '#actions/view/nextViewport.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { onPlane, nearestPlane } from '#core/viewing/viewPlanes.ts';
import type { ViewportState } from '#stores/reading.ts';
import { ColourBars } from './ColourBars.tsx';
import { CornerTexts } from './CornerTexts.tsx';
import { STACK_DRAG_TYPE } from '#features/viewing/series/stackDrag.ts';
import { windowText } from '#features/viewing/shownWindow.ts';
import { useNavigation } from './useNavigation.ts';
import { useOverlayView } from './useOverlayView.ts';
import { usePicture } from './usePicture.ts';
import { useRevealFocus } from './useRevealFocus.ts';
import { useSize } from './useSize.ts';
import { Crosshair, OrientationLetters, ScaleBar, type CrossingPlane } from './ViewportMarks.tsx';
import { ViewportBadges, ViewportNotice } from './ViewportBadges.tsx';

interface Props {
  readonly workstation: Workstation;
  readonly view: ViewportState;
  readonly active: boolean;
  readonly hidden: boolean;
  readonly overlay: ((view: OverlayView) => ReactNode) | undefined;
}

/** One viewport: the picture, what is drawn over it, and everything a reader must know of it. */
export function ViewportCell({ workstation, view, active, hidden, overlay: layer }: Props) {
  const cell = useRef<HTMLDivElement>(null);
  const overlay = useOverlayView(workstation, view, useSize(cell));
  const { element, failure, isOpen } = usePicture(workstation, view, overlay);
  const navigation = useNavigation(workstation, overlay, cell);
  const held = useStore(workstation.volumes, (state) =>
    view.stackId === undefined ? undefined : state.held[view.stackId],
  );
  const study = useStudy(workstation, overlay);
  useRevealFocus(workstation, view, overlay);
  const activate = () => workstation.reading.getState().set({ activeViewport: view.id });
  const drop = (event: DragEvent) => {
    const stackId = event.dataTransfer.getData(STACK_DRAG_TYPE);
    if (!stackId) return;
    event.preventDefault();
    activate();
    void showStack(workstation, view.id, stackId);
  };
  return (
    <section
      className="viewport"
      data-viewport={view.id}
      data-active={active}
      hidden={hidden}
      tabIndex={0}
      aria-label={`Viewport ${view.id}`}
      aria-describedby={`viewport-${view.id}-text`}
      onFocus={activate}
      onPointerDownCapture={activate}
      onDoubleClick={() => toggleEnlarged(workstation, view.id)}
      onDragOver={(event) => event.dataTransfer.types.includes(STACK_DRAG_TYPE) && event.preventDefault()}
      onDrop={drop}
    >
      <div className="viewport-stage" ref={cell} {...navigation}>
        <div className="viewport-picture" ref={element} data-pending={overlay?.drawable === false} />
        {overlay && <Marks workstation={workstation} overlay={overlay} />}
        {overlay && layer?.(overlay)}
        {overlay && (
          <div className="viewport-texts">
            <CornerTexts overlay={overlay} view={view} study={study} />
            <OrientationLetters {...overlay} />
            <ScaleBar {...overlay} />
            <ColourBars overlay={overlay} view={view} />
            <ViewportBadges {...overlay} />
          </div>
        )}
      </div>
      <ViewportNotice
        held={held}
        failure={failure}
        empty={view.stackId === undefined}
        isOpen={isOpen}
        drawable={overlay?.drawable === true}
      />
      <p id={`viewport-${view.id}-text`} className="visually-hidden">
        {overlay ? description(overlay, view, study) : 'No picture'}
      </p>
    </section>
  );
}

function Marks({ workstation, overlay }: { readonly workstation: Workstation; readonly overlay: OverlayView }) {
  const crosshair = useStore(workstation.reading, (state) => state.crosshair);
  const viewports = useStore(workstation.reading, (state) => (state.crosshair ? state.viewports : undefined));
  if (!crosshair || !viewports) return null;
  const space = frameOfReference(overlay.shown);
  const others = visibleViewports({ ...workstation.reading.getState(), viewports }).flatMap((view): CrossingPlane[] => {
    const shown = view.id === overlay.viewportId ? undefined : shownStack(workstation, view.stackId);
    const planes = shown && frameOfReference(shown) === space ? planesOf(shown, view.orientation) : undefined;
    if (!planes) return [];
    const focus = view.focus ?? planes.centre;
    const position = planes.positions[nearestPlane(planes, focus)] ?? 0;
    return [{ viewportId: view.id, point: onPlane(focus, planes.advance, position), normal: planes.advance }];
  });
  return <Crosshair overlay={overlay} crosshair={crosshair} others={others} />;
}

function useStudy(workstation: Workstation, overlay: OverlayView | undefined): Study | undefined {
  return useStore(
    workstation.library,
    ({ studies }) => overlay && studies.find(({ study }) => study.studyUid === overlay.shown.series.studyUid)?.study,
  );
}

/** The picture in words, for those who cannot see it. */
function description(
  { shown, fused, fusedVisible, planes, slice }: OverlayView,
  view: ViewportState,
  study?: Study,
): string {
  const parts = [
    `Patient ${study?.patientId ?? ''}`,
    `${shown.series.modality} ${shown.series.description}`.trim(),
    `${view.orientation === 'native' ? 'acquired plane' : view.orientation}, slice ${slice + 1} of ${planes.positions.length}`,
    `window ${windowText(view.window ?? usualWindow(shown), shown)}`,
    fused && fusedVisible ? `fused with ${fused.series.modality} ${fused.series.description}`.trim() : undefined,
    shown.withheld?.message,
  ];
  return parts.filter(Boolean).join('; ');
}
