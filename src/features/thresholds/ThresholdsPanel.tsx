import { Button, Select } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Judgeable } from '#core/protocol/cutoff.ts';
import type { Workstation } from '#actions/workstation.ts';
import { ProtocolDialog } from '#features/thresholds/ProtocolDialog.tsx';
import { countVerdicts, thresholdGroups, type Grouping, type Order } from '#features/thresholds/thresholdGroups.ts';
import { ThresholdTable } from '#features/thresholds/ThresholdTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { FilterChip } from '#ui/FilterChip.tsx';
import { VERDICT_ORDER, VerdictMark, type VerdictKind } from '#ui/VerdictMark.tsx';
import { thresholdsWords } from '#ui/words/thresholds.ts';

interface Props {
  readonly workstation: Workstation;
  readonly onExplain: (result: Judgeable) => void;
}

/** Every result against every cut-off that applies. */
export function ThresholdsPanel({ workstation, onExplain }: Props) {
  const judgements = useJudgements(workstation);
  const protocol = useStore(workstation.trail, ({ read }) => read.protocol);
  const [kinds, setKinds] = useState<readonly VerdictKind[]>([]);
  const [grouping, setGrouping] = useState<Grouping>('region');
  const [order, setOrder] = useState<Order>('verdict');
  const [editing, setEditing] = useState(false);
  const counts = useMemo(() => countVerdicts(judgements), [judgements]);
  const groups = useMemo(
    () => thresholdGroups(judgements, { kinds, grouping, order }),
    [judgements, kinds, grouping, order],
  );
  const toggle = (kind: VerdictKind) =>
    setKinds(kinds.includes(kind) ? kinds.filter((other) => other !== kind) : [...kinds, kind]);
  return (
    <section className="panel" aria-label={thresholdsWords.title}>
      <div className="panel-bar">
        <div className="chips" role="group" aria-label={thresholdsWords.verdictsShown}>
          {VERDICT_ORDER.map((kind) => (
            <FilterChip key={kind} pressed={kinds.includes(kind)} onToggle={() => toggle(kind)}>
              {counts[kind]} <VerdictMark kind={kind} word />
            </FilterChip>
          ))}
        </div>
      </div>
      <div className="panel-bar">
        <Select
          size="xs"
          w={150}
          aria-label={thresholdsWords.group}
          value={grouping}
          data={[
            { value: 'region', label: thresholdsWords.groupings.region },
            { value: 'cutoff', label: thresholdsWords.groupings.cutoff },
          ]}
          onChange={(value) => setGrouping(value === 'cutoff' ? 'cutoff' : 'region')}
        />
        <Select
          size="xs"
          w={150}
          aria-label={thresholdsWords.sort}
          value={order}
          data={[
            { value: 'verdict', label: thresholdsWords.orders.verdict },
            { value: 'distance', label: thresholdsWords.orders.distance },
            { value: 'name', label: thresholdsWords.orders.name },
          ]}
          onChange={(value) => setOrder(value === 'distance' || value === 'name' ? value : 'verdict')}
        />
        <span className="grow" />
        <Button
          size="compact-sm"
          variant="default"
          disabled={!protocol}
          leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden="true" />}
          onClick={() => setEditing(true)}
        >
          {thresholdsWords.cutoffs}
        </Button>
      </div>
      <div className="panel-scroll">
        {judgements.length === 0 ? (
          <EmptyState title={thresholdsWords.nothingJudged}>{thresholdsWords.howToBeJudged(protocol?.name)}</EmptyState>
        ) : (
          <ThresholdTable workstation={workstation} groups={groups} grouping={grouping} onExplain={onExplain} />
        )}
        {judgements.length > 0 && groups.length === 0 && <EmptyState title={thresholdsWords.noneOfTheVerdicts} />}
      </div>
      {protocol && (
        <p className="panel-foot small">
          {thresholdsWords.protocolInUse({ ...protocol, count: protocol.cutoffs.length })}
        </p>
      )}
      {editing && protocol && (
        <ProtocolDialog workstation={workstation} protocol={protocol} onClose={() => setEditing(false)} />
      )}
    </section>
  );
}

function useJudgements({ trail, reading, judgements }: Workstation) {
  const all = useStore(trail, ({ read }) => judgements(read));
  const studyUids = useStore(reading, (state) => state.studyUids);
  return useMemo(() => all.filter(({ result }) => studyUids.includes(result.studyUid)), [all, studyUids]);
}
