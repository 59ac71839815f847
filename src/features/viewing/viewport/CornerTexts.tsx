import { dot, scale } from '#core/geometry/grid.ts';
import { orientationLetters } from '#core/geometry/orientation.ts';
import { number } from '#core/imaging/dataset.ts';
import type { Study } from '#core/imaging/series.ts';
import { stepAt } from '#core/viewing/viewPlanes.ts';
import { presetName } from '#core/viewing/windowPresets.ts';
import { presetsOf } from '#actions/view/applyWindowPreset.ts';
import { usualWindow } from '#actions/view/activeView.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { ViewportState } from '#stores/reading.ts';
import { shownName } from '#ui/personName.ts';
import { shownNumber } from '#ui/shownQuantity.ts';
import { viewportWords } from '#ui/words/viewport.ts';
import { planeText, projectionText } from './projectionText.ts';
import { windowText } from '#features/viewing/shownWindow.ts';
import { imageTexts } from './imageTexts.ts';

interface Props {
  readonly overlay: OverlayView;
  readonly view: ViewportState;
  readonly study: Study | undefined;
}

/** What a reader must never have to ask: whose image, which one, where it lies and how it is shown. */
export function CornerTexts({ overlay, view, study }: Props) {
  const { shown, fused, fusedVisible, planes, slice } = overlay;
  const window = view.window ?? usualWindow(shown);
  // Looked through, a volume has no slice, no position and no thickness of one.
  const isWhole = overlay.slab?.thickness === 'whole';
  const preset = presetName(presetsOf(shown), window);
  return (
    <>
      <div className="corner top left">
        <b>{study?.patientId || viewportWords.noPatientId}</b>
        <span>{[dateText(study?.studyDate), shownName(study?.patientName ?? '')].filter(Boolean).join(' · ')}</span>
        <span>{seriesText(overlay)}</span>
        {fused && fusedVisible && <span>+ {[fused.series.modality, fused.series.description].join(' ').trim()}</span>}
      </div>
      <div className="corner top right">
        {!isWhole && (
          <b>
            {slice + 1} / {planes.positions.length}
          </b>
        )}
        {planes.placed && !isWhole && <span>{positionText(overlay)}</span>}
        {imageTexts(overlay).map((line) => (
          <span key={line}>{line}</span>
        ))}
        {planes.placed && !isWhole && <span>{thicknessText(overlay)}</span>}
        {view.orientation !== 'native' && !isWhole && <span>{viewportWords.cut(planeText(view.orientation))}</span>}
        {overlay.slab && <b>{projectionText(overlay, view.orientation)}</b>}
      </div>
      <div className="corner bottom left">
        {fused && view.fusion && fusedVisible && (
          <span>
            {fused.series.modality} {windowText(view.fusion.window, fused)}
          </span>
        )}
        <span>
          {shown.series.modality} {windowText(window, shown)}
          {preset && shown.meaning.quantity === 'HU' ? ` · ${preset}` : ''}
        </span>
      </div>
      <div className="corner bottom right">
        <span>{shownNumber(view.zoom * 100, 0)} %</span>
      </div>
    </>
  );
}

function seriesText({ shown: { series, stack } }: OverlayView): string {
  // A map has the number of the series it was made from, and is not that series.
  const origin = series.number === undefined ? undefined : `#${series.number}`;
  const numbered = origin !== undefined && series.computed ? viewportWords.mapOf(origin) : origin;
  const named = [numbered, series.description || series.modality];
  const label = series.stacks.length > 1 ? stack.label : undefined;
  return [...named, label].filter(Boolean).join(' ');
}

/** "H 123.4 mm": how far along its direction the plane lies from the origin of patient space. */
function positionText({ planes: { advance, positions }, slice }: OverlayView): string {
  const position = positions[slice] ?? 0;
  const side = orientationLetters(position < 0 ? scale(advance, -1) : advance);
  return `${side} ${shownNumber(Math.abs(position), 1)} mm`;
}

function thicknessText({ shown, planes, slice }: OverlayView): string {
  const step = stepAt(planes, slice);
  // A cut across the slices has no thickness that the header could state.
  const isAlong =
    shown.decoded.kind !== 'volume' || Math.abs(dot(planes.advance, shown.decoded.volume.grid.normal)) > 0.999;
  const thickness = isAlong ? number(shown.stack.frames[0]?.dataSet ?? {}, '00180050') : undefined;
  const texts = [
    thickness !== undefined && Number.isFinite(thickness) ? viewportWords.thick(shownNumber(thickness, 2)) : undefined,
    step > 0 ? viewportWords.step(shownNumber(step, 2)) : undefined,
  ];
  return texts.filter(Boolean).join(' · ');
}

const dateText = (date: string | undefined) =>
  date && /^\d{8}$/.test(date) ? `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}` : date;
