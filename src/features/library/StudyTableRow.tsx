import { ActionIcon, Button, Checkbox, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { StudyRow, StudySource } from '#features/library/studyRows.ts';
import { RowWarnings } from '#features/library/RowWarnings.tsx';
import { FilePicker } from '#ui/FilePicker.tsx';
import { shownDate } from '#ui/dates.ts';
import { shownCount } from '#ui/shownQuantity.ts';
import { VerdictMark } from '#ui/VerdictMark.tsx';

const SOURCES: Readonly<Record<StudySource, string>> = {
  device: 'This device',
  archive: 'Archive',
  sample: 'Sample',
  kept: 'Kept in browser',
  needed: 'Files needed',
};

export interface RowActions {
  readonly onSelect: (studyUid: string, selected: boolean) => void;
  readonly onOpen: (studyUid: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
  /** The files of a sample study are made again. */
  readonly onMake: (sample: string) => void;
  readonly onKeep: (studyUid: string) => void;
  readonly onForget: (studyUid: string) => void;
}

interface Props extends RowActions {
  readonly row: StudyRow;
  readonly selected: boolean;
}

export function StudyTableRow({ row, selected, onSelect, onOpen, ...actions }: Props) {
  const needed = row.source === 'needed';
  return (
    <tr data-interactive aria-selected={selected} onDoubleClick={() => !needed && onOpen(row.studyUid)}>
      <td>
        <Checkbox
          size="xs"
          aria-label={`Select ${row.subject} ${shownDate(row.date)}`}
          checked={selected}
          disabled={needed}
          onChange={(event) => onSelect(row.studyUid, event.currentTarget.checked)}
        />
      </td>
      <th scope="row">
        {needed ? (
          row.subject
        ) : (
          <button type="button" className="link-button subject" onClick={() => onOpen(row.studyUid)}>
            {row.subject}
          </button>
        )}
        {row.name && <div className="small">{row.name}</div>}
      </th>
      <td className="date">{shownDate(row.date)}</td>
      <td className="description">{row.description}</td>
      <td>
        <span className="modalities">
          {row.modalities.map((modality) => (
            <span key={modality} className="modality">
              {modality}
            </span>
          ))}
        </span>
      </td>
      <td className="numeric">{row.opened ? shownCount(row.series) : '–'}</td>
      <td className="numeric">{row.opened ? shownCount(row.images) : '–'}</td>
      <td>
        <SourceCell row={row} {...actions} />
      </td>
      <td>{row.state}</td>
      <td className="flags">
        {row.flags > 0 && (
          <>
            <VerdictMark kind="beyond" /> {row.flags}
          </>
        )}
      </td>
      <td>
        <RowWarnings warnings={row.warnings} />
      </td>
      <td>
        <RowMenu row={row} onOpen={onOpen} {...actions} />
      </td>
    </tr>
  );
}

/** Where the images are, or the way to get them again. */
function SourceCell({ row, onMake, onFiles }: { readonly row: StudyRow } & Pick<RowActions, 'onMake' | 'onFiles'>) {
  const { source, sample } = row;
  if (source !== 'needed') return SOURCES[source];
  if (sample !== undefined) {
    return (
      <Button size="compact-xs" variant="default" onClick={() => onMake(sample)}>
        Make the sample again
      </Button>
    );
  }
  return (
    <FilePicker folder size="compact-xs" variant="default" onFiles={onFiles}>
      Open the folder again
    </FilePicker>
  );
}

function RowMenu({
  row,
  onOpen,
  onKeep,
  onForget,
}: { readonly row: StudyRow } & Pick<RowActions, 'onOpen' | 'onKeep' | 'onForget'>) {
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Actions for ${row.subject}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={row.source === 'needed'} onClick={() => onOpen(row.studyUid)}>
          Open
        </Menu.Item>
        {row.kept ? (
          <Menu.Item onClick={() => onForget(row.studyUid)}>Forget the kept files</Menu.Item>
        ) : (
          <Menu.Item disabled={!row.opened} onClick={() => onKeep(row.studyUid)}>
            Keep the files in this browser
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
