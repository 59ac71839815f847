import { Button, Group, Tabs, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { parseProtocol } from '#core/protocol/parseProtocol.ts';
import type { Protocol } from '#core/protocol/cutoff.ts';
import type { Failure, Result } from '#core/result.ts';
import { changeProtocol } from '#actions/session/changeProtocol.ts';
import type { Workstation } from '#actions/workstation.ts';
import { CutoffList } from '#features/thresholds/CutoffList.tsx';
import { cutoffJson, draftOf, type CutoffDraft } from '#features/thresholds/cutoffDraft.ts';
import { checkDrafts } from '#features/thresholds/draftProblems.ts';
import { protocolFromText, protocolToText, textOf } from '#features/thresholds/protocolText.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { FilePicker } from '#ui/FilePicker.tsx';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { pieceWords } from '#ui/words/pieces.ts';
import { thresholdsWords } from '#ui/words/thresholds.ts';

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

const toJson = (draft: Draft): unknown => ({ ...draft, cutoffs: draft.cutoffs.map(cutoffJson) });

/** The form as a protocol, or the first thing that is wrong with it. */
function protocolOfDraft(draft: Draft): Result<Protocol, Failure> {
  const checked = checkDrafts(draft.cutoffs);
  return checked.ok ? parseProtocol(toJson(draft)) : checked;
}

/** A protocol from text is held to the same rules as one from the form. */
function protocolOfText(text: string): Result<Protocol, Failure> {
  const parsed = protocolFromText(text);
  if (!parsed.ok) return parsed;
  const checked = checkDrafts(parsed.value.cutoffs.map(draftOf));
  return checked.ok ? parsed : checked;
}

/** Cut-offs as a form and as JSON. A change needs a reason; it becomes the next version, in the ledger. */
export function ProtocolDialog({ workstation, protocol, onClose }: Props) {
  const [tab, setTab] = useState('form');
  const [draft, setDraft] = useState(() => toDraft(protocol));
  const [json, setJson] = useState('');
  const [reason, setReason] = useState('');
  /** Of a file or of saving; what is wrong with the cut-offs themselves is always that of `current`. */
  const [failure, setFailure] = useState<Failure>();

  const current = useMemo(() => (tab === 'json' ? protocolOfText(json) : protocolOfDraft(draft)), [tab, json, draft]);
  const edit = (next: Draft) => {
    setFailure(undefined);
    setDraft(next);
  };
  const changeTab = (next: string | null) => {
    const asDrafted = textOf(toJson(draft));
    if (next === 'json') setJson(asDrafted);
    // Text that was not touched leads back to the form as it was left, also when that is not valid yet.
    else if (json !== asDrafted && current.ok) setDraft(toDraft(current.value));
    else if (json !== asDrafted) return;
    setTab(next === 'json' ? 'json' : 'form');
    setFailure(undefined);
  };
  const importFile = async ([file]: readonly File[]) => {
    if (!file) return;
    const found = protocolOfText(await file.text());
    setFailure(found.ok ? undefined : found.failure);
    if (!found.ok) return;
    setDraft(toDraft(found.value));
    setJson(protocolToText(found.value));
  };
  const exportFile = () => {
    if (!current.ok) return;
    const text = new Blob([protocolToText(current.value)], { type: 'application/json' });
    workstation.download(`protocol-v${current.value.version}.json`, text);
  };
  const save = async () => {
    if (!current.ok) return;
    const saved = await changeProtocol(workstation, current.value, reason.trim());
    if (!saved.ok) return setFailure(saved.failure);
    onClose();
  };
  const problem = failure ?? (current.ok ? undefined : current.failure);
  return (
    <Dialog title={thresholdsWords.dialog(protocol)} size={980} onClose={onClose}>
      <Tabs value={tab} onChange={changeTab} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="form">{thresholdsWords.tabs.form}</Tabs.Tab>
          <Tabs.Tab value="json">{thresholdsWords.tabs.json}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="form" pt="md">
          <TextInput
            size="xs"
            label={thresholdsWords.protocolName}
            value={draft.name}
            onChange={(event) => edit({ ...draft, name: event.currentTarget.value })}
          />
          <CutoffList drafts={draft.cutoffs} onChange={(cutoffs) => edit({ ...draft, cutoffs })} />
        </Tabs.Panel>
        <Tabs.Panel value="json" pt="md">
          <Textarea
            aria-label={thresholdsWords.protocolAsJson}
            classNames={{ input: 'protocol-json' }}
            rows={22}
            spellCheck={false}
            value={json}
            onChange={(event) => {
              setFailure(undefined);
              setJson(event.currentTarget.value);
            }}
          />
        </Tabs.Panel>
      </Tabs>
      <div className="protocol-foot">
        <div role="status">{problem && <NoticeLine notice={problem} />}</div>
        <TextInput
          size="xs"
          label={thresholdsWords.reason}
          description={thresholdsWords.reasonUse}
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
              {thresholdsWords.importFile}
            </FilePicker>
            <Button size="xs" variant="default" disabled={!current.ok} onClick={exportFile}>
              {thresholdsWords.exportFile}
            </Button>
          </Group>
          <Group gap="sm">
            <Button size="xs" variant="default" onClick={onClose}>
              {pieceWords.cancel}
            </Button>
            <Button size="xs" disabled={!current.ok || reason.trim() === ''} onClick={() => void save()}>
              {thresholdsWords.saveAsVersion(protocol.version + 1)}
            </Button>
          </Group>
        </Group>
      </div>
    </Dialog>
  );
}
