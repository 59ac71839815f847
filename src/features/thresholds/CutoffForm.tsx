import { Select, SimpleGrid, TextInput } from '@mantine/core';
import type { QuantityName, Statistic } from '#core/measurements/measurement.ts';
import type { Basis, Cutoff } from '#core/protocol/cutoff.ts';
import { absoluteUnitOf, statisticsOf, unitOf, type CutoffDraft } from '#features/thresholds/cutoffDraft.ts';
import { draftProblems } from '#features/thresholds/draftProblems.ts';
import { COMPARATOR_SIGNS, QUANTITY_NAMES, statisticName } from '#ui/measureNames.ts';
import { displayOf } from '#ui/shownQuantity.ts';

interface Props {
  readonly draft: CutoffDraft;
  readonly onChange: (draft: CutoffDraft) => void;
}

const keysOf = <K extends string>(names: Readonly<Record<K, string>>) => Object.keys(names) as K[];

const BASES: readonly { readonly value: Basis; readonly label: string }[] = [
  { value: 'value', label: 'The value itself' },
  { value: 'changeFromBaseline', label: 'Change from baseline' },
  { value: 'changeFromNadir', label: 'Change from nadir' },
];

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
      <TextInput label="Meaning of “beyond”" required {...text('meaning')} />
      <SimpleGrid cols={3} spacing="sm">
        <Choice label="Quantity" value={draft.quantity} options={keysOf(QUANTITY_NAMES)} nameOf={(name) => QUANTITY_NAMES[name]} onChoose={chooseQuantity} />
        <Choice<Statistic> label="Statistic" value={draft.statistic} options={statisticsOf(draft.quantity)} nameOf={statisticName} onChoose={(statistic) => set({ statistic })} />
        <Choice<Basis> label="Judged" value={draft.basis} options={BASES.map(({ value }) => value)} nameOf={(basis) => BASES.find(({ value }) => value === basis)?.label ?? basis} onChoose={(basis) => set({ basis })} />
        <Choice<Cutoff['comparator']> label="Beyond when" value={draft.comparator} options={keysOf(COMPARATOR_SIGNS)} nameOf={(sign) => COMPARATOR_SIGNS[sign]} onChoose={(comparator) => set({ comparator })} />
        <TextInput label={`Value, ${unit}`} inputMode="decimal" required {...text('value')} />
        {draft.basis === 'value' ? (
          <span />
        ) : (
          <TextInput label={`And at least, ${displayOf(absoluteUnitOf(draft)).unit}`} inputMode="decimal" {...text('atLeast')} />
        )}
        <TextInput label="Only modality" placeholder="any" {...text('modality')} />
        <TextInput label="Only organ" placeholder="any" {...text('organ')} />
        <TextInput label="Only tracer" placeholder="any" {...text('tracer')} />
        <TextInput label="Repeatability (95 %)" inputMode="decimal" placeholder="not known" {...text('repeatability')} />
        <Choice<CutoffDraft['repeatabilityIn']> label="Repeatability in" value={draft.repeatabilityIn} options={['percent', 'unit']} nameOf={(kind) => (kind === 'percent' ? '% of the value' : unit)} onChoose={(repeatabilityIn) => set({ repeatabilityIn })} />
        <TextInput label="Source of the repeatability" {...text('repeatabilitySource')} />
      </SimpleGrid>
      <TextInput label="Source of the cut-off" required {...text('source')} />
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
