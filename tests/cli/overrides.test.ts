import { describe, expect, it } from 'vitest';
import { suvSituations } from '#phantoms/pet/suvSituations.ts';
import { folderOf, runReadout, situationFolder } from '../builders/commandLine.ts';

interface Printed {
  readonly measurements: readonly {
    readonly statistics: { readonly max?: number };
    readonly warnings: readonly { readonly code: string; readonly message: string }[];
  }[];
}

async function measured(situation: string, ...options: readonly string[]) {
  const args = ['measure', await situationFolder(situation), '--quantity', 'SUVbw', '--json', ...options];
  const { output, status, errors } = await runReadout(...args);
  const [first] = (JSON.parse(output) as Printed).measurements;
  return { max: first?.statistics.max, warnings: first?.warnings ?? [], status, errors };
}

describe('values in place of the PET header (truth: the reference object, 4.00; pet-suv.md 8)', () => {
  it.each([
    ['no-weight', ['--weight', '70'], 'Patient’s Weight entered by reader: 70 kg; the file states none.'],
    ['no-times', ['--injection-time', '2025-01-03T10:00:00'], 'injection entered by reader: 2025-01-03 10:00:00.0; the file states none.'],
    ['0_0', ['--dose=368.08'], 'Radionuclide Total Dose entered by reader: 368080000 Bq; the file states "368080000".'],
  ])('%s with %j is 4.00, and says so', async (situation, options, message) => {
    const { max, warnings, status } = await measured(situation, ...options);
    expect(status).toBe(0);
    expect(max).toBeCloseTo(4, 2);
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'SUV_W_OVERRIDE', message }));
  }); // prettier-ignore

  it('reads the dose 10.2 in the unit confirmed: 4.00 × 368.08 / (10.2 × 37)', async () => {
    const { max } = await measured('dose-10', '--dose-unit', 'mCi');
    expect(max).toBeCloseTo((4 * 368.08) / (10.2 * 37), 2);
  });

  it('refuses without them, with status 1', async () => {
    const { status, errors } = await measured('no-weight');
    expect(status).toBe(1);
    expect(errors).toContain('SUV_E_WEIGHT');
  });

  it.each([
    ['--weight', '0'],
    ['--weight', '70,5'],
    ['--height', '175'],
    ['--sex', 'X'],
    ['--dose-unit', 'Ci'],
    ['--injection-time', '10:00'],
    ['--radiopharmaceutical', '0'],
  ])('takes %s %s for a wrong command line', async (...options) => {
    await expect(measured('0_0', ...options)).rejects.toThrow(/not "/);
  });

  it('refuses to put them into several PET series, and asks for one of them', async () => {
    const folder = await folderOf(
      suvSituations().flatMap(({ id, files }) => (id === 'no-weight' || id === '0_0' ? files : [])),
    );
    const refused = runReadout('measure', folder, '--weight', '70').then(
      () => '',
      (error: unknown) => String(error),
    );
    expect(await refused).toMatch(/are of one administration, and these are 2 PET series: choose one with --series \(/);
    const uids = (await refused).match(/[0-9.]{20,}/g) ?? [];
    expect(uids).toHaveLength(2);
    // Without overrides both are measured; with the series named, its own number comes out.
    const both = await runReadout('measure', folder, '--quantity', 'SUVbw', '--json');
    expect((JSON.parse(both.output) as Printed).measurements.map(({ statistics }) => statistics.max)).toHaveLength(2);
    for (const uid of uids) {
      const one = await runReadout(
        'measure',
        folder,
        '--series',
        uid,
        '--weight',
        '70',
        '--quantity',
        'SUVbw',
        '--json',
      );
      expect((JSON.parse(one.output) as Printed).measurements[0]?.statistics.max).toBeCloseTo(4, 2);
    }
  });
});
