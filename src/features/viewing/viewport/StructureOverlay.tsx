import { useStore } from 'zustand';
import type { Structure, StructureSet } from '#core/imaging/structures.ts';
import { regionSection, type Section } from '#core/regions/section.ts';
import { toCanvas } from '#core/viewing/projection.ts';
import { sectionPath } from '#core/viewing/sectionPath.ts';
import { overlaidStructures } from '#actions/regions/importStructures.ts';
import { frameOfReference } from '#actions/view/activeView.ts';
import { sectionView, type OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { seriesWords } from '#ui/words/series.ts';

interface Props {
  readonly workstation: Workstation;
  readonly overlay: OverlayView;
}

/** Segments and contours as they stand in their file, dashed: nothing was measured in them yet. */
export function StructureOverlay({ workstation, overlay }: Props) {
  const held = useStore(workstation.structures, (state) => state.held);
  const overlaid = useStore(workstation.structures, (state) => state.overlaid);
  const studyUids = useStore(workstation.reading, (state) => state.studyUids);
  const regions = useStore(workstation.trail, (state) => state.read.regions);
  const space = frameOfReference(overlay.shown);
  const sets = overlaid.flatMap((digest): StructureSet[] => {
    const one = held[digest];
    return one?.state === 'ready' && studyUids.includes(one.set.studyUid) ? [one.set] : [];
  });
  if (sets.length === 0) return null;
  const plane = sectionView(overlay);
  return (
    <svg className="marks" role="img" aria-label={seriesWords.structures.notMeasured}>
      {sets.flatMap((set) =>
        overlaidStructures(set, space, regions).map((structure, index) => (
          <Outline
            key={`${set.digest} ${index}`}
            structure={structure}
            section={regionSection(structure.shape, plane)}
            overlay={overlay}
          />
        )),
      )}
    </svg>
  );
}

/** As regions without a colour of their own look; dark colours get a light edge instead of a dark one. */
const USUAL_COLOUR = '#5ad1ff';
const DARK = 0.35;

function isDark(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  return 0.299 * red + 0.587 * green + 0.114 * blue < DARK;
}

interface OutlineProps {
  readonly structure: Structure;
  readonly section: Section;
  readonly overlay: OverlayView;
}

/** Characters of a label that are drawn; the list of structures has all of it. */
const MOST_LETTERS = 40;

function Outline({ structure: { label, colour = USUAL_COLOUR }, section, overlay: { projection } }: OutlineProps) {
  const path = sectionPath(section, projection);
  if (path === '') return null;
  const places = [...section.outlines.flat(), ...section.points].map((point) => toCanvas(projection, point));
  const [x, y] = places.reduce((best, place) => (place[1] < best[1] ? place : best), places[0] ?? [0, 0]);
  return (
    <g data-structure={label} style={{ color: colour }}>
      <path className="structure-edge" data-dark={isDark(colour)} d={path} />
      <path className="structure-line" d={path} />
      <text className="structure-label" x={x} y={y - 6} textAnchor="middle">
        {label.slice(0, MOST_LETTERS)}
      </text>
    </g>
  );
}
