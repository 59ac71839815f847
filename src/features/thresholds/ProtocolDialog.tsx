import { Button, Group, Tabs, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseProtocol } from '#core/protocol/parseProtocol.ts';
import type { Protocol } from '#core/protocol/cutoff.ts';
import type { Failure, Result } from '#core/result.ts';
import { changeProtocol } from '#actions/changeProtocol.ts';
import type { Workstation } from '#actions/workstation.ts';
import { CutoffList } from '#features/thresholds/CutoffList.tsx';
import { cutoffJson, draftOf, type CutoffDraft } from '#features/thresholds/cutoffDraft.ts';
import { protocolFromText, protocolToText } from '#features/thresholds/protocolText.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { FilePicker } from '#ui/FilePicker.tsx';
import { NoticeLine } from '#ui/NoticeLine.tsx';

interface Props {
  readonly workstation: Workstation;
  readonly protocol: Protocol;
  readonly onClose: () => void;
}

interface Draft {
  readonly name: string;
  readonly version: number;
  readonly cutoffs: readonly CutoffDraft[];
}

const toDraft = ({ name, version, cutoffs }: Protocol): Draft => ({ name, version, cutoffs: cutoffs.map(draftOf) });

const parseDraft = (draft: Draft) => parseProtocol({ ...draft, cutoffs: draft.cutoffs.map(cutoffJson) });

/** Cut-offs as a form and as JSON. A change needs a reason; it becomes the next version, in the ledger. */
export function ProtocolDialog({ workstation, protocol, onClose }: Props) {
  const [tab, setTab] = useState<string | null>('form');
  const [draft, setDraft] = useState(() => toDraft(protocol));
  const [json, setJson] = useState('');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure>();

  const current = (): Result<Protocol, Failure> => (tab === 'json' ? protocolFromText(json) : parseDraft(draft));
  const take = (result: Result<Protocol, Failure>, accept: (found: Protocol) => void) => {
    setFailure(result.ok ? undefined : result.failure);
    if (result.ok) accept(result.value);
  };
  const changeTab = (next: string | null) =>
    take(current(), (found) => {
      setDraft(toDraft(found));
      setJson(protocolToText(found));
      setTab(next);
    });
  const importFile = async ([file]: readonly File[]) => {
    if (!file) return;
    take(protocolFromText(await file.text()), (found) => {
      setDraft(toDraft(found));
      setJson(protocolToText(found));
    });
  };
  const exportFile = () =>
    take(current(), (found) =>
      workstation.download(
        `protocol-v${found.version}.json`,
        new Blob([protocolToText(found)], { type: 'application/json' }),
      ),
    );
  const save = async () => {
    const parsed = current();
    if (!parsed.ok) return setFailure(parsed.failure);
    const saved = await changeProtocol(workstation, parsed.value, reason.trim());
    if (!saved.ok) return setFailure(saved.failure);
    onClose();
  };
  return (
    <Dialog title={`Cut-offs: ${protocol.name}, version ${protocol.version}`} size={980} onClose={onClose}>
      <Tabs value={tab} onChange={changeTab} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="form">Form</Tabs.Tab>
          <Tabs.Tab value="json">JSON</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="form" pt="md">
          <TextInput
            size="xs"
            label="Name of the protocol"
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          <CutoffList drafts={draft.cutoffs} onChange={(cutoffs) => setDraft({ ...draft, cutoffs })} />
        </Tabs.Panel>
        <Tabs.Panel value="json" pt="md">
          <Textarea
            aria-label="Protocol as JSON"
            classNames={{ input: 'protocol-json' }}
            rows={22}
            spellCheck={false}
            value={json}
            onChange={(event) => setJson(event.currentTarget.value)}
          />
        </Tabs.Panel>
      </Tabs>
      <div className="protocol-foot">
        {failure && <NoticeLine notice={failure} />}
        <TextInput
          size="xs"
          label="Reason for the change"
          description="Stands in the ledger beside the versions before and after."
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Group gap="sm">
            <FilePicker
              size="xs"
              variant="default"
              accept=".json,application/json"
              onFiles={(files) => void importFile(files)}
            >
              Import
            </FilePicker>
            <Button size="xs" variant="default" onClick={exportFile}>
              Export
            </Button>
          </Group>
          <Group gap="sm">
            <Button size="xs" variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button size="xs" disabled={reason.trim() === ''} onClick={() => void save()}>
              Save as version {protocol.version + 1}
            </Button>
          </Group>
        </Group>
      </div>
    </Dialog>
  );
}
