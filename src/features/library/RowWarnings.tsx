import { Popover } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { StudyRow } from '#features/library/studyRows.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { libraryWords } from '#ui/words/library.ts';

/** The number of warnings of a study; a click lists them by series. */
export function RowWarnings({ warnings }: Pick<StudyRow, 'warnings'>) {
  if (warnings.length === 0) return null;
  return (
    <Popover width={420} position="bottom-end" shadow="md" withinPortal>
      <Popover.Target>
        <button type="button" className="warning-count" aria-label={libraryWords.warnings(warnings.length)}>
          <IconAlertTriangle size={14} aria-hidden="true" /> {warnings.length}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="warning-list">
        {warnings.map(({ series, notice }, index) => (
          <div key={`${index} ${notice.code}`}>
            <span className="small">{series}</span>
            <NoticeLine notice={notice} />
          </div>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
