import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Series } from '#core/imaging/series.ts';
import { thumbnail } from '#core/viewing/thumbnail.ts';
import { shownFrom, usualWindow } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { isDecoded } from '#stores/volumes.ts';

const SIZE = 88;

/** The middle slice once decoded, before that the modality. */
export function Thumbnail({ workstation, series }: { readonly workstation: Workstation; readonly series: Series }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const library = useStore(workstation.library);
  const volumes = useStore(workstation.volumes);
  const middle = series.stacks[Math.floor(series.stacks.length / 2)];
  const ids = [middle?.id, ...series.stacks.map(({ id }) => id)];
  const ready = ids.find((id) => id !== undefined && isDecoded(volumes, id));
  const shown = ready === undefined ? undefined : shownFrom(library, volumes, ready);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !shown) return;
    const { pixels, size } = thumbnail(shown.decoded, {
      meaning: shown.meaning,
      window: usualWindow(shown),
      inverse: series.kind === 'pet',
      size: SIZE,
    });
    context.putImageData(new ImageData(pixels, size, size), 0, 0);
  }, [shown, series.kind]);
  if (!shown) return <span className="thumbnail glyph">{series.modality}</span>;
  return <canvas className="thumbnail" ref={canvas} width={SIZE} height={SIZE} aria-hidden="true" />;
}
