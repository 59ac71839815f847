import { Checkbox } from '@mantine/core';
import type { Ref } from 'react';
import type { Workstation } from '#actions/workstation.ts';
import { RowMenu } from '#features/library/RowMenu.tsx';
import { RowPicture } from '#features/library/RowPicture.tsx';
import { RowWarnings } from '#features/library/RowWarnings.tsx';
import { SourceCell } from '#features/library/SourceCell.tsx';
import type { StudyRow } from '#features/library/studyRows.ts';
import { shownDate } from '#ui/dates.ts';
import { shownCount } from '#ui/shownQuantity.ts';
import { VerdictMark } from '#ui/VerdictMark.tsx';
import { libraryWords } from '#ui/words/library.ts';

export interface RowActions {
  readonly onSelect: (studyUid: string, selected: boolean) => void;
  readonly onOpen: (row: StudyRow) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onKeep: (studyUid: string) => void;
  /** The copy in this browser is to go; not confirmed yet. */
  readonly onDelete: (row: StudyRow) => void;
}

interface Props extends RowActions {
  readonly workstation: Workstation;
  readonly row: StudyRow;
  /** Position among the rows found, from 0. */
  readonly index: number;
  readonly selected: boolean;
  /** The row that the arrow keys start from: the one Tab reaches. */
  readonly current: boolean;
  readonly onCurrent: (index: number) => void;
  readonly ref: Ref<HTMLTableRowElement>;
}

const counted = (count: number | undefined) => (count === undefined ? '–' : shownCount(count));

export function StudyTableRow({ workstation, row, index, selected, current, onCurrent, ref, ...actions }: Props) {
  const { onSelect, onFiles, onKeep, onDelete } = actions;
  const needed = row.way === 'files';
  const open = () => actions.onOpen(row);
  return (
    <tr
      ref={ref}
      data-interactive
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={current ? 0 : -1}
      onFocus={() => onCurrent(index)}
      onDoubleClick={() => !needed && open()}
    >
      <td>
        <Checkbox
          size="xs"
          aria-label={libraryWords.select(row.subject, shownDate(row.date))}
          checked={selected}
          disabled={needed}
          onChange={(event) => onSelect(row.studyUid, event.currentTarget.checked)}
        />
      </td>
      <td>
        <RowPicture workstation={workstation} row={row} />
      </td>
      <th scope="row">
        {needed ? (
          row.subject
        ) : (
          <button type="button" className="link-button subject" onClick={open}>
            {row.subject}
          </button>
        )}
        {row.name && <div className="small">{row.name}</div>}
      </th>
      <td className="date">{shownDate(row.date)}</td>
      <td className="description">
        {row.description}
        {row.accession && <div className="small">{libraryWords.accession(row.accession)}</div>}
      </td>
      <td>
        <span className="modalities">
          {row.modalities.map((modality) => (
            <span key={modality} className="modality">
              {modality}
            </span>
          ))}
        </span>
      </td>
      <td className="numeric">{counted(row.series)}</td>
      <td className="numeric">{counted(row.images)}</td>
      <td>
        <SourceCell workstation={workstation} row={row} onOpen={open} onFiles={onFiles} />
      </td>
      <td>{libraryWords.states[row.state]}</td>
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
        <RowMenu row={row} onOpen={open} onKeep={() => onKeep(row.studyUid)} onDelete={() => onDelete(row)} />
      </td>
    </tr>
  );
}
