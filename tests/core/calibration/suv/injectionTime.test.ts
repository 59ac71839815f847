import { describe, expect, it } from 'vitest';
import { injectionTime } from '#core/calibration/suv/injectionTime.ts';
import { parseDateTime, type Instant } from '#core/calibration/suv/instant.ts';
import { reportedUptake, uptakeTime } from '#core/calibration/suv/uptake.ts';
import { dataSetOf, petImage, radiopharmaceutical, type Attributes } from '../../../builders/petSeries.ts';

function instant(text: string): Instant {
  const parsed = parseDateTime('t', text);
  if (!parsed.ok || !parsed.value) throw new Error(text);
  return parsed.value;
}

const F18 = 6586.2;
const I124 = 360806;

interface Case {
  readonly header?: Attributes;
  readonly item: Attributes;
  readonly until?: string;
  readonly halfLife?: number;
  readonly override?: string;
}

/** Minutes from injection to the scan and the codes of the warnings, or the code of the failure. */
function minutes({ header = {}, item, until = '20250103110000', halfLife = F18, override }: Case) {
  const at = instant(until);
  const found = injectionTime(dataSetOf(header), dataSetOf(item), {
    until: at,
    acquired: at,
    halfLife,
    override: override === undefined ? undefined : instant(override),
  });
  if (!found.ok) return [found.failure.code];
  return [found.value.elapsed / 60, ...found.value.warnings.map(({ code }) => code)];
}

const dateTime = (text: string, time?: string) => ({ '00181078': text, '00181072': time });
const time = (text: string) => ({ '00181072': text });

describe('when the tracer was given (pet-suv.md section 7)', () => {
  it.each<[string, Case, readonly (string | number)[]]>([
    ['7.3 DateTime', { item: dateTime('20250103100000') }, [60]],
    ['7.3 both agree within 1 s', { item: dateTime('20250103100000', '100001') }, [60]],
    ['7.3 both, differing', { item: dateTime('20250103100000', '100002') }, [60, 'SUV_W_INJ_DISAGREE']],
    ['7.4 time only', { item: time('1000') }, [60]],
    ['7.4 time only, across midnight', { item: time('233000'), until: '20250104003000' }, [60]],
    ['7.4 time only, at the very moment', { item: time('110000') }, [0]],
    ['7.1 a date is no time', { item: dateTime('20250103') }, ['SUV_E_INJECTION_TIME']],
    ['7.1 a date beside a time', { item: dateTime('20250103', '100000') }, [60]],
    ['7.1 seconds 60', { item: time('095960') }, [60]],
    ['7.1 colons', { item: time('10:00:00') }, [60, 'SUV_W_TIME_FORMAT']],
    ['7.1 junk', { item: time('ten') }, ['SUV_E_NUMBER']],
    ['7.5 GE', { header: { '00090010': 'GEMS_PETD_01', '0009103B': '20250103100000.00' }, item: {} }, [60]],
    ['7.5 neither', { item: {} }, ['SUV_E_INJECTION_TIME']],
    ['7.6 after the scan, same date', { item: dateTime('20250103120000') }, ['SUV_E_NEGATIVE_UPTAKE']],
    ['7.6 a day late', { item: dateTime('20250104100000') }, [60, 'SUV_W_DATE_SHIFT']],
    ['7.6 a day late, later in the day', { item: dateTime('20250104120000') }, ['SUV_E_NEGATIVE_UPTAKE']],
    ['7.6 20 years off', { item: dateTime('20050103095900') }, [61, 'SUV_W_DATE_SHIFT']],
    ['7.6 20 years off, time of day 13 h', { item: dateTime('20050103000000'), until: '20250103130000' }, ['SUV_E_UPTAKE_RANGE']],
    ['7.6 20 years off, time of day 7 h', { item: dateTime('20050103040000') }, [420, 'SUV_W_DATE_SHIFT', 'SUV_W_UPTAKE_RANGE']],
    ['7.6 20 years off, later in the day', { item: dateTime('20050103200000') }, ['SUV_E_UPTAKE_RANGE']],
    ['7.6 6 h', { item: dateTime('20250103050000') }, [360]],
    ['7.6 over 6 h', { item: dateTime('20250103045900') }, [361, 'SUV_W_UPTAKE_RANGE']],
    ['7.6 24 h', { item: dateTime('20250102110000') }, [1440, 'SUV_W_UPTAKE_RANGE']],
    ['7.6 over 24 h, same time of day', { item: dateTime('20250102105900') }, [1, 'SUV_W_DATE_SHIFT']],
    ['7.6 I-124 after two days', { item: dateTime('20250101110000'), halfLife: I124 }, [2880]],
    ['7.2 both sides with offset', { item: dateTime('20250103100000+0100'), until: '20250103110000+0000' }, [120]],
    ['7.2 offset of the data set on both', { header: { '00080201': '+0100' }, item: time('100000'), until: '20250103110000+0100' }, [60]],
    ['7.2 one side only', { item: dateTime('20250103100000+0100') }, [60, 'SUV_W_TIMEZONE']],
    ['a time the reader enters', { item: {}, override: '20250103101500' }, [45]],
  ])('%s', (_name, given, expected) => {
    expect(minutes(given)).toEqual(expected);
  }); // prettier-ignore

  it('keeps the original beside an entered time', () => {
    const at = instant('20250103110000');
    const override = instant('20250103101500');
    const item = dataSetOf(time('100000'));
    const found = injectionTime({}, item, { until: at, acquired: at, halfLife: F18, override });
    expect(found.ok && found.value).toMatchObject({ origin: 'override', raw: '100000', at: override });
  });
});

describe('uptake time (7.7)', () => {
  const fdg = dataSetOf({ '00540304': [dataSetOf({ '00080100': '35321007' })] });
  it.each([
    [54.9, 1],
    [55, 0],
    [75, 0],
    [75.1, 1],
  ])('FDG after %d min: %d warning', (after, count) => expect(uptakeTime(fdg, after).warnings).toHaveLength(count));

  it('says nothing of other tracers', () => expect(uptakeTime(dataSetOf({}), 95).warnings).toEqual([]));

  it('is reported where SUV needs no times, and never refuses there', () => {
    expect(reportedUptake([petImage()], {}).terms).toContainEqual({
      symbol: 'uptake',
      meaning: 'injection to earliest acquisition',
      value: '60',
      unit: 'min',
      origin: 'computed',
    });
    const none = petImage({ '00540016': [radiopharmaceutical({ '00181072': undefined })] });
    expect(reportedUptake([none], {})).toEqual({ terms: [], warnings: [] });
  });
});
