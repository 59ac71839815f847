import type { DataSet } from '#core/imaging/dataset.ts';
import type { Series, Stack, StackKey } from '#core/imaging/series.ts';
import { success } from '#core/result.ts';
import { dataSetOf, type Attributes } from './petSeries.ts';

export interface DwiStack {
  readonly key: StackKey;
  readonly attributes?: Attributes;
  /** LPS mm of the first voxel. */
  readonly origin?: readonly [number, number, number];
}

const baseImage: Attributes = { '00080060': 'MR', '00080070': 'SIEMENS', '00180080': '5000', '00180081': '62' };

export const mrImage = (change: Attributes = {}): DataSet => dataSetOf({ ...baseImage, ...change });

/** One stack of two slices; only what planning and calibration look at. */
export function stackOf({ key, attributes, origin = [0, 0, 0] }: DwiStack, id = 'dwi/0'): Stack {
  const dataSet = mrImage(attributes);
  const file = { id: 0, name: 'a.dcm', size: 1, digest: '' };
  const instance = { file, sopInstanceUid: '1', sopClassUid: '2', seriesUid: 'dwi', studyUid: 'study', dataSet };
  const frame = { instance, frame: 0, dataSet, size: [2, 2] as const };
  return {
    id,
    label: '',
    key,
    frames: [frame, frame],
    grid: success({
      dimensions: [2, 2, 2], spacing: [1, 1, 5], origin,
      row: [1, 0, 0], column: [0, 1, 0], normal: [0, 0, 1], frameOfReferenceUid: 'f',
    }),
    warnings: [],
  }; // prettier-ignore
}

export function seriesOf(stacks: readonly DwiStack[], kind: Series['kind'] = 'dwi'): Series {
  return {
    seriesUid: 'dwi',
    studyUid: 'study',
    modality: 'MR',
    kind,
    description: 'ep2d_diff',
    number: 1,
    instances: [],
    stacks: stacks.map((stack, index) => stackOf(stack, `dwi/${index}`)),
    warnings: [],
  };
}
