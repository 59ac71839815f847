import { useMemo } from 'react';
import type { RowFilter } from '#features/library/arrangedRows.ts';
import type { StudyRow } from '#features/library/studyRows.ts';
import { FilterChip } from '#ui/FilterChip.tsx';
import { libraryWords } from '#ui/words/library.ts';

interface Props {
  readonly rows: readonly StudyRow[];
  readonly filters: readonly RowFilter[];
  readonly onChange: (filters: readonly RowFilter[]) => void;
}

interface Chip {
  readonly filter: RowFilter;
  readonly title: string;
}

const FIXED: readonly Chip[] = (['flagged', 'not read', 'in progress', 'warnings'] as const).map((filter) => ({
  filter,
  title: libraryWords.filter[filter],
}));

/** Modalities and sources are offered where rows differ in them; one that is pressed stays until released. */
function chipsFor(rows: readonly StudyRow[]): readonly Chip[] {
  const modalities = [...new Set(rows.flatMap((row) => row.modalities))].sort();
  const sources = [...new Set(rows.map((row) => row.source))].sort();
  return [
    ...modalities.map((modality) => ({ filter: `modality ${modality}` as const, title: modality })),
    ...FIXED,
    ...(sources.length > 1
      ? sources.map((source) => ({ filter: `source ${source}` as const, title: libraryWords.sources[source] }))
      : []),
  ];
}

export function LibraryFilters({ rows, filters, onChange }: Props) {
  const offered = useMemo(() => chipsFor(rows), [rows]);
  if (rows.length === 0) return null;
  const gone = filters.filter((filter) => !offered.some((chip) => chip.filter === filter));
  const chips = [...offered, ...gone.map((filter) => ({ filter, title: filter.replace(/^(modality|source) /, '') }))];
  return (
    <div className="chips" role="group" aria-label={libraryWords.filters}>
      {chips.map(({ filter, title }) => {
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
