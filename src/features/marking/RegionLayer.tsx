import { useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Region } from '#core/regions/region.ts';
import { regionSection, runsSection, type SectionView } from '#core/regions/section.ts';
import { sectionPath } from '#core/viewing/sectionPath.ts';
import { imageRegionOnSlice } from './imageRegion.ts';
import { frameOfReference } from '#actions/view/activeView.ts';
import { sectionView, type OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { pointerHint } from './drawingHint.ts';
import { createVoxelCounts, type VoxelCounts } from './countedVoxels.ts';
import { regionColour } from './regionColour.ts';
import { RegionLabels } from './RegionLabels.tsx';
import { RegionMark } from './RegionMark.tsx';
import { useDrawing } from './useDrawing.ts';
import { useEditing } from './useEditing.ts';
import { useKeyboardPointer } from './useKeyboardPointer.ts';
import './marking.css';
import { markingWords } from '#ui/words/marking.ts';

interface Props {
  readonly workstation: Workstation;
  readonly view: OverlayView;
}

/** Every region of the picture's space, drawn from patient coordinates; and the place where new ones are drawn. */
export function RegionLayer({ workstation, view }: Props) {
  const { regionsHidden, selectedRegion, litRegion, studyUids } = useStore(
    workstation.reading,
    useShallow((state) => ({
      regionsHidden: state.regionsHidden,
      selectedRegion: state.selectedRegion,
      litRegion: state.litRegion,
      studyUids: state.studyUids,
    })),
  );
  const regions = useStore(workstation.trail, (state) => state.read.regions);
  const drawing = useDrawing(workstation, view);
  const editing = useEditing(workstation, view);
  const [counts] = useState(() => createVoxelCounts(workstation));
  const pointer = useKeyboardPointer(view, drawing.draws && drawing.active, drawing);
  const hint = drawing.progress === 'none' && pointer ? pointerHint(drawing.placeable) : drawing.hint;
  const space = frameOfReference(view.shown);
  const plane = sectionView(view);
  const isLive = ({ id }: Region) => id === editing.edited?.id || id === drawing.draft?.id;
  const here = regions.flatMap((region) => {
    if (region.image) return imageRegionOnSlice(region, view);
    const isOwn = region.stackId === view.shown.stack.id;
    const isShared = studyUids.includes(region.studyUid) && space !== undefined && space !== '';
    return isOwn || (isShared && region.frameOfReferenceUid === space) ? [region] : [];
  });
  const drawn = [...here.map((region) => (editing.edited?.id === region.id ? editing.edited : region)), drawing.draft]
    .filter((region) => region !== undefined)
    .map((region) => ({
      region,
      colour: regionColour(regions, region),
      ...cut(region, plane, isLive(region) ? undefined : counts),
    }))
    .filter(({ section }) => section.outlines.length + section.lines.length + section.points.length > 0);
  const marks = regionsHidden ? drawn.filter(({ region }) => region.id === drawing.draft?.id) : drawn;
  return (
    <svg
      className="region-layer"
      data-draws={drawing.draws}
      role="group"
      aria-label={markingWords.regions}
      {...drawing.handlers}
    >
      <LitVoxels region={regions.find(({ id }) => id === litRegion)} view={view} plane={plane} counts={counts} />
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
      <text className="drawing-hint" x="50%" y="22%" textAnchor="middle" role="status">
        {hint.map((line, at) => (
          <tspan key={line} x="50%" dy={at === 0 ? 0 : '1.4em'}>
            {line}
          </tspan>
        ))}
      </text>
      {pointer && (
        <path
          className="keyboard-pointer"
          d={`M${pointer[0] - 9} ${pointer[1]}h18M${pointer[0]} ${pointer[1] - 9}v18`}
        />
      )}
    </svg>
  );
}

/** What is drawn of a region. Without counts a threshold is its search sphere: one on the move has other voxels at once. */
function cut({ shape }: Region, plane: SectionView, counts: VoxelCounts | undefined) {
  const section = regionSection(shape, plane);
  if (shape.kind !== 'threshold' || !counts) return { section, search: undefined };
  const voxels = counts.ofThreshold(shape);
  return voxels
    ? { section: runsSection(voxels.runs, voxels.grid, plane), search: section }
    : { section, search: undefined };
}

interface LitVoxelsProps {
  readonly region: Region | undefined;
  readonly view: OverlayView;
  readonly plane: SectionView;
  readonly counts: VoxelCounts;
}

/** The voxels a number was computed from, lit up from its card. */
function LitVoxels({ region, view, plane, counts }: LitVoxelsProps) {
  const { shown, projection } = view;
  const voxels = region && counts.counted(region.shape, shown);
  if (!voxels) return null;
  return <path className="lit-voxels" d={sectionPath(runsSection(voxels.runs, voxels.grid, plane), projection)} />;
}
