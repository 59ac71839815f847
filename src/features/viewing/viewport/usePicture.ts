import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Failure } from '#core/result.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import { usualWindow, type ShownStack } from '#actions/view/activeView.ts';
import type { Layer, Viewer, ViewerViewport } from '#actions/viewerPort.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { ColourMap, ViewportState, Window } from '#stores/reading.ts';
import { viewportWords } from '#ui/words/viewport.ts';

const NOT_LOADED: Failure = {
  code: 'VIEW_E_LOAD',
  message: viewportWords.notices.notLoaded,
};

/** Keeps the viewer's viewport in an element drawing what the store says. */
export function usePicture(workstation: Workstation, view: ViewportState, overlay: OverlayView | undefined) {
  const element = useRef<HTMLDivElement>(null);
  const { viewport, failure } = useOpenViewport(workstation, view.id, element);
  const shown = overlay?.shown;
  const drawable = overlay?.drawable === true;
  const fused = overlay?.fused;
  const centre = overlay?.planes.centre;
  const focus = view.focus ?? centre;
  const window = view.window;
  const fusion = view.fusion;
  const { orientation, slab } = view;
  // What a picture is made of; the rest only changes how it is seen.
  const latest = useRef({ window, colourMap: view.colourMap, fusion, orientation, slab });
  useLayoutEffect(() => {
    latest.current = { window, colourMap: view.colourMap, fusion, orientation, slab };
  });

  useLayoutEffect(() => {
    if (!viewport || !focus || !drawable) return;
    const { zoom, pan, flipped, rotation } = view;
    viewport.setCut({ orientation: view.orientation, ...(view.slab ? { slab: view.slab } : {}) });
    viewport.setCamera({ focus, zoom, pan, flipped, rotation });
  }, [viewport, focus, view, drawable]);

  useEffect(() => {
    if (!viewport || !shown || !drawable) return;
    const { fusion: over, orientation: plane, slab: through, ...base } = latest.current;
    void viewport.show({
      base: layer(shown, base.window, base.colourMap),
      orientation: plane,
      ...(through ? { slab: through } : {}),
      ...(fused && over ? { fusion: { ...layer(fused, over.window, over.colourMap), opacity: over.opacity } } : {}),
    });
  }, [viewport, shown, fused, drawable]);

  useEffect(() => {
    if (viewport && window) viewport.setWindow(window);
  }, [viewport, window]);
  useEffect(() => viewport?.setColourMap(view.colourMap), [viewport, view.colourMap]);
  useEffect(() => {
    if (!viewport || !fusion) return;
    viewport.setWindow(fusion.window, 'fusion');
    viewport.setColourMap(fusion.colourMap, 'fusion');
    viewport.setFusion({ opacity: fusion.opacity, visible: fusion.visible });
  }, [viewport, fusion, fused]);

  return { element, failure, isOpen: viewport !== undefined };
}

const layer = (
  { series, stack, decoded, meaning, withheld }: ShownStack,
  window: Window | undefined,
  map: ColourMap,
): Layer => ({
  series,
  stack,
  decoded,
  meaning,
  window: window ?? usualWindow({ series, stack, decoded, meaning, withheld }),
  colourMap: map,
});

function useOpenViewport({ viewer }: Workstation, id: string, element: RefObject<HTMLDivElement | null>) {
  const [viewport, setViewport] = useState<ViewerViewport>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    let closed = false;
    let opened: ViewerViewport | undefined;
    const opening = ({ open }: Viewer) => {
      if (closed || !element.current) return;
      opened = open(element.current, id);
      opened.onFailure(setFailure);
      setViewport(opened);
    };
    void viewer().then(opening, () => setFailure(NOT_LOADED));
    return () => {
      closed = true;
      setViewport(undefined);
      opened?.close();
    };
  }, [viewer, id, element]);
  useEffect(() => {
    if (!viewport || !element.current) return;
    const observer = new ResizeObserver(() => viewport.resize());
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [viewport, element]);
  return { viewport, failure };
}
