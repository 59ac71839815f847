import { Button, Popover, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { arrangeBy } from '#core/hanging/arrange.ts';
import type { HangingProtocol, HangingRule } from '#core/hanging/hangingProtocol.ts';
import {
  exportHanging,
  hangByRule,
  importHanging,
  restoreShippedHanging,
  studiesShown,
} from '#actions/studies/hangStudies.ts';
import type { Workstation } from '#actions/workstation.ts';
import { FilePicker } from '#ui/FilePicker.tsx';
import { viewMenuWords } from '#ui/words/viewMenus.ts';
import { HangingPreview } from './HangingPreview.tsx';

const { hanging: hangingWords } = viewMenuWords;

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
          title={hung ? [hangingWords.hungBy(hung.rule), ...hung.missing].join('. ') : undefined}
          onClick={() => setOpen(!open)}
        >
          {hung ? hangingWords.hungBy(hung.rule) : hangingWords.title}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {hung && hung.missing.length > 0 && (
          <ul className="hanging-missing" aria-label={hangingWords.notFound}>
            {hung.missing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
        <ul className="hanging-rules" aria-label={hangingWords.rules}>
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
          {!applies && <small>{missing.join('; ') || hangingWords.nothingToShow}</small>}
        </span>
      </button>
    </li>
  );
}

const inForce = ({ name, rules }: HangingProtocol) => hangingWords.inForce({ name, count: rules.length });

function HangingFile({ workstation }: { readonly workstation: Workstation }) {
  const [said, setSaid] = useState('');
  const name = useStore(workstation.reading, (state) => state.hanging?.name);
  const take = async ([file]: readonly File[]) => {
    if (!file) return;
    const read = await importHanging(workstation, await file.text());
    setSaid(read.ok ? inForce(read.value) : read.failure.message);
  };
  return (
    <>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <div className="menu-row">
        <Button size="compact-xs" variant="default" onClick={() => void exportHanging(workstation)}>
          {hangingWords.exportRules}
        </Button>
        <FilePicker size="compact-xs" variant="default" accept=".json" onFiles={(files) => void take(files)}>
          {hangingWords.importRules}
        </FilePicker>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => void restoreShippedHanging(workstation).then(() => setSaid(hangingWords.servedInForce))}
        >
          {hangingWords.servedRules}
        </Button>
      </div>
      <Text size="xs" role="status">
        {said}
      </Text>
    </>
  );
}
