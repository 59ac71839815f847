import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import { toCanvas } from '#core/viewing/projection.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';

interface Props {
  readonly workstation: Workstation;
  readonly overlay: OverlayView;
  /** Holds the canvas that the picture is drawn on. */
  readonly picture: RefObject<HTMLElement | null>;
}

/** CSS pixels of the lens, and how much it enlarges. */
const LENS = 220;
const POWER = 3;

/** An enlarged part of the picture round the pointer, while the key is held. */
export function Magnifier({ workstation, overlay, picture }: Props) {
  const held = useStore(workstation.reading, (state) => state.held === 'magnifier');
  const cursor = useStore(workstation.reading, (state) =>
    state.cursorViewport === overlay.viewportId ? state.cursor : undefined,
  );
  const lens = useRef<HTMLCanvasElement>(null);
  const at = cursor && toCanvas(overlay.projection, cursor);
  useEffect(() => {
    const source = picture.current?.querySelector('canvas');
    const target = lens.current?.getContext('2d');
    if (!held || !at || !source || !target) return;
    const ratio = source.width / Math.max(source.clientWidth, 1);
    const part = (LENS / POWER) * ratio;
    target.fillStyle = '#000';
    target.fillRect(0, 0, LENS, LENS);
    target.imageSmoothingEnabled = true;
    target.drawImage(source, at[0] * ratio - part / 2, at[1] * ratio - part / 2, part, part, 0, 0, LENS, LENS);
  });
  if (!held || !at) return null;
  return (
    <canvas
      ref={lens}
      className="magnifier"
      width={LENS}
      height={LENS}
      style={{ left: at[0] - LENS / 2, top: at[1] - LENS / 2 }}
      aria-hidden="true"
    />
  );
}
