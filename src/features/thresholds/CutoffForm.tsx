import { Select, SimpleGrid, TextInput } from '@mantine/core';
import type { QuantityName, Statistic } from '#core/measurements/measurement.ts';
import type { Basis, Cutoff } from '#core/protocol/cutoff.ts';
import { absoluteUnitOf, statisticsOf, unitOf, type CutoffDraft } from '#features/thresholds/cutoffDraft.ts';
import { draftProblems } from '#features/thresholds/draftProblems.ts';
import { COMPARATOR_SIGNS, QUANTITY_NAMES, statisticName } from '#ui/measureNames.ts';
import { displayOf } from '#ui/shownQuantity.ts';
import { thresholdsWords } from '#ui/words/thresholds.ts';

interface Props {
  readonly draft: CutoffDraft;
  readonly onChange: (draft: CutoffDraft) => void;
}

const keysOf = <K extends string>(names: Readonly<Record<K, string>>) => Object.keys(names) as K[];

const { form } = thresholdsWords;

/** One cut-off. The unit follows from what is judged, so that unlike things can never be compared. */
export function CutoffForm({ draft, onChange }: Props) {
  const set = (change: Partial<CutoffDraft>) => onChange({ ...draft, ...change });
  const unit = displayOf(unitOf(draft), draft.statistic).unit;
  const problems: Readonly<Record<string, string>> = draftProblems(draft);
  const text = (key: 'value' | 'atLeast' | 'meaning' | 'source' | 'modality' | 'organ' | 'tracer' | 'repeatability' | 'repeatabilitySource') => ({
    value: draft[key],
    // Empty fields are named at the foot of the form, not reproached before anything was typed.
    error: draft[key] === '' ? undefined : problems[key],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [key]: event.currentTarget.value }),
    size: 'xs' as const,
  }); // prettier-ignore
  const chooseQuantity = (quantity: QuantityName) => {
    const statistics = statisticsOf(quantity);
    set({ quantity, statistic: statistics.includes(draft.statistic) ? draft.statistic : (statistics[0] ?? 'mean') });
  };
  return (
    <div className="cutoff-form">
      <TextInput label={form.meaning} required {...text('meaning')} />
      <SimpleGrid cols={3} spacing="sm">
        <Choice label={form.quantity} value={draft.quantity} options={keysOf(QUANTITY_NAMES)} nameOf={(name) => QUANTITY_NAMES[name]} onChoose={chooseQuantity} />
        <Choice<Statistic> label={form.statistic} value={draft.statistic} options={statisticsOf(draft.quantity)} nameOf={statisticName} onChoose={(statistic) => set({ statistic })} />
        <Choice<Basis> label={form.basis} value={draft.basis} options={keysOf(thresholdsWords.bases)} nameOf={(basis) => thresholdsWords.bases[basis]} onChoose={(basis) => set({ basis })} />
        <Choice<Cutoff['comparator']> label={form.comparator} value={draft.comparator} options={keysOf(COMPARATOR_SIGNS)} nameOf={(sign) => COMPARATOR_SIGNS[sign]} onChoose={(comparator) => set({ comparator })} />
        <TextInput label={form.value(unit)} inputMode="decimal" required {...text('value')} />
        {draft.basis === 'value' ? (
          <span />
        ) : (
          <TextInput label={form.atLeast(displayOf(absoluteUnitOf(draft)).unit)} inputMode="decimal" {...text('atLeast')} />
        )}
        <TextInput label={form.modality} placeholder={form.any} {...text('modality')} />
        <TextInput label={form.organ} placeholder={form.any} {...text('organ')} />
        <TextInput label={form.tracer} placeholder={form.any} {...text('tracer')} />
        <TextInput label={form.repeatability} inputMode="decimal" placeholder={form.notKnown} {...text('repeatability')} />
        <Choice<CutoffDraft['repeatabilityIn']> label={form.repeatabilityIn} value={draft.repeatabilityIn} options={['percent', 'unit']} nameOf={(kind) => (kind === 'percent' ? form.percentOfValue : unit)} onChoose={(repeatabilityIn) => set({ repeatabilityIn })} />
        <TextInput label={form.repeatabilitySource} {...text('repeatabilitySource')} />
      </SimpleGrid>
      <TextInput label={form.source} required {...text('source')} />
    </div>
  ); // prettier-ignore
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly T[];
  readonly nameOf: (option: T) => string;
  readonly onChoose: (option: T) => void;
}

function Choice<T extends string>({ label, value, options, nameOf, onChoose }: ChoiceProps<T>) {
  return (
    <Select
      size="xs"
      label={label}
      value={value}
      data={options.map((option) => ({ value: option, label: nameOf(option) }))}
      onChange={(chosen) => {
        const option = options.find((known) => known === chosen);
        if (option !== undefined) onChoose(option);
      }}
    />
  );
}
