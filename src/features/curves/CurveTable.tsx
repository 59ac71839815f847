import type { RegionCurve } from '#core/curves/regionCurve.ts';
import { pointText } from '#ui/dimensionText.ts';
import { shownQuantity } from '#ui/shownQuantity.ts';
import { curvesWords } from '#ui/words/curves.ts';

const { columns } = curvesWords;

interface Props {
  readonly curve: RegionCurve;
  /** The point the active viewport shows. */
  readonly index: number;
  readonly onIndex: (index: number) => void;
}

/** The numbers behind a curve; each row brings its images into the view. */
export function CurveTable({ curve: { dimension, points, unit, regionName }, index, onIndex }: Props) {
  const number = (value: number | undefined, statistic: 'mean' | 'sd') =>
    value === undefined ? '' : shownQuantity({ value, unit }, { statistic }).number;
  return (
    <table className="table curve-table" aria-label={curvesWords.table(regionName)}>
      <thead>
        <tr>
          <th scope="col">{columns.point}</th>
          <th scope="col" className="numeric">
            {columns.mean(shownQuantity({ value: 0, unit }).unit)}
          </th>
          <th scope="col" className="numeric">
            {columns.sd}
          </th>
          <th scope="col" className="numeric">
            {columns.voxels}
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ stackId, at, detail, value }, row) => (
          <tr key={stackId} data-selected={row === index}>
            <th scope="row">
              <button type="button" className="link-button" onClick={() => onIndex(row)}>
                {pointText(dimension, { stackId, value: at, detail })}
              </button>
            </th>
            {value.ok ? (
              <>
                <td className="numeric">{number(value.value.mean, 'mean')}</td>
                <td className="numeric">{number(value.value.sd, 'sd')}</td>
                <td className="numeric">{value.value.voxels}</td>
              </>
            ) : (
              <td colSpan={3}>{value.failure.message}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
