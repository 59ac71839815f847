import type { Stack } from '#core/imaging/series.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { shownNumber } from '#ui/shownQuantity.ts';
import { factsWords } from '#ui/words/facts.ts';

/** The stacks of a series: how many images, on which grid, or why there is no volume. */
export function StackList({ stacks }: { readonly stacks: readonly Stack[] }) {
  if (stacks.length === 0) return null;
  return (
    <div className="panel-section">
      <h3 id="facts-stacks">{factsWords.stackCount(stacks.length)}</h3>
      <table className="table" aria-labelledby="facts-stacks">
        <thead>
          <tr>
            <th scope="col">{factsWords.stack}</th>
            <th scope="col" className="numeric">
              {factsWords.images}
            </th>
            <th scope="col">{factsWords.grid}</th>
          </tr>
        </thead>
        <tbody>
          {stacks.map(({ id, label, frames, grid, warnings }) => (
            <tr key={id}>
              <th scope="row">{label || factsWords.allImages}</th>
              <td className="numeric">{frames.length}</td>
              <td>
                {grid.ok ? (
                  <>
                    {factsWords.voxelsOf(grid.value.dimensions.join(' × '))}{' '}
                    <span className="quantity">
                      {factsWords.spacing(grid.value.spacing.map((step) => shownNumber(step, 2)).join(' × '))}
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
