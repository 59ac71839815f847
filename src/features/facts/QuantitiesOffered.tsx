import { useMemo } from 'react';
import { useStore } from 'zustand';
import { calibrate, offeredQuantities } from '#core/calibration/calibrate.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import { shownMeaning } from '#actions/measurements/meanings.ts';
import type { Workstation } from '#actions/workstation.ts';
import { readyVolume } from '#stores/volumes.ts';
import { QUANTITY_NAMES } from '#ui/measureNames.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { factsWords } from '#ui/words/facts.ts';

interface Props {
  readonly workstation: Workstation;
  readonly series: Series;
  readonly stack: Stack;
}

/** Which quantities the series can give, by which formula, and why others cannot be given. */
export function QuantitiesOffered({ workstation, series, stack }: Props) {
  const volume = useStore(workstation.volumes, (volumes) => readyVolume(volumes, stack.id));
  const shown = useMemo(() => shownMeaning(series, stack, volume).meaning, [series, stack, volume]);
  const offered = useMemo(
    () =>
      offeredQuantities(series).map((quantity) => ({
        quantity,
        // The quantity shown may rest on the values (a unit guessed from their size), so it is not asked again.
        meaning:
          quantity === shown.quantity ? ({ ok: true, value: shown } as const) : calibrate(series, stack, quantity),
      })),
    [series, stack, shown],
  );
  return (
    <div className="panel-section">
      <h3 id="facts-quantities">{factsWords.quantities}</h3>
      <table className="table" aria-labelledby="facts-quantities">
        <tbody>
          {offered.map(({ quantity, meaning }) => (
            <tr key={quantity}>
              <th scope="row">{QUANTITY_NAMES[quantity]}</th>
              <td>
                {meaning.ok ? (
                  <>
                    <code className="code">{meaning.value.record.filled}</code>
                    {meaning.value.warnings.map((notice, index) => (
                      <NoticeLine key={`${index} ${notice.code}`} notice={notice} />
                    ))}
                  </>
                ) : (
                  <NoticeLine notice={meaning.failure} kind="failure" />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
