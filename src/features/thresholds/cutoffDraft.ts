import type { QuantityName, Statistic } from '#core/measurements/measurement.ts';
import type { Basis, Cutoff } from '#core/protocol/cutoff.ts';
import { VOXEL_UNITS } from '#core/quantities.ts';
import { displayOf } from '#ui/shownQuantity.ts';

/** A cut-off as it stands in the form: numbers are text in the unit shown. */
export interface CutoffDraft {
  readonly id: string;
  readonly quantity: QuantityName;
  readonly statistic: Statistic;
  readonly basis: Basis;
  readonly comparator: Cutoff['comparator'];
  readonly value: string;
  readonly atLeast: string;
  readonly meaning: string;
  readonly source: string;
  readonly modality: string;
  readonly organ: string;
  readonly tracer: string;
  readonly repeatability: string;
  readonly repeatabilityIn: 'percent' | 'unit';
  readonly repeatabilitySource: string;
}

/** Statistics that exist for a quantity, those asked for first in front. */
export function statisticsOf(quantity: QuantityName): readonly Statistic[] {
  if (quantity === 'Diameter') return ['longAxis', 'shortAxis', 'length', 'area'];
  if (quantity === 'Velocity') return ['psv', 'edv', 'value'];
  if (quantity === 'TargetSum') return ['sum'];
  if (quantity === 'TumourVolume') return ['volume'];
  const common: readonly Statistic[] = ['max', 'mean', 'median', 'min', 'sd', 'p10', 'p90', 'value', 'volume', 'count'];
  return quantity.startsWith('SU') ? [...common, 'peak', 'peakLocal', 'peakIbsi', 'tlg'] : common;
}

/** The one unit a cut-off on this number can have. */
export function unitOf({ quantity, statistic, basis }: Pick<CutoffDraft, 'quantity' | 'statistic' | 'basis'>): string {
  if (basis !== 'value') return '%';
  if (statistic === 'volume') return 'mm3';
  if (statistic === 'area') return 'mm2';
  if (statistic === 'tlg') return 'g';
  if (statistic === 'count') return '1';
  if (quantity === 'Diameter' || quantity === 'TargetSum') return 'mm';
  if (quantity === 'Velocity') return 'cm/s';
  return quantity === 'TumourVolume' ? 'mm3' : VOXEL_UNITS[quantity];
}

/** The unit of the second condition of a change: the number's own unit. */
export const absoluteUnitOf = (draft: Pick<CutoffDraft, 'quantity' | 'statistic'>) =>
  unitOf({ ...draft, basis: 'value' });

export function draftOf(cutoff: Cutoff): CutoffDraft {
  const { id, quantity, statistic, basis, comparator, meaning, source, repeatability } = cutoff;
  return {
    id,
    quantity,
    statistic,
    basis,
    comparator,
    value: toShown(cutoff.value, cutoff.unit),
    atLeast: cutoff.atLeast ? toShown(cutoff.atLeast.value, cutoff.atLeast.unit) : '',
    meaning,
    source,
    modality: cutoff.modality ?? '',
    organ: cutoff.organ ?? '',
    tracer: cutoff.tracer ?? '',
    repeatability: repeatability ? toShown(repeatability.value, repeatability.unit) : '',
    repeatabilityIn: repeatability && repeatability.unit !== '%' ? 'unit' : 'percent',
    repeatabilitySource: repeatability?.source ?? '',
  };
}

/** The cut-off as JSON for `parseProtocol`, which has the last word: a number that is none is left as typed. */
export function cutoffJson(draft: CutoffDraft): unknown {
  const unit = unitOf(draft);
  const { id, quantity, statistic, basis, comparator, meaning, source } = draft;
  const absolute = absoluteUnitOf(draft);
  const repeatabilityUnit = draft.repeatabilityIn === 'percent' ? '%' : unit;
  return {
    id,
    quantity,
    statistic,
    basis,
    unit,
    comparator,
    value: fromShown(draft.value, unit),
    ...(basis !== 'value' && draft.atLeast.trim() !== ''
      ? { atLeast: { value: fromShown(draft.atLeast, absolute), unit: absolute } }
      : {}),
    meaning: meaning.trim(),
    source: source.trim(),
    ...(draft.modality.trim() === '' ? {} : { modality: draft.modality.trim() }),
    ...(draft.organ.trim() === '' ? {} : { organ: draft.organ.trim() }),
    ...(draft.tracer.trim() === '' ? {} : { tracer: draft.tracer.trim() }),
    ...(draft.repeatability.trim() === ''
      ? {}
      : {
          repeatability: {
            value: fromShown(draft.repeatability, repeatabilityUnit),
            unit: repeatabilityUnit,
            source: draft.repeatabilitySource.trim(),
          },
        }),
  };
}

/** Twelve digits hide the binary noise of scaling and keep every digit anyone types. */
const toShown = (value: number, unit: string) => String(Number((value * displayOf(unit).factor).toPrecision(12)));

function fromShown(text: string, unit: string): number | string {
  const value = Number(text.trim().replace('−', '-')) / displayOf(unit).factor;
  return text.trim() === '' || !Number.isFinite(value) ? text : Number(value.toPrecision(12));
}

export function newDraft(taken: readonly string[]): CutoffDraft {
  let number = taken.length + 1;
  while (taken.includes(`cut-off-${number}`)) number += 1;
  return {
    id: `cut-off-${number}`,
    quantity: 'SUVbw',
    statistic: 'max',
    basis: 'value',
    comparator: '>',
    value: '',
    atLeast: '',
    meaning: '',
    source: '',
    modality: '',
    organ: '',
    tracer: '',
    repeatability: '',
    repeatabilityIn: 'percent',
    repeatabilitySource: '',
  };
}
