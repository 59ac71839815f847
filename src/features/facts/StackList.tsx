import type { Stack } from '#core/imaging/series.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { shownNumber } from '#ui/shownQuantity.ts';

/** The stacks of a series: how many images, on which grid, or why there is no volume. */
export function StackList({ stacks }: { readonly stacks: readonly Stack[] }) {
  if (stacks.length === 0) return null;
  return (
    <div className="panel-section">
      <h3 id="facts-stacks">{stacks.length === 1 ? '1 stack' : `${stacks.length} stacks`}</h3>
      <table className="table" aria-labelledby="facts-stacks">
        <thead>
          <tr>
            <th scope="col">Stack</th>
            <th scope="col" className="numeric">
              Images
            </th>
            <th scope="col">Grid</th>
          </tr>
        </thead>
        <tbody>
          {stacks.map(({ id, label, frames, grid, warnings }) => (
            <tr key={id}>
              <th scope="row">{label || 'All images'}</th>
              <td className="numeric">{frames.length}</td>
              <td>
                {grid.ok ? (
                  <>
                    {grid.value.dimensions.join(' × ')} voxels of{' '}
                    <span className="quantity">
                      {grid.value.spacing.map((step) => shownNumber(step, 2)).join(' × ')} mm
                    </span>
                  </>
                ) : (
                  <NoticeLine notice={grid.failure} kind="failure" />
                )}
                {warnings.map((notice, index) => (
                  <NoticeLine key={`${index} ${notice.code}`} notice={notice} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
