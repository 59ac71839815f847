import { expect, it } from 'vitest';
import { decodeStack } from '#actions/images/decodeStack.ts';
import type { Study } from '#core/imaging/series.ts';
import { success } from '#core/result.ts';
import { signalVolume } from '../../builders/adcGroups.ts';
import { seriesOf } from '../../builders/dwiSeries.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const series = seriesOf([{ key: { b: 0 }, attributes: { '00189087': 0 } }]);
const stackId = series.stacks[0]?.id ?? '';
const study: Study = {
  studyUid: 'study',
  patientId: 'P',
  patientName: '',
  studyDate: '20260101',
  description: '',
  series: [series],
};

it('a decoding that rejects is kept as failed, with its reason, and the next request decodes anew', async () => {
  let attempts = 0;
  const { workstation } = workstationInMemory({
    decoding: {
      decode: () => {
        attempts += 1;
        if (attempts === 1) return Promise.reject(new Error('the worker could not be made'));
        const volume = signalVolume([[1, 1, 1, 1], [1, 1, 1, 1]], { stackId }); // prettier-ignore
        return Promise.resolve(success({ kind: 'volume', volume }));
      },
    },
  });
  const { library, volumes, session } = workstation;
  library.getState().addStudies([{ study, source: 'device', digest: '', kept: false }]);

  const first = await decodeStack(workstation, stackId);
  expect(first.ok ? undefined : first.failure).toEqual({
    code: 'INP_E_DECODING',
    message: 'Decoding broke off (the worker could not be made). Choose the series again to load it.',
  });
  expect(volumes.getState().held[stackId]).toMatchObject({ state: 'failed', failure: { code: 'INP_E_DECODING' } });
  expect(session.getState().jobs).toEqual([]);

  expect((await decodeStack(workstation, stackId)).ok).toBe(true);
  expect(volumes.getState().held[stackId]?.state).toBe('ready');
});
