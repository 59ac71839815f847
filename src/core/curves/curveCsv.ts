import type { RegionCurve } from '#core/curves/regionCurve.ts';
import { csvTable } from '#core/export/csv.ts';

const COLUMNS = [
  'study_uid', 'series_uid', 'region', 'axis', 'axis_source', 'point', 'at', 'at_unit', 'detail', 'quantity', 'mean', 'sd',
  'unit', 'voxels', 'failure',
] as const; // prettier-ignore

/** One row for each point of a curve (interchange.md section 6); a point that could not be measured says why. */
export function curveCsv({ studyUid, seriesUid, regionName, dimension, quantity, unit, points }: RegionCurve): string {
  const { kind, source } = dimension;
  const rows = points.map(({ at, detail, value }, index) => [
    studyUid, seriesUid, regionName, kind, source ? `${source.attribute} ${source.tag}` : 'counted', index + 1, at,
    dimension.unit ?? '1', detail, quantity, value.ok ? value.value.mean : undefined, value.ok ? value.value.sd : undefined,
    unit, value.ok ? value.value.voxels : undefined, value.ok ? '' : `${value.failure.code}: ${value.failure.message}`,
  ]); // prettier-ignore
  return csvTable(COLUMNS, rows);
}
