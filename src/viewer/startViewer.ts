import {
  Enums,
  eventTarget,
  getConfiguration,
  getRenderingEngine,
  init,
  RenderingEngine,
  type Types,
} from '@cornerstonejs/core';
import type { Failure } from '#core/result.ts';
import { createPictureStore } from './pictureData.ts';
import { REHEARSAL, REHEARSAL_SIDE } from './rehearsal.ts';
import { createViewport, type OpenViewport } from './openViewport.ts';

const ENGINE = 'readout';

const NO_GRAPHICS: Failure = {
  code: 'VIEW_E_NO_WEBGL',
  message:
    'Images cannot be drawn: this browser gives no WebGL 2. Turn hardware acceleration on, or use another browser. Numbers are not affected.',
};
const LOST_GRAPHICS: Failure = {
  code: 'VIEW_E_WEBGL_LOST',
  message: 'The graphics card was taken away from this page. Images return when it does; nothing measured is lost.',
};

type FailureListener = (failure: Failure | undefined) => void;

/**
 * Starts the renderer. Cornerstone holds the canvases, the shared WebGL context and the render loop; the voxels are
 * those of our own decoder, cut by planes that our own 64-bit geometry places, so that what is seen is what is measured.
 */
export function startViewer() {
  const pictures = createPictureStore();
  const viewports = new Map<string, OpenViewport>();
  const failureListeners = new Set<FailureListener>();
  let failure: Failure | undefined = hasWebGl2() ? undefined : NO_GRAPHICS;
  const report = (next: Failure | undefined) => {
    failure = next;
    for (const listener of failureListeners) listener(next);
  };
  if (!failure) startEngine();

  const enter = (id: string, viewport: OpenViewport) => {
    const engine = getRenderingEngine(ENGINE);
    if (failure || !engine) return;
    engine.enableElement({
      viewportId: id,
      element: viewport.element,
      type: Enums.ViewportType.ORTHOGRAPHIC,
      defaultOptions: { background: [0, 0, 0] },
    });
    const made = engine.getViewport<Types.IVolumeViewport>(id);
    viewport.enter({ viewport: made, requestRender: () => engine.renderViewport(id) });
  };

  eventTarget.addEventListener(Enums.Events.WEBGL_CONTEXT_LOST, () => report(LOST_GRAPHICS));
  eventTarget.addEventListener(Enums.Events.WEBGL_CONTEXT_RESTORED, () => {
    for (const viewport of viewports.values()) viewport.leave();
    getRenderingEngine(ENGINE)?.destroy();
    startEngine();
    report(undefined);
    for (const [id, viewport] of viewports) enter(id, viewport);
  });

  const rehearse = () => {
    const element = document.createElement('div');
    const side = `${REHEARSAL_SIDE}px`;
    Object.assign(element.style, { position: 'fixed', insetBlockEnd: '0', width: side, height: side, opacity: '0' });
    element.ariaHidden = 'true';
    document.body.append(element);
    const viewport = createViewport(element, pictures);
    const id = REHEARSAL.base.stack.id;
    const end = () => {
      getRenderingEngine(ENGINE)?.disableElement(id);
      pictures.forget([id]);
      element.remove();
    };
    element.addEventListener(Enums.Events.IMAGE_RENDERED, end, { once: true });
    enter(id, viewport);
    void viewport.show(REHEARSAL);
  };
  if (!failure) rehearse();

  // All viewports share one canvas behind the screen, so they are resized together, once a frame.
  let resizing = false;
  const resizeAll = () => {
    if (resizing) return;
    resizing = true;
    requestAnimationFrame(() => {
      resizing = false;
      getRenderingEngine(ENGINE)?.resize(false, false);
      for (const viewport of viewports.values()) viewport.draw();
    });
  };

  return {
    open: (element: HTMLDivElement, id: string) => {
      const viewport = createViewport(element, pictures);
      viewports.set(id, viewport);
      enter(id, viewport);
      return {
        show: viewport.show,
        setCut: viewport.setCut,
        setCamera: viewport.setCamera,
        setWindow: viewport.setWindow,
        setColourMap: viewport.setColourMap,
        setFusion: viewport.setFusion,
        geometry: viewport.geometry,
        toCanvas: viewport.toCanvas,
        toWorld: viewport.toWorld,
        onRendered: (listener: () => void) => {
          element.addEventListener(Enums.Events.IMAGE_RENDERED, listener);
          return () => element.removeEventListener(Enums.Events.IMAGE_RENDERED, listener);
        },
        onFailure: (listener: FailureListener) => {
          failureListeners.add(listener);
          listener(failure);
          return () => void failureListeners.delete(listener);
        },
        resize: resizeAll,
        close: () => {
          viewport.leave();
          viewports.delete(id);
          getRenderingEngine(ENGINE)?.disableElement(id);
        },
      };
    },
    release: (stackIds: readonly string[]) => pictures.forget(stackIds),
  };
}

/** One context for all viewports, so that a volume shown four times is one texture. */
function startEngine() {
  const usual = getConfiguration();
  init({ ...usual, rendering: { ...usual.rendering, renderingEngineMode: Enums.RenderingEngineModeEnum.Tiled } });
  return new RenderingEngine(ENGINE);
}

function hasWebGl2(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
