import type { DataSet } from '#core/imaging/dataset.ts';
import type { Frame } from '#core/imaging/series.ts';
import type { FrameImage } from '#core/imaging/volume.ts';
import type { ImageTarget } from '#core/measurements/imageTarget.ts';

const element = (vr: string, ...Value: readonly (string | number | DataSet)[]) => ({ vr, Value });

/** One item of Sequence of Ultrasound Regions: units and deltas along x and y over a rectangle of pixels. */
export const usItem = (
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  units: readonly [number, number],
  delta: readonly [number, number],
  change: DataSet = {},
): DataSet => ({
  '00186018': element('UL', x0),
  '0018601A': element('UL', y0),
  '0018601C': element('UL', x1),
  '0018601E': element('UL', y1),
  '00186024': element('US', units[0]),
  '00186026': element('US', units[1]),
  '0018602C': element('FD', delta[0]),
  '0018602E': element('FD', delta[1]),
  ...change,
});

export const usHeader = (...regions: readonly DataSet[]): DataSet => ({
  '00080016': element('UI', '1.2.840.10008.5.1.4.1.1.3.1'),
  '00080060': element('CS', 'US'),
  ...(regions.length > 0 && { '00186011': element('SQ', ...regions) }),
});

export const frameOf = (dataSet: DataSet, change: Partial<Frame> = {}): Frame => ({
  instance: {
    file: { id: 0, name: 'a', size: 0, digest: '' },
    sopInstanceUid: '1.2.5.7',
    sopClassUid: '',
    seriesUid: '1.2.4',
    studyUid: '1.2',
    dataSet,
  },
  frame: 2,
  dataSet,
  size: [800, 600],
  ...change,
});

/** A grey image whose value is its column, frame 3 of a stack, unless told otherwise. */
export function imageTarget(
  dataSet: DataSet,
  change: Partial<FrameImage> = {},
  frame: Partial<Frame> = {},
): ImageTarget {
  const [columns, rows] = [change.columns ?? 800, change.rows ?? 600];
  const image: FrameImage = {
    columns,
    rows,
    samples: 1,
    voxels: Uint16Array.from({ length: columns * rows }, (_, index) => index % columns),
    slope: 1,
    intercept: 0,
    ...change,
  };
  return {
    series: { seriesUid: '1.2.4', modality: 'US' },
    stackId: '1.2.4/0',
    frame: frameOf(dataSet, { size: [columns, rows], ...frame }),
    index: 2,
    image,
    placed: false,
  };
}
