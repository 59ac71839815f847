import { Button, Popover, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { arrangeBy } from '#core/hanging/arrange.ts';
import type { HangingRule } from '#core/hanging/hangingProtocol.ts';
import { exportHanging, hangByRule, importHanging, restoreShippedHanging, studiesShown } from '#actions/hangStudies.ts';
import type { Workstation } from '#actions/workstation.ts';
import { FilePicker } from '#ui/FilePicker.tsx';
import { HangingPreview } from './HangingPreview.tsx';

/** How the studies were hung and why; other rules to hang them by, with a small picture of each. */
export function HangingMenu({ workstation }: { readonly workstation: Workstation }) {
  const [open, setOpen] = useState(false);
  const hung = useStore(workstation.reading, (state) => state.hung);
  const hanging = useStore(workstation.reading, (state) => state.hanging);
  useStore(workstation.library, ({ studies }) => studies);
  useStore(workstation.reading, ({ studyUids }) => studyUids);
  const studies = open ? studiesShown(workstation) : [];
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={380} trapFocus>
      <Popover.Target>
        <Button
          className="hanging-button"
          size="compact-sm"
          variant="default"
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          aria-expanded={open}
          title={hung ? [`Hung by ${hung.rule}`, ...hung.missing].join('. ') : undefined}
          onClick={() => setOpen(!open)}
        >
          {hung ? `Hung by ${hung.rule}` : 'Hanging'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {hung && hung.missing.length > 0 && (
          <ul className="hanging-missing" aria-label="Not found">
            {hung.missing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
        <ul className="hanging-rules" aria-label="Hanging rules">
          {hanging?.rules.map((rule) => (
            <RuleChoice
              key={rule.name}
              rule={rule}
              missing={arrangeBy(rule, studies)}
              current={rule.name === hung?.rule}
              onChoose={() => {
                setOpen(false);
                void hangByRule(workstation, rule);
              }}
            />
          ))}
        </ul>
        <HangingFile workstation={workstation} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface ChoiceProps {
  readonly rule: HangingRule;
  readonly missing: ReturnType<typeof arrangeBy>;
  readonly current: boolean;
  readonly onChoose: () => void;
}

function RuleChoice({ rule, missing: { applies, missing }, current, onChoose }: ChoiceProps) {
  return (
    <li>
      <button type="button" className="hanging-rule" aria-pressed={current} disabled={!applies} onClick={onChoose}>
        <HangingPreview rule={rule} />
        <span>
          <b>{rule.name}</b>
          {!applies && <small>{missing.join('; ') || 'nothing to show'}</small>}
        </span>
      </button>
    </li>
  );
}

function HangingFile({ workstation }: { readonly workstation: Workstation }) {
  const [said, setSaid] = useState('');
  const name = useStore(workstation.reading, (state) => state.hanging?.name);
  const take = async ([file]: readonly File[]) => {
    if (!file) return;
    const read = await importHanging(workstation, await file.text());
    setSaid(read.ok ? `${read.value.name}: ${read.value.rules.length} rules in force.` : read.failure.message);
  };
  return (
    <>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <div className="menu-row">
        <Button size="compact-xs" variant="default" onClick={() => void exportHanging(workstation)}>
          Export rules
        </Button>
        <FilePicker size="compact-xs" variant="default" accept=".json" onFiles={(files) => void take(files)}>
          Import rules
        </FilePicker>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() =>
            void restoreShippedHanging(workstation).then(() => setSaid('The rules served with Readout are in force.'))
          }
        >
          Served rules
        </Button>
      </div>
      <Text size="xs" role="status">
        {said}
      </Text>
    </>
  );
}
