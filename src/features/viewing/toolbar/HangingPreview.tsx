import type { CellRule, HangingRule, HungLayout } from '#core/hanging/hangingProtocol.ts';

/** Columns and rows of a layout. */
const SHAPE: Readonly<Record<HungLayout, readonly [number, number]>> = {
  '1x1': [1, 1],
  '1x2': [2, 1],
  '2x1': [1, 2],
  '2x2': [2, 2],
};

/** What a rule makes of the screen, as a small picture: a box a cell, named by what it shows. */
export function HangingPreview({ rule: { layout, cells } }: { readonly rule: HangingRule }) {
  const shape = layout === 'auto' ? (cells.length > 2 ? '2x2' : cells.length > 1 ? '1x2' : '1x1') : layout;
  const [columns, rows] = SHAPE[shape];
  return (
    <svg className="hanging-preview" viewBox="0 0 96 64" aria-hidden="true">
      {cells.slice(0, columns * rows).map((cell, at) => {
        const [width, height] = [96 / columns, 64 / rows];
        const [x, y] = [(at % columns) * width, Math.floor(at / columns) * height];
        return (
          <g key={`${x} ${y}`}>
            <rect x={x + 1} y={y + 1} width={width - 2} height={height - 2} />
            <text x={x + width / 2} y={y + height / 2 + 3} textAnchor="middle">
              {cellName(cell)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const cellName = ({ series: [first = ''], fused, projection }: CellRule) =>
  `${first}${fused === undefined ? '' : `+${fused}`}${projection ? ` ${projection.kind}` : ''}`;
