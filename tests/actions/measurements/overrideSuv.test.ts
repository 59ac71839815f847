import { expect, it } from 'vitest';
import { shownMeaning } from '#actions/measurements/meanings.ts';
import { overrideSuv, removeOverride } from '#actions/measurements/overrideSuv.ts';
import { redo, undo } from '#actions/ledger/undo.ts';
import type { Series } from '#core/imaging/series.ts';
import { foldLedger } from '#core/ledger/foldLedger.ts';
import { ledgerLines, parseLedger } from '#core/ledger/parseLedger.ts';
import { petImage, seriesOf, stackOf } from '../../builders/petSeries.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const STUDY = '1.2';
const SERIES = { studyUid: STUDY, seriesUid: '1.2.3' };

/** A workstation with the reference object of pet-suv.md section 8, its weight lost. */
function withoutWeight() {
  const { workstation, written } = workstationInMemory();
  const series = [seriesOf('pet', stackOf([petImage({ '00101030': undefined })]))];
  const study = { studyUid: STUDY, patientId: 'P1', patientName: '', studyDate: '20250103', description: '', series };
  workstation.library.getState().addStudies([{ study, source: 'device', digest: '', kept: false }]);
  const shown = () => {
    const [one] = workstation.library.getState().studies[0]?.study.series ?? [];
    const [stack] = one?.stacks ?? [];
    if (!one || !stack) throw new Error('The series is gone.');
    return shownMeaning(one, stack, undefined);
  };
  return { workstation, written, shown };
}

it('gives the SUV that the entered weight makes possible, marked, undone and done again', async () => {
  const { workstation, written, shown } = withoutWeight();
  expect(shown().withheld).toMatchObject({ code: 'SUV_E_WEIGHT' });
  await overrideSuv(workstation, SERIES, { entered: { weight: 70 }, reason: 'weighing slip' });
  // 14400 Bq/ml is 4.000005 (pet-suv.md section 8).
  expect(shown().meaning).toMatchObject({ quantity: 'SUVbw' });
  expect(14400 * (shown().meaning.factor[0] ?? NaN)).toBeCloseTo(4.000005, 6);
  expect(shown().meaning.warnings).toContainEqual({
    code: 'SUV_W_OVERRIDE',
    message: 'Patient’s Weight entered by reader: 70 kg; the file states none.',
    tag: '(0010,1030)',
  });
  await undo(workstation);
  expect(shown().withheld).toMatchObject({ code: 'SUV_E_WEIGHT' });
  await redo(workstation);
  expect(14400 * (shown().meaning.factor[0] ?? NaN)).toBeCloseTo(4.000005, 6);
  expect(written.map(({ act, via, subject }) => [act.kind, via, subject])).toEqual([
    ['suv-overridden', undefined, STUDY],
    ['suv-overridden', 'undo', STUDY],
    ['suv-overridden', 'redo', STUDY],
  ]);
});

it('keeps what was entered before, in the ledger with before and after', async () => {
  const { workstation, written } = withoutWeight();
  await overrideSuv(workstation, SERIES, { entered: { weight: 70 }, reason: 'slip' });
  await overrideSuv(workstation, SERIES, { entered: { height: 1.75 }, reason: 'chart' });
  expect(written.at(-1)?.act).toEqual({
    kind: 'suv-overridden',
    studyUid: STUDY,
    before: { weight: 70 },
    after: { weight: 70, height: 1.75 },
    reason: 'chart',
  });
  const read = parseLedger([...ledgerLines(written)].join(''));
  expect(read.ok && foldLedger(read.value).suvOverrides).toEqual({ [STUDY]: { weight: 70, height: 1.75 } });
});

/** SUVbw per Bq/ml of the reference object (pet-suv.md section 8): 3.99 for 14400 Bq/ml and so on. */
const REFERENCE = 4.000005 / 14400;

/** Two PET series of one study: one whose dose has no clear unit, one that is sound. */
function twoSeries() {
  const { workstation, written } = workstationInMemory();
  const named = (seriesUid: string, dose: string): Series => {
    const stack = stackOf([petImage({}, { '00181074': dose })], `${seriesUid}/0`);
    return { ...seriesOf('pet', stack), seriesUid };
  };
  const series = [named('unclear', '10.2'), named('sound', '368080000')];
  const study = { studyUid: STUDY, patientId: 'P1', patientName: '', studyDate: '20250103', description: '', series };
  workstation.library.getState().addStudies([{ study, source: 'device', digest: '', kept: false }]);
  const factorOf = (seriesUid: string) => {
    const one = workstation.library.getState().studies[0]?.study.series.find((found) => found.seriesUid === seriesUid);
    const [stack] = one?.stacks ?? [];
    if (!one || !stack) throw new Error('The series is gone.');
    const { meaning, withheld } = shownMeaning(one, stack, undefined);
    return withheld ? withheld.code : (meaning.factor[0] ?? NaN);
  };
  return { workstation, written, factorOf };
}

it('confirms the unit of a dose for the series it was asked for, and leaves a sound sibling alone', async () => {
  const { workstation, written, factorOf } = twoSeries();
  expect(factorOf('unclear')).toBe('SUV_E_DOSE_UNIT_AMBIGUOUS');
  await overrideSuv(
    workstation,
    { studyUid: STUDY, seriesUid: 'unclear' },
    { entered: { doseUnit: 'mCi' }, reason: 'chart' },
  );
  expect(Number(factorOf('unclear')) / REFERENCE).toBeCloseTo(368.08 / (10.2 * 37), 6);
  expect(Number(factorOf('sound')) / REFERENCE).toBeCloseTo(1, 6);
  expect(written.map(({ act }) => act)).toEqual([
    {
      kind: 'suv-overridden',
      studyUid: STUDY,
      seriesUid: 'unclear',
      before: null,
      after: { doseUnit: 'mCi' },
      reason: 'chart',
    },
  ]);
});

it('takes a weight, which is the patient’s, for every series of the study', async () => {
  const { workstation, factorOf } = twoSeries();
  await overrideSuv(
    workstation,
    { studyUid: STUDY, seriesUid: 'unclear' },
    { entered: { weight: 35 }, reason: 'chart' },
  );
  expect(Number(factorOf('sound')) / REFERENCE).toBeCloseTo(0.5, 6);
});

it('changes and removes what was entered wrongly, with a reason each, and says nothing where nothing changes', async () => {
  const { workstation, written, shown } = withoutWeight();
  const factor = () => 14400 * (shown().meaning.factor[0] ?? NaN);
  await overrideSuv(workstation, SERIES, { entered: { weight: 7 }, reason: 'slip' });
  expect(factor()).toBeCloseTo(0.4000005, 6);
  await overrideSuv(workstation, SERIES, { entered: { weight: 70 }, reason: 'a zero was missing' });
  expect(factor()).toBeCloseTo(4.000005, 6);
  await overrideSuv(workstation, SERIES, { entered: { weight: 70 }, reason: 'again' });
  await removeOverride(workstation, SERIES, { field: 'weight', reason: 'other patient' });
  expect(shown().withheld).toMatchObject({ code: 'SUV_E_WEIGHT' });
  expect(written.map(({ act }) => act.kind === 'suv-overridden' && [act.before, act.after, act.reason])).toEqual([
    [null, { weight: 7 }, 'slip'],
    [{ weight: 7 }, { weight: 70 }, 'a zero was missing'],
    [{ weight: 70 }, null, 'other patient'],
  ]);
});
