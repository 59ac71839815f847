import { useRef, type DragEvent, type ReactNode, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { Series, Study } from '#core/imaging/series.ts';
import { showStack } from '#actions/images/showStack.ts';
import { frameOfReference, planesIn, shownStack, usualWindow, visibleViewports } from '#actions/view/activeView.ts';
import { toggleEnlarged } from '#actions/view/nextViewport.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { onPlane, nearestPlane } from '#core/viewing/viewPlanes.ts';
import type { ViewportState } from '#stores/reading.ts';
import { viewportWords } from '#ui/words/viewport.ts';
import { ColourBars } from './ColourBars.tsx';
import { CornerTexts } from './CornerTexts.tsx';
import { DimensionSliders } from '#features/viewing/dimension/DimensionSliders.tsx';
import { STACK_DRAG_TYPE } from '#features/viewing/series/stackDrag.ts';
import { windowText } from '#features/viewing/shownWindow.ts';
import { Magnifier } from './Magnifier.tsx';
import { RegistrationMarks } from '#features/viewing/registration/RegistrationMarks.tsx';
import { PlaneHandles } from './PlaneHandles.tsx';
import { StructureOverlay } from './StructureOverlay.tsx';
import { PresentationOverlay } from './PresentationOverlay.tsx';
import { ProjectionMarks } from './ProjectionMarks.tsx';
import { planeText, projectionText } from './projectionText.ts';
import { ToolMenu } from './ToolMenu.tsx';
import { WindowBox } from './WindowBox.tsx';
import { useNavigation } from './useNavigation.ts';
import { useOverlayView } from './useOverlayView.ts';
import { usePages } from './usePages.ts';
import { usePicture } from './usePicture.ts';
import { useRevealFocus } from './useRevealFocus.ts';
import { useSize } from './useSize.ts';
import { useTouch } from './useTouch.ts';
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
  const touch = useTouch(workstation, overlay, cell);
  const held = useStore(workstation.volumes, (state) =>
    view.stackId === undefined ? undefined : state.held[view.stackId],
  );
  usePages(workstation, overlay, held);
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
      aria-label={viewportWords.title(view.id)}
      aria-describedby={`viewport-${view.id}-text`}
      onFocus={activate}
      onPointerDownCapture={activate}
      onDoubleClick={() => toggleEnlarged(workstation, view.id)}
      onDragOver={(event) => event.dataTransfer.types.includes(STACK_DRAG_TYPE) && event.preventDefault()}
      onDrop={drop}
    >
      <div className="viewport-stage" ref={cell} {...navigation} {...touch.handlers}>
        <div className="viewport-picture" ref={element} data-pending={overlay?.drawable === false} />
        {overlay && <Marks workstation={workstation} overlay={overlay} />}
        {overlay && !overlay.slab && <PresentationOverlay workstation={workstation} overlay={overlay} />}
        {overlay && !overlay.slab && <StructureOverlay workstation={workstation} overlay={overlay} />}
        {overlay && !overlay.slab && layer?.(overlay)}
        {overlay && !overlay.slab && <RegistrationMarks workstation={workstation} overlay={overlay} />}
        {overlay?.slab && <ProjectionMarks workstation={workstation} overlay={overlay} />}
        {overlay && <PointerLayers workstation={workstation} overlay={overlay} picture={element} />}
        {overlay && (
          <div className="viewport-texts">
            <CornerTexts overlay={overlay} view={view} study={study} />
            <OrientationLetters {...overlay} />
            <ScaleBar {...overlay} />
            <ColourBars overlay={overlay} view={view} />
            <ViewportBadges shown={overlay.shown} held={held} />
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
      {overlay && touch.menu && (
        <ToolMenu workstation={workstation} overlay={overlay} at={touch.menu} onClose={touch.closeMenu} />
      )}
      <DimensionSliders workstation={workstation} view={view} />
      <p id={`viewport-${view.id}-text`} className="visually-hidden">
        {overlay ? description(overlay, view, study) : viewportWords.noPicture}
      </p>
    </section>
  );
}

function Marks({ workstation, overlay }: { readonly workstation: Workstation; readonly overlay: OverlayView }) {
  const crosshair = useStore(workstation.reading, (state) => state.crosshair);
  const lines = useStore(workstation.reading, (state) => state.referenceLines);
  const handles = useStore(workstation.reading, (state) => state.tool === 'crosshair');
  const viewports = useStore(workstation.reading, (state) =>
    state.crosshair || state.referenceLines ? state.viewports : undefined,
  );
  if (!viewports || (!crosshair && !lines)) return null;
  const space = frameOfReference(overlay.shown);
  // In a view of another space the lines cross at its own point: positions of two spaces do not compare.
  const own = viewports.find(({ id }) => id === overlay.viewportId)?.focus;
  const others = visibleViewports({ ...workstation.reading.getState(), viewports }).flatMap((view): CrossingPlane[] => {
    const shown = view.id === overlay.viewportId ? undefined : shownStack(workstation, view.stackId);
    const isCut = shown && frameOfReference(shown) === space && view.slab?.thickness !== 'whole';
    const planes = isCut ? planesIn(shown, view) : undefined;
    if (!planes) return [];
    const focus = view.focus ?? planes.centre;
    const position = planes.positions[nearestPlane(planes, focus)] ?? 0;
    return [{ viewportId: view.id, point: onPlane(focus, planes.advance, position), normal: planes.advance }];
  });
  const point = crosshair && (own ?? crosshair);
  return (
    <>
      <Crosshair overlay={overlay} crosshair={point} others={others} />
      {point && handles && !overlay.slab && (
        <PlaneHandles workstation={workstation} overlay={overlay} crosshair={point} others={others} />
      )}
    </>
  );
}

interface PointerLayersProps {
  readonly workstation: Workstation;
  readonly overlay: OverlayView;
  readonly picture: RefObject<HTMLElement | null>;
}

/** What a tool or a held key lays over the picture. */
function PointerLayers({ workstation, overlay, picture }: PointerLayersProps) {
  const box = useStore(workstation.reading, (state) => state.tool === 'window-box');
  return (
    <>
      {box && <WindowBox workstation={workstation} overlay={overlay} />}
      <Magnifier workstation={workstation} overlay={overlay} picture={picture} />
    </>
  );
}

function useStudy(workstation: Workstation, overlay: OverlayView | undefined): Study | undefined {
  return useStore(
    workstation.library,
    ({ studies }) => overlay && studies.find(({ study }) => study.studyUid === overlay.shown.series.studyUid)?.study,
  );
}

const seriesName = ({ modality, description }: Series) => `${modality} ${description}`.trim();

/** The picture in words, for those who cannot see it. */
function description(overlay: OverlayView, view: ViewportState, study?: Study): string {
  const { shown, fused, fusedVisible, planes, slice } = overlay;
  const parts = [
    viewportWords.patient(study?.patientId ?? ''),
    seriesName(shown.series),
    projectionText(overlay, view.orientation),
    viewportWords.slice({ plane: planeText(view.orientation), slice: slice + 1, count: planes.positions.length }),
    viewportWords.window(windowText(view.window ?? usualWindow(shown), shown)),
    fused && fusedVisible
      ? viewportWords.fusedWith(seriesName(fused.series), Math.round((view.fusion?.opacity ?? 0) * 100))
      : undefined,
    shown.withheld?.message,
  ];
  return parts.filter(Boolean).join('; ');
}
