import { expect, it } from 'vitest';
import { shownMeaning } from '#actions/meanings.ts';
import { overrideSuv } from '#actions/overrideSuv.ts';
import { redo, undo } from '#actions/undo.ts';
import { foldLedger } from '#core/ledger/foldLedger.ts';
import { ledgerToJsonLines, parseLedger } from '#core/ledger/parseLedger.ts';
import { petImage, seriesOf, stackOf } from '../builders/petSeries.ts';
import { workstationInMemory } from '../builders/workstation.ts';

const STUDY = '1.2';

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
  await overrideSuv(workstation, STUDY, { entered: { weight: 70 }, reason: 'weighing slip' });
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
  await overrideSuv(workstation, STUDY, { entered: { weight: 70 }, reason: 'slip' });
  await overrideSuv(workstation, STUDY, { entered: { height: 1.75 }, reason: 'chart' });
  expect(written.at(-1)?.act).toEqual({
    kind: 'suv-overridden',
    studyUid: STUDY,
    before: { weight: 70 },
    after: { weight: 70, height: 1.75 },
    reason: 'chart',
  });
  const read = parseLedger(ledgerToJsonLines(written));
  expect(read.ok && foldLedger(read.value).suvOverrides).toEqual({ [STUDY]: { weight: 70, height: 1.75 } });
});
