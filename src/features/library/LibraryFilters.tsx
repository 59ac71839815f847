import type { RowFilter } from '#features/library/arrangedRows.ts';
import type { StudyRow } from '#features/library/studyRows.ts';
import { FilterChip } from '#ui/FilterChip.tsx';

interface Props {
  readonly rows: readonly StudyRow[];
  readonly filters: readonly RowFilter[];
  readonly onChange: (filters: readonly RowFilter[]) => void;
}

const FIXED: readonly { readonly filter: RowFilter; readonly title: string }[] = [
  { filter: 'flagged', title: '▲ Flagged' },
  { filter: 'not read', title: 'Not read' },
  { filter: 'warnings', title: '⚠ Warnings' },
];

/** Only filters that can find something are offered. */
export function LibraryFilters({ rows, filters, onChange }: Props) {
  const modalities = [...new Set(rows.flatMap((row) => row.modalities))].sort();
  if (rows.length === 0) return null;
  const offered = [
    ...modalities.map((modality) => ({ filter: `modality ${modality}` as const, title: modality })),
    ...FIXED,
  ];
  return (
    <div className="chips" role="group" aria-label="Filters">
      {offered.map(({ filter, title }) => {
        const pressed = filters.includes(filter);
        const toggle = () => onChange(pressed ? filters.filter((other) => other !== filter) : [...filters, filter]);
        return (
          <FilterChip key={filter} pressed={pressed} onToggle={toggle}>
            {title}
          </FilterChip>
        );
      })}
    </div>
  );
}
