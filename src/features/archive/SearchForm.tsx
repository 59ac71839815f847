import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { StudyQuery } from '#core/archive/archive.ts';
import { archiveWords } from '#ui/words/archive.ts';

interface Props {
  readonly busy: boolean;
  readonly onSearch: (query: StudyQuery) => void;
}

const MODALITIES = ['', 'CT', 'PT', 'MR', 'US', 'NM', 'XA', 'DX', 'MG', 'SEG', 'RTSTRUCT', 'SR'];
const { form } = archiveWords;
const EMPTY = { patientId: '', patientName: '', from: '', to: '', modality: '', accession: '' };

/** Keys of a search; an empty form asks for the newest or all, as the archive decides. */
export function SearchForm({ busy, onSearch }: Props) {
  const [keys, setKeys] = useState(EMPTY);
  const set = (change: Partial<typeof EMPTY>) => setKeys((before) => ({ ...before, ...change }));
  const reversed = keys.from !== '' && keys.to !== '' && keys.from > keys.to;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reversed) onSearch({ ...keys, from: dicomDate(keys.from), to: dicomDate(keys.to) });
  };
  const text = (key: 'patientId' | 'patientName' | 'accession', label: string, placeholder = '') => (
    <TextInput
      size="sm"
      label={label}
      placeholder={placeholder}
      value={keys[key]}
      maxLength={64}
      autoComplete="off"
      onChange={(event) => set({ [key]: event.currentTarget.value })}
    />
  );
  const date = (key: 'from' | 'to', label: string) => (
    <TextInput
      size="sm"
      type="date"
      label={label}
      value={keys[key]}
      error={key === 'to' && reversed ? form.reversed : undefined}
      onChange={(event) => set({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <form className="archive-form" role="search" aria-label={form.title} onSubmit={submit}>
      {text('patientId', form.patientId, form.patientIdHint)}
      {text('patientName', form.patientName, form.patientNameHint)}
      {date('from', form.from)}
      {date('to', form.to)}
      <NativeSelect
        size="sm"
        label={form.modality}
        value={keys.modality}
        data={MODALITIES.map((value) => ({ value, label: value || form.anyModality }))}
        onChange={(event) => set({ modality: event.currentTarget.value })}
      />
      {text('accession', form.accession)}
      <Button type="submit" size="sm" loading={busy}>
        {form.submit}
      </Button>
    </form>
  );
}

/** "2026-11-24" → "20261124" */
const dicomDate = (date: string) => date.replaceAll('-', '');
