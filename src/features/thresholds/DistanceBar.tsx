import { useId } from 'react';
import type { Judgement } from '#core/protocol/cutoff.ts';
import { distanceScale } from '#features/thresholds/distanceScale.ts';
import { shownQuantity } from '#ui/shownQuantity.ts';
import { thresholdsWords } from '#ui/words/thresholds.ts';

const WIDTH = 104;
const HEIGHT = 18;
const at = (position: number) => WIDTH / 2 + (position * WIDTH) / 2;

/** Value about its cut-off (the middle line): the side of "beyond" is shaded, the repeatability band hatched. */
export function DistanceBar({ judgement }: { readonly judgement: Judgement }) {
  const hatch = useId();
  const scale = distanceScale(judgement);
  if (!scale || judgement.verdict.kind === 'not-computable') return null;
  const { marker, band, beyond } = scale;
  const { number, unit } = shownQuantity(
    { value: judgement.verdict.distance, unit: judgement.cutoff.unit },
    { statistic: judgement.cutoff.statistic, signed: true },
  );
  return (
    <svg
      className="distance-bar"
      data-verdict={judgement.verdict.kind}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={thresholdsWords.fromCutoff(`${number} ${unit}`, { band: band !== undefined })}
    >
      <defs>
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="hatch" x1="0" y1="0" x2="0" y2="4" />
        </pattern>
      </defs>
      <rect className="beyond-side" x={beyond === 'left' ? 0 : WIDTH / 2} y="4" width={WIDTH / 2} height="10" />
      <line className="axis" x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      {band && (
        <rect
          className="band"
          x={at(band[0])}
          y="4"
          width={at(band[1]) - at(band[0])}
          height="10"
          fill={`url(#${hatch})`}
        />
      )}
      <line className="cut" x1={WIDTH / 2} x2={WIDTH / 2} y1="0" y2={HEIGHT} />
      <circle className="marker" cx={at(marker)} cy={HEIGHT / 2} r="4" />
    </svg>
  );
}
