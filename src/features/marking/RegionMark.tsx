import { dot, subtract } from '#core/geometry/grid.ts';
import { handles } from '#core/regions/editing.ts';
import type { Region } from '#core/regions/region.ts';
import type { Section } from '#core/regions/section.ts';
import { toCanvas, type Projection } from '#core/viewing/projection.ts';
import { sectionPath } from '#core/viewing/sectionPath.ts';
import type { useEditing } from './useEditing.ts';

interface Props {
  readonly region: Region;
  readonly section: Section;
  /** The search sphere of a threshold region, beside its voxels. */
  readonly search: Section | undefined;
  readonly projection: Projection;
  readonly halfThickness: number;
  readonly colour: string;
  readonly selected: boolean;
  readonly editing: ReturnType<typeof useEditing> | undefined;
}

/** One region as one view shows it: a thin line with a dark outline, its handles when selected. */
export function RegionMark({ region, section, search, projection, halfThickness, colour, selected, editing }: Props) {
  const path = sectionPath(section, projection);
  const grip = editing?.handlers(region);
  return (
    <g className="region" data-region={region.name} data-selected={selected} style={{ color: colour }}>
      {search && <path className="region-search" d={sectionPath(search, projection)} />}
      <path className="region-shadow" d={path} />
      <path className="region-line" d={path} />
      {grip && <path className="region-grip" d={path} {...grip} />}
      {selected &&
        editing &&
        handles(region.shape).map((handle, at) =>
          Math.abs(dot(subtract(handle, projection.centre), projection.basis.sight)) <= halfThickness ? (
            <Handle key={at} at={toCanvas(projection, handle)} grip={editing.handlers(region, at)} />
          ) : null,
        )}
    </g>
  );
}

type Grip = ReturnType<ReturnType<typeof useEditing>['handlers']>;

const Handle = ({ at: [x, y], grip }: { readonly at: readonly [number, number]; readonly grip: Grip }) => (
  <>
    <rect className="region-handle" x={x - 3} y={y - 3} width={6} height={6} />
    <rect className="region-handle-grip" x={x - 8} y={y - 8} width={16} height={16} {...grip} />
  </>
);
