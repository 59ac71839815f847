import { describe, expect, it } from 'vitest';
import { referenceTime } from '#core/calibration/suv/referenceTime.ts';
import { instantText } from '#core/calibration/suv/instant.ts';
import { petImage, type Attributes } from '../../../builders/petSeries.ts';

const F18 = 6586.2;

/** Rule, time of day and warnings, or the code of the failure. */
function chosen(...images: readonly Attributes[]) {
  const found = referenceTime(images.map((image) => petImage(image)), F18); // prettier-ignore
  if (!found.ok) return [found.failure.code];
  const { chosen: one, warnings, inConflict } = found.value;
  const time = instantText({ ...one.at, day: undefined });
  return [one.rule, time, ...warnings.map(({ code }) => code), ...(inConflict ? ['conflict'] : [])];
}

const ge = (time: string) => ({ '00090010': 'GEMS_PETD_01', '0009100D': `20250103${time}` });
const siemens = (time: string) => ({ '00710010': 'SIEMENS MED PT', '00711022': `20250103${time}` });
/** A frame of 300 s whose mean is at 149.60534 s, so that R5 gives its start. */
const timed = { '00181242': '300000', '00541300': '149605.34' };

describe('the table of pet-suv.md 6.2', () => {
  it.each<[string, readonly Attributes[], readonly string[]]>([
    ['R2: series at the start of acquisition', [{}], ['R2', '11:00:00.0']],
    ['R2: series before acquisition', [{ '00080031': '103000' }], ['R2', '10:30:00.0']],
    ['R2: up to 1 s after', [{ '00080031': '110001' }], ['R2', '11:00:01.0']],
    ['R2 fails at 1.1 s after', [{ '00080031': '110001.1' }], ['R6', '11:00:00.0', 'SUV_W_REFTIME', 'SUV_W_REFTIME_EARLIEST']],
    ['R2: the earliest image counts', [{ '00080032': '110500' }, { '00080032': '105959' }], ['R2', '11:00:00.0']],
    ['R2: exactly 4 h before', [{ '00080031': '070000' }], ['R2', '07:00:00.0']],
    ['stale: more than 4 h before', [{ '00080031': '065959', ...ge('105900') }], ['R3', '10:59:00.0', 'SUV_W_SERIES_TIME', 'SUV_W_REFTIME', 'conflict']],
    ['stale: midnight, also before an acquisition in the night', [{ '00080031': '000000', '00080032': '003000' }], ['R6', '00:30:00.0', 'SUV_W_SERIES_TIME', 'SUV_W_REFTIME', 'SUV_W_REFTIME_EARLIEST', 'conflict']],
    ['no series time', [{ '00080031': undefined }], ['R6', '11:00:00.0', 'SUV_W_REFTIME', 'SUV_W_REFTIME_EARLIEST']],
    ['R1 wins over all', [{ '00189701': '20250103105500', ...ge('105900') }], ['R1', '10:55:00.0', 'conflict']],
    ['R3 before R4', [{ '00080031': '113000', ...ge('105900'), ...siemens('105800') }], ['R3', '10:59:00.0', 'SUV_W_REFTIME', 'conflict']],
    ['R4 before R5', [{ '00080031': '110100', ...siemens('110030'), ...timed }], ['R4', '11:00:30.0', 'SUV_W_REFTIME']],
    ['R5', [{ '00080031': '110100', ...timed }], ['R5', '11:00:00.0', 'SUV_W_REFTIME']],
    ['R5 is the median over images', [{ '00080031': '110200', ...timed }, { ...timed, '00080031': '110200', '00080032': '110030' }, { ...timed, '00080031': '110200', '00080032': '110110' }], ['R5', '11:00:30.0', 'SUV_W_REFTIME', 'conflict']],
    ['R5 needs every image', [{ '00080031': '110100', ...timed }, { '00080031': '110100' }], ['R6', '11:00:00.0', 'SUV_W_REFTIME', 'SUV_W_REFTIME_EARLIEST']],
    ['R5 needs a duration above 0', [{ '00080031': '110100', ...timed, '00181242': '0' }], ['R6', '11:00:00.0', 'SUV_W_REFTIME', 'SUV_W_REFTIME_EARLIEST']],
    ['conflict: 60 s is none', [ge('110100')], ['R2', '11:00:00.0']],
    ['conflict: 61 s is one', [ge('110101')], ['R2', '11:00:00.0', 'conflict']],
    ['no acquisition time: R2 cannot be checked', [{ '00080032': undefined }], ['SUV_E_ACQ_TIME']],
    ['no acquisition time, GE time there', [{ '00080032': undefined, ...ge('110000') }], ['R3', '11:00:00.0', 'SUV_W_REFTIME']],
    ['no acquisition date: that of the series', [{ '00080022': undefined }], ['R2', '11:00:00.0']],
    ['Acquisition DateTime', [{ '00080022': undefined, '00080032': undefined, '0008002A': '20250103110000' }], ['R2', '11:00:00.0']],
    ['junk in a time', [{ '00080032': '11h00' }], ['SUV_E_NUMBER']],
    ['junk in a duration', [{ ...timed, '00181242': '300,0' }], ['SUV_E_NUMBER']],
    ['junk in a reference', [{ ...timed, '00541300': 'n/a' }], ['SUV_E_NUMBER']],
    ['zone on one side', [{ '0008002A': '20250103110000+0100' }], ['R2', '11:00:00.0', 'SUV_W_TIMEZONE']],
  ])('%s', (_name, images, expected) => {
    expect(chosen(...images)).toEqual(expected);
  }); // prettier-ignore

  it('says why', () => {
    const message = (image: Attributes) => {
      const found = referenceTime([petImage(image)], F18);
      return found.ok ? found.value.warnings.find(({ code }) => code === 'SUV_W_REFTIME')?.message : undefined;
    };
    expect(message({ '00080031': '113000' })).toContain('Series time is later than acquisition (reprocessed)');
    expect(message({ '00080031': '000000' })).toContain('Series time is not usable');
    expect(message({ '00080031': undefined })).toContain('Series time is missing');
  });
});
