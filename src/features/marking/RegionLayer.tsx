import { useStore } from 'zustand';
import type { Region } from '#core/regions/region.ts';
import { regionSection, runsSection, type Section, type SectionView } from '#core/regions/section.ts';
import { stepAlong } from '#core/geometry/plane.ts';
import { frameOfReference } from '#actions/view/activeView.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { counted, thresholdVoxels } from './countedVoxels.ts';
import { regionColour } from './regionColour.ts';
import { RegionLabels } from './RegionLabels.tsx';
import { RegionMark, sectionPath } from './RegionMark.tsx';
import { useDrawing } from './useDrawing.ts';
import { useEditing } from './useEditing.ts';
import { useKeyboardPointer } from './useKeyboardPointer.ts';
import './marking.css';

interface Props {
  readonly workstation: Workstation;
  readonly view: OverlayView;
}

/** Every region of the picture's space, drawn from patient coordinates; and the place where new ones are drawn. */
export function RegionLayer({ workstation, view }: Props) {
  const { regionsHidden, selectedRegion, litRegion, studyUids } = useStore(workstation.reading);
  const regions = useStore(workstation.trail, (state) => state.read.regions);
  const drawing = useDrawing(workstation, view);
  const editing = useEditing(workstation, view);
  const pointer = useKeyboardPointer(view, drawing.draws, drawing);
  const space = frameOfReference(view.shown);
  const plane = sectionView(view);
  const here = regions.filter(
    ({ frameOfReferenceUid, stackId, studyUid }) =>
      stackId === view.shown.stack.id ||
      (studyUids.includes(studyUid) && space !== undefined && space !== '' && frameOfReferenceUid === space),
  );
  const drawn = [...here.map((region) => (editing.edited?.id === region.id ? editing.edited : region)), drawing.draft]
    .filter((region) => region !== undefined)
    .map((region) => ({ region, colour: regionColour(regions, region), ...cut(workstation, region, plane) }))
    .filter(({ section }) => section.outlines.length + section.lines.length + section.points.length > 0);
  const marks = regionsHidden ? drawn.filter(({ region }) => region.id === drawing.draft?.id) : drawn;
  return (
    <svg className="region-layer" data-draws={drawing.draws} role="group" aria-label="Regions" {...drawing.handlers}>
      <LitVoxels region={regions.find(({ id }) => id === litRegion)} view={view} plane={plane} />
      {marks.map(({ region, section, search, colour }) => (
        <RegionMark
          key={region.id}
          region={region}
          section={section}
          search={region.id === selectedRegion || region.id === drawing.draft?.id ? search : undefined}
          projection={view.projection}
          halfThickness={plane.halfThickness}
          colour={colour}
          selected={region.id === selectedRegion}
          editing={region.id === drawing.draft?.id ? undefined : editing}
        />
      ))}
      <RegionLabels workstation={workstation} view={view} marks={marks} />
      {pointer && (
        <path
          className="keyboard-pointer"
          d={`M${pointer[0] - 9} ${pointer[1]}h18M${pointer[0]} ${pointer[1] - 9}v18`}
        />
      )}
    </svg>
  );
}

/** The plane shown, as thick as its slice: a region is seen where its voxels are. */
function sectionView({ shown, planes, projection }: OverlayView): SectionView {
  const grid = shown.decoded.kind === 'volume' ? shown.decoded.volume.grid : undefined;
  const step = grid ? stepAlong(grid, planes.advance) : 1;
  return { point: projection.centre, normal: planes.advance, halfThickness: step / 2 };
}

function cut(workstation: Workstation, region: Region, plane: SectionView): { section: Section; search?: Section } {
  const section = regionSection(region.shape, plane);
  if (region.shape.kind !== 'threshold') return { section };
  const voxels = thresholdVoxels(workstation, region.shape);
  return voxels ? { section: runsSection(voxels.runs, voxels.grid, plane), search: section } : { section };
}

/** The voxels a number was computed from, lit up from its card. */
function LitVoxels({ region, view, plane }: { region: Region | undefined; view: OverlayView; plane: SectionView }) {
  const { shown, projection } = view;
  const voxels = region && counted(region.shape, shown);
  if (!voxels) return null;
  return <path className="lit-voxels" d={sectionPath(runsSection(voxels.runs, voxels.grid, plane), projection)} />;
}
