import { Autocomplete, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { LesionRole, Region } from '#core/regions/region.ts';
import { namesTaken } from '#core/response/namesTaken.ts';
import { changeKind, changeRegion, removeRegion } from '#actions/regions/regions.ts';
import type { Workstation } from '#actions/workstation.ts';
import './marking.css';
import { markingWords } from '#ui/words/marking.ts';

const ROLES: readonly LesionRole[] = ['target', 'non-target', 'reference', 'none'];

/** Name, role and place of the selected region. */
export function RegionInspector({ workstation }: { readonly workstation: Workstation }) {
  const selected = useStore(workstation.reading, (state) => state.selectedRegion);
  const read = useStore(workstation.trail, (state) => state.read);
  const region = read.regions.find(({ id }) => id === selected);
  if (!region) return null;
  const names = namesTaken(read, region.studyUid, region.id);
  // A new key when the record changes, so that the fields show what was kept.
  return <Fields key={JSON.stringify([region.id, region.name, region.organ])} {...{ workstation, region, names }} />;
}

interface FieldsProps {
  readonly workstation: Workstation;
  readonly region: Region;
  /** Names taken by the other regions of the day. */
  readonly names: readonly string[];
}

function Fields({ workstation, region, names }: FieldsProps) {
  const change = (facts: Partial<Region>) => void changeRegion(workstation, region, { ...region, ...facts });
  return (
    <section className="region-inspector" aria-label={markingWords.region(region.name)}>
      <NameField region={region} names={names} onName={(name) => change({ name })} />
      <NativeSelect
        size="xs"
        label={markingWords.role}
        value={region.role}
        data={ROLES.map((role) => ({ value: role, label: markingWords.roles[role] }))}
        onChange={({ currentTarget }) => {
          const role = ROLES.find((known) => known === currentTarget.value);
          if (role) void changeKind(workstation, region, { role, node: region.node });
        }}
      />
      <OrganField region={region} onOrgan={(organ) => change({ organ })} />
      <Checkbox
        size="xs"
        label={markingWords.node}
        checked={region.node}
        onChange={({ currentTarget: { checked } }) =>
          void changeKind(workstation, region, { role: region.role, node: checked })
        }
      />
      {region.role === 'target' && (
        <Checkbox
          size="xs"
          label={markingWords.irradiated}
          checked={region.irradiated ?? false}
          onChange={({ currentTarget: { checked } }) => change({ irradiated: checked })}
        />
      )}
      <button type="button" className="region-delete" onClick={() => void removeRegion(workstation, region.id)}>
        {markingWords.remove(region.name)}
      </button>
    </section>
  );
}

interface NameProps {
  readonly region: Region;
  readonly names: readonly string[];
  readonly onName: (name: string) => void;
}

function NameField({ region, names, onName }: NameProps) {
  const [text, setText] = useState(region.name);
  const name = text.trim();
  const taken = names.some((other) => other.toUpperCase() === name.toUpperCase());
  const problem = name === '' ? markingWords.noName : taken ? markingWords.nameTaken(name) : undefined;
  const keep = () => {
    if (problem) setText(region.name);
    else if (name !== region.name) onName(name);
  };
  return (
    <TextInput
      size="xs"
      label={markingWords.name}
      data-region-name=""
      maxLength={40}
      value={text}
      error={problem}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setText(region.name);
      }}
    />
  );
}

function OrganField({ region, onOrgan }: { readonly region: Region; readonly onOrgan: (organ: string) => void }) {
  const [organ, setOrgan] = useState(region.organ);
  const keep = (value: string) => {
    if (value.trim() !== region.organ) onOrgan(value.trim());
  };
  return (
    <Autocomplete
      size="xs"
      label={markingWords.organ}
      placeholder={markingWords.chooseOrWrite}
      maxLength={60}
      data={markingWords.organs}
      value={organ}
      onChange={setOrgan}
      onOptionSubmit={keep}
      onBlur={() => keep(organ)}
    />
  );
}
