import { useState } from 'react';
import { useStore } from 'zustand';
import type { Region } from '#core/regions/region.ts';
import type { Section } from '#core/regions/section.ts';
import { toCanvas } from '#core/viewing/projection.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { placeLabels, type Box } from './placeLabels.ts';
import { regionText } from './regionText.ts';
import { createTextMeasure } from './textMeasure.ts';

export interface LabelledRegion {
  readonly region: Region;
  readonly section: Section;
  readonly colour: string;
}

interface Props {
  readonly workstation: Workstation;
  readonly view: OverlayView;
  readonly marks: readonly LabelledRegion[];
}

const LINE = 15;
/** Room for the dark outline of the text, px. */
const MARGIN = 6;

/** Names and numbers beside the lesions, never over one, each with a line to its own. */
export function RegionLabels({ workstation, view, marks }: Props) {
  const measurements = useStore(workstation.trail, (state) => state.read.measurements);
  const live = useStore(workstation.findings, (state) => state.live);
  const [widthOf] = useState(createTextMeasure);
  const stackIds = [view.shown.stack.id, ...(view.fused && view.fusedVisible ? [view.fused.stack.id] : [])];
  const texts = marks.map(({ region, section, colour }) => {
    const found = live?.regionId === region.id ? live.measurements : (measurements[region.id] ?? []);
    const lines = regionText(region, found, stackIds);
    const width = Math.max(...lines.map((line, at) => widthOf(line, at === 0))) + MARGIN;
    return {
      id: region.id,
      colour,
      lines,
      lesion: boundsOf(section, view),
      size: [width, lines.length * LINE] as const,
    };
  });
  return placeLabels(texts, view.projection.size, textPlaces(view)).map(({ id, box, leader: [from, to] }) => {
    const text = texts.find((entry) => entry.id === id);
    return (
      <g key={id} className="region-label" style={{ color: text?.colour }}>
        <line className="region-leader-shadow" x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />
        <line className="region-leader" x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />
        {text?.lines.map((line, at) => (
          <text
            key={line}
            className={at === 0 ? 'region-name' : ''}
            x={box.left + MARGIN / 2}
            y={box.top + LINE * at + 12}
          >
            {line}
          </text>
        ))}
      </g>
    );
  });
}

/** Where the texts of the viewport and its colour bars stand, CSS pixels: about as large as they are set. */
function textPlaces({ projection: { size }, fused, fusedVisible }: OverlayView): readonly Box[] {
  const [width, height] = size;
  const bars = fused && fusedVisible ? 120 : 72;
  return [
    { left: width - bars, top: height / 2 - 100, right: width, bottom: height / 2 + 100 },
    { left: 0, top: 0, right: width * 0.46, bottom: 70 },
    { left: width * 0.54, top: 0, right: width, bottom: 70 },
    { left: 0, top: height - 40, right: width * 0.46, bottom: height },
    { left: width - 100, top: height - 50, right: width, bottom: height },
  ];
}

/** The rectangle round what is drawn of a region, CSS pixels. */
function boundsOf({ outlines, lines, points }: Section, { projection }: OverlayView): Box {
  const places = [...outlines.flat(), ...lines.flat(), ...points].map((world) => toCanvas(projection, world));
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}
