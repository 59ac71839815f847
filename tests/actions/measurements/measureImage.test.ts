import { describe, expect, it } from 'vitest';
import { measureRegion as measureOnVolume } from '#core/measurements/measureRegion.ts';
import { valueOf } from '#core/measurements/measurement.ts';
import type { Region } from '#core/regions/region.ts';
import { summarise } from '#core/statistics/summarise.ts';
import { addRegion } from '#actions/regions/regions.ts';
import { replayMeasurement } from '#actions/measurements/replayMeasurement.ts';
import { calibratedUltrasound } from '#phantoms/us/calibratedUltrasound.ts';
import { TRUTH } from '#phantoms/us/usScene.ts';
import { decodeImported, importBytes } from '../../builders/files.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

async function opened() {
  const imported = await importBytes(...calibratedUltrasound().map(({ bytes }) => bytes));
  const [study] = imported.manifest.studies;
  const stack = study?.series[0]?.stacks[0];
  if (!study || !stack) throw new Error('the phantom is not read');
  const decoded = await decodeImported(imported);
  const { workstation } = workstationInMemory({
    measuring: { measure: (request) => Promise.resolve(measureOnVolume(request, summarise)) },
  });
  const source = { source: 'sample', digest: '', filesAtHand: true, kept: false } as const;
  workstation.library.getState().addStudies([{ study, ...source }]);
  workstation.volumes.getState().put(stack.id, { state: 'ready', decoded });
  return { workstation, stack };
}

const [from, to] = TRUTH.wires.ends;

function caliperOn({ stack }: Awaited<ReturnType<typeof opened>>, frame: number): Region {
  const [first] = stack.frames;
  if (!first) throw new Error('no frame');
  const { sopInstanceUid, seriesUid, studyUid } = first.instance;
  return {
    id: 'r',
    name: 'M1',
    role: 'none',
    organ: '',
    node: false,
    shape: { kind: 'length', ends: [[...from, frame], [...to, frame]], normal: [0, 0, 1] },
    studyUid,
    seriesUid,
    stackId: stack.id,
    frameOfReferenceUid: '',
    image: { sopInstanceUid, frame },
  }; // prettier-ignore
}

describe('a caliper on a cine', () => {
  it('is measured, recorded with its image, and replays to the same digits', async () => {
    const study = await opened();
    await addRegion(study.workstation, caliperOn(study, 4));
    const [recorded] = study.workstation.trail.getState().read.measurements['r'] ?? [];
    expect(recorded && valueOf(recorded, 'length')?.value).toBeCloseTo(40, 9);
    expect(recorded?.derivation?.settings['frame']).toBe(5);
    if (!recorded) throw new Error('not measured');
    expect(await replayMeasurement(study.workstation, recorded)).toEqual({ identical: true, differences: [] });
  });

  it('of a frame that is no longer there says nothing', async () => {
    const study = await opened();
    await addRegion(study.workstation, caliperOn(study, 40));
    expect(study.workstation.trail.getState().read.measurements['r'] ?? []).toEqual([]);
  });
});
