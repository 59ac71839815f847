import { describe, expect, it } from 'vitest';
import { evaluateRecist, parseRecistFile } from '#core/response/recistFile.ts';
import { targetCount, targetEligibility } from '#core/response/targetChecks.ts';

const file = (followUp: readonly object[], change: object = {}) => ({
  subject: 'S1',
  lesions: [
    { name: 'T1', organ: 'liver' },
    { name: 'N1', organ: 'axilla', node: true },
  ],
  timePoints: [
    {
      label: 'Baseline', date: '2025-01-03', modality: 'CT', sliceStep: 5,
      readings: [{ lesion: 'T1', longAxis: 40, shortAxis: 22 }, { lesion: 'N1', longAxis: 30, shortAxis: 20 }],
    },
    { label: 'Week 8', date: '2025-03-03', modality: 'CT', sliceStep: 5, readings: followUp },
  ],
  ...change,
}); // prettier-ignore

function evaluate(json: unknown) {
  const parsed = parseRecistFile(json);
  return parsed.ok ? evaluateRecist(parsed.value) : parsed;
}

describe('the RECIST file', () => {
  it('sums longest diameters of lesions and short axes of nodes', () => {
    const result = evaluate(
      file([
        { lesion: 'T1', longAxis: 24, shortAxis: 12 },
        { lesion: 'N1', longAxis: 25, shortAxis: 18 },
      ]),
    );
    if (!result.ok) throw new Error(result.failure.message);
    expect(result.value.timePoints.map(({ sum }) => sum)).toEqual([60, 42]);
    expect(result.value.timePoints[1]?.changeFromBaseline).toBeCloseTo(-30, 12);
    expect(result.value.timePoints[1]?.verdict?.response).toBe('PR');
  });

  it.each([
    ['too small is 5 mm', { lesion: 'T1', state: 'too-small' }, 25],
    ['absent is 0 mm', { lesion: 'T1', state: 'absent' }, 20],
    ['fragments add up', { lesion: 'T1', splitInto: [12, 9] }, 41],
    ['a merged lesion adds nothing of its own', { lesion: 'T1', mergedInto: 'N1' }, 20],
    ['not evaluable has no number', { lesion: 'T1', state: 'not-evaluable' }, 20],
  ])('%s', (_what, reading, sum) => {
    const result = evaluate(file([reading, { lesion: 'N1', shortAxis: 20 }]));
    expect(result.ok && result.value.timePoints[1]?.sum).toBe(sum);
  });

  it.each([
    ['REC_E_LESION_MISSING', file([{ lesion: 'N1', shortAxis: 20 }]), "Lesion T1 has no value: measure, 'too small', 'absent' or 'not evaluable'."],
    ['REC_E_AXES', file([{ lesion: 'T1', longAxis: 12.9, shortAxis: 14.1 }, { lesion: 'N1', shortAxis: 20 }]), 'Short axis 14.1 exceeds long axis 12.9.'],
    ['REC_E_TARGET_SIZE', single({ lesion: 'T1', longAxis: 8 }, false), 'T1: 8.0 mm: below 10 mm; only non-target possible.'],
    ['REC_E_NODE_SIZE', single({ lesion: 'T1', shortAxis: 13 }, true), 'T1: Short axis 13.0 mm: nodes need 15 mm to be target.'],
    ['REC_E_TARGET_COUNT', file([], { lesions: [1, 2, 3].map((i) => ({ name: `T${i}`, organ: 'liver' })), timePoints: [{ label: 'B', date: '2025-01-03', readings: [1, 2, 3].map((i) => ({ lesion: `T${i}`, longAxis: 20 })) }] }), 'At most 5 targets, 2 per organ.'],
    ['REC_E_FILE', { subject: 'S1' }, undefined],
    ['REC_E_FILE', file([{ lesion: 'T1', longAxis: -3 }]), undefined],
    ['REC_E_FILE', 'text', undefined],
  ])('%s', (code, json, message) => {
    const result = evaluate(json);
    expect(result.ok ? 'ok' : result.failure.code).toBe(code);
    if (message) expect(result.ok ? '' : result.failure.message).toBe(message);
  }); // prettier-ignore

  it.each([
    ['merged into no lesion', [{ lesion: 'T1', mergedInto: 'T9' }, { lesion: 'N1', shortAxis: 20 }], 'Week 8: lesion T1 is merged into T9, which has no reading here.'],
    ['merged into itself', [{ lesion: 'T1', mergedInto: 'T1' }, { lesion: 'N1', shortAxis: 20 }], 'Week 8: lesion T1 cannot be merged into itself.'],
    ['merged into each other', [{ lesion: 'T1', mergedInto: 'N1' }, { lesion: 'N1', mergedInto: 'T1' }], 'Week 8: lesion T1 is merged into N1, which carries no diameter here.'],
    ['merged into an absent lesion', [{ lesion: 'T1', mergedInto: 'N1' }, { lesion: 'N1', state: 'absent' }], 'Week 8: lesion T1 is merged into N1, which carries no diameter here.'],
    ['read twice', [{ lesion: 'T1', longAxis: 10 }, { lesion: 'N1', shortAxis: 20 }, { lesion: 'T1', longAxis: 50 }], 'Week 8: lesion T1 is read twice.'],
    ['not listed', [{ lesion: 'T1', longAxis: 10 }, { lesion: 'N1', shortAxis: 20 }, { lesion: 'T7', longAxis: 50 }], 'Week 8: lesion T7 is not one of the lesions.'],
  ])('refuses a lesion %s', (_what, readings, message) => {
    expect(evaluate(file(readings))).toEqual({ ok: false, failure: { code: 'REC_E_FILE', message } });
  }); // prettier-ignore

  it('refuses a lesion listed twice', () => {
    const lesions = [{ name: 'T1', organ: 'liver' }, { name: 'T1', organ: 'lung' }]; // prettier-ignore
    const result = evaluate(file([{ lesion: 'T1', longAxis: 20 }], { lesions }));
    expect(result.ok ? '' : result.failure.message).toBe('Lesion T1 is listed twice.');
  });

  it.each([
    // ct-recist.md section 11, cases 29 and 30; the second printed percent is -26.666….
    ['29, split', [{ lesion: 'T1', splitInto: [12, 9] }, { lesion: 'T2', longAxis: 15 }], 36, -40, -24, 'PR'],
    ['30, merged', [{ lesion: 'T1', longAxis: 44 }, { lesion: 'T2', mergedInto: 'T1' }], 44, -26.7, -16, 'SD'],
  ])('follows case %s', (_case, readings, sum, fromBaseline, fromNadir, response) => {
    const lesions = [{ name: 'T1', organ: 'liver' }, { name: 'T2', organ: 'liver' }];
    const baseline = [{ lesion: 'T1', longAxis: 30 }, { lesion: 'T2', longAxis: 30 }];
    const points = [baseline, readings].map((read, index) => ({ label: `V${index}`, date: `2025-0${index + 1}-03`, readings: read }));
    const result = evaluate({ subject: 'S1', lesions, timePoints: points });
    if (!result.ok) throw new Error(result.failure.message);
    const last = result.value.timePoints[1];
    expect(last?.sum).toBeCloseTo(sum, 9);
    expect(Number(last?.changeFromBaseline?.toFixed(1))).toBe(fromBaseline);
    expect(last?.changeFromNadir).toBeCloseTo(fromNadir, 9);
    expect(last?.verdict?.response).toBe(response);
  }); // prettier-ignore

  it('warns of thick slices and of another method', () => {
    const thick = evaluate(single({ lesion: 'T1', longAxis: 15 }, false, { sliceStep: 10 }));
    expect(thick.ok && thick.value.warnings).toEqual([
      { code: 'REC_W_THICK_SLICES', message: 'Needs 20 mm at this slice step.' },
    ]);
    const json = file([
      { lesion: 'T1', longAxis: 40 },
      { lesion: 'N1', shortAxis: 20 },
    ]);
    json.timePoints[1] = {
      ...json.timePoints[0],
      label: 'Week 8',
      date: '2025-03-03',
      modality: 'MR',
    } as (typeof json.timePoints)[0];
    const method = evaluate(json);
    expect(method.ok && method.value.warnings.map(({ message }) => message)).toEqual([
      'Week 8: baseline CT, now MR: not the same method.',
    ]);
  });

  it('warns of a target that was irradiated before', () => {
    const json = single({ lesion: 'T1', longAxis: 15 }, false);
    const irradiated = { ...json, lesions: json.lesions.map((one) => ({ ...one, irradiated: true })) };
    const evaluated = evaluate(irradiated);
    expect(evaluated.ok && evaluated.value.warnings).toEqual([
      { code: 'REC_W_IRRADIATED', message: 'Irradiated before: a target only if it has progressed since.' },
    ]);
  });
});

function single(reading: object, node: boolean, change: object = {}) {
  return {
    subject: 'S1',
    lesions: [{ name: 'T1', organ: 'lung', node }],
    timePoints: [{ label: 'Baseline', date: '2025-01-03', readings: [reading], ...change }],
  };
}

describe('target choice', () => {
  it.each([
    [10, false, undefined],
    [9.99, false, 'REC_E_TARGET_SIZE'],
    [15, true, undefined],
    [14.99, true, 'REC_E_NODE_SIZE'],
  ])('%d mm, node %s', (length, node, code) => {
    expect(targetEligibility({ name: 'T1', organ: 'liver', node, length, sliceStep: 5 }).failure?.code).toBe(code);
  });

  it('allows five targets, two per organ, all nodes being one organ', () => {
    const lesion = (organ: string, node = false) => ({ organ, node });
    expect(
      targetCount([lesion('liver'), lesion('liver'), lesion('lung'), lesion('lung'), lesion('spleen')]),
    ).toBeUndefined();
    expect(targetCount(['a', 'b', 'c', 'd', 'e', 'f'].map((organ) => lesion(organ)))?.code).toBe('REC_E_TARGET_COUNT');
    expect(targetCount([lesion('axilla', true), lesion('neck', true), lesion('groin', true)])?.code).toBe(
      'REC_E_TARGET_COUNT',
    );
  });

  it.each([
    ['case and spaces', ['Liver', 'liver', ' liver ']],
    ['sides', ['Left lung', 'right lung', 'lung']],
    ['sides after the organ', ['lung, left', 'Lung (R)', 'lungs']],
    ['lobes', ['Lung, right upper lobe', 'left lower lobe of lung', 'lung']],
    ['segments', ['Liver segment IV', 'liver, segment 7', 'LIVER']],
    ['plurals', ['kidneys', 'left kidney', 'kidney r']],
    ['nodes named as organ', ['Lymph node', 'lymph nodes, axilla', 'left inguinal lymph nodes']],
  ])('counts three targets that differ only in %s as three in one organ', (_what, organs) => {
    expect(targetCount(organs.map((organ) => ({ organ, node: false })))?.code).toBe('REC_E_TARGET_COUNT');
  });

  it('keeps different organs, lobes of no named organ, and empty texts apart', () => {
    const three = (...organs: string[]) => targetCount(organs.map((organ) => ({ organ, node: false })));
    expect(three('liver', 'lung', 'left kidney')).toBeUndefined();
    expect(three('left lobe', 'right lobe', 'liver')).toBeUndefined();
    expect(three('', '', '')).toBeUndefined();
  });
});
