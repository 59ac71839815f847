import { usualWindow } from '#actions/view/activeView.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { ColourMap, ViewportState, Window } from '#stores/reading.ts';
import type { ShownStack } from '#actions/view/activeView.ts';
import { quantityLabel, windowEnds } from '#features/viewing/shownWindow.ts';

interface BarProps {
  readonly shown: ShownStack;
  readonly window: Window;
  readonly colourMap: ColourMap;
}

/** The colours of a window with its ends and unit. */
function ColourBar({ shown, window, colourMap }: BarProps) {
  const ends = windowEnds(window, shown);
  return (
    <div className="colour-bar">
      <span className="colour-bar-end">{ends.upper}</span>
      <span className="colour-ramp" data-map={colourMap} />
      <span className="colour-bar-end">{ends.lower}</span>
      <span className="colour-bar-unit">
        {quantityLabel(shown)}
        <br />
        {ends.unit}
      </span>
    </div>
  );
}

export function ColourBars({ overlay, view }: { readonly overlay: OverlayView; readonly view: ViewportState }) {
  const { shown, fused, fusedVisible } = overlay;
  if (shown.decoded.kind === 'images' && shown.decoded.images[0]?.samples === 3) return null;
  return (
    <div className="colour-bars" aria-hidden="true">
      {fused && view.fusion && fusedVisible && (
        <ColourBar shown={fused} window={view.fusion.window} colourMap={view.fusion.colourMap} />
      )}
      <ColourBar shown={shown} window={view.window ?? usualWindow(shown)} colourMap={view.colourMap} />
    </div>
  );
}
