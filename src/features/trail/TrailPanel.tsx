import { Button, TextInput } from '@mantine/core';
import { IconDownload, IconSearch, IconShieldCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ChainCheck } from '#core/ledger/chain.ts';
import { exportLedger } from '#actions/export/exportLedger.ts';
import { verifyLedger } from '#actions/ledger/verifyLedger.ts';
import type { Workstation } from '#actions/workstation.ts';
import { createTrailRows, searchedTrail } from '#features/trail/trailRows.ts';
import { TrailTable } from '#features/trail/TrailTable.tsx';
import { verificationWords } from '#features/trail/verificationWords.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { FilterChip } from '#ui/FilterChip.tsx';
import { trailWords } from '#ui/words/trail.ts';

/** Who did what when: every entry of the ledger, the latest first. */
export function TrailPanel({ workstation }: { readonly workstation: Workstation }) {
  const entries = useStore(workstation.trail, (trail) => trail.entries);
  const studyUids = useStore(workstation.reading, (reading) => reading.studyUids);
  const [search, setSearch] = useState('');
  const [here, setHere] = useState(false);
  const [check, setCheck] = useState<ChainCheck>();
  const [rowOf] = useState(() => createTrailRows());
  const found = useMemo(
    () => searchedTrail(entries, { search, studyUids: here ? studyUids : undefined, rowOf }),
    [entries, search, here, studyUids, rowOf],
  );
  return (
    <section className="panel" aria-label={trailWords.title}>
      <div className="panel-bar">
        <TextInput
          size="xs"
          className="grow"
          aria-label={trailWords.search}
          placeholder={trailWords.searchHint}
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {studyUids.length > 0 && (
          <FilterChip pressed={here} onToggle={() => setHere(!here)}>
            {trailWords.onScreen}
          </FilterChip>
        )}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconShieldCheck size={14} aria-hidden="true" />}
          onClick={() => void verifyLedger(workstation).then(setCheck)}
        >
          {trailWords.verify}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={entries.length === 0}
          leftSection={<IconDownload size={14} aria-hidden="true" />}
          onClick={() => void exportLedger(workstation)}
        >
          {trailWords.exportLedger}
        </Button>
      </div>
      <div aria-live="polite">
        {check && (
          <p className="trail-check" data-intact={check.intact}>
            {verificationWords(check)}
          </p>
        )}
      </div>
      {found.length === 0 ? (
        <EmptyState title={entries.length === 0 ? trailWords.empty : trailWords.noMatch} />
      ) : (
        <TrailTable entries={found} rowOf={rowOf} />
      )}
    </section>
  );
}
