import { NumberInput, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Stack } from '#core/imaging/series.ts';
import { searchedRows, tagRows } from '#features/facts/tagRows.ts';
import { factsWords } from '#ui/words/facts.ts';

const { header } = factsWords;

/** More rows than this are not drawn at once; the search narrows them. */
const MOST_ROWS = 400;

/** The header as seen from one image of a stack, searchable. Starts at the middle image. */
export function TagTable({ stack: { frames } }: { readonly stack: Stack }) {
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(Math.floor(frames.length / 2) + 1);
  const frame = frames[at - 1];
  const rows = useMemo(() => (frame ? tagRows(frame.dataSet) : []), [frame]);
  const found = useMemo(() => searchedRows(rows, search), [rows, search]);
  return (
    <div className="panel-section">
      <h3 id="facts-tags">{header.title}</h3>
      <div className="tag-bar">
        <TextInput
          size="xs"
          className="grow"
          aria-label={header.search}
          placeholder={header.searchHint}
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <NumberInput
          size="xs"
          w={110}
          aria-label={header.image}
          prefix={header.imagePrefix}
          min={1}
          max={frames.length}
          allowDecimal={false}
          clampBehavior="strict"
          value={at}
          onChange={(value) => setAt(typeof value === 'number' ? value : at)}
        />
      </div>
      {frame && <p className="small file-name">{frame.instance.file.name}</p>}
      <table className="table tags" aria-labelledby="facts-tags">
        <thead>
          <tr>
            <th scope="col">{header.tag}</th>
            <th scope="col">{header.vr}</th>
            <th scope="col">{header.name}</th>
            <th scope="col">{header.value}</th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, MOST_ROWS).map(({ path, depth, tag, vr, name, value }) => (
            <tr key={path}>
              <td style={{ paddingLeft: 8 + 10 * depth }}>
                <code className="code">{tag}</code>
              </td>
              <td>
                <code className="code">{vr}</code>
              </td>
              <td>{name}</td>
              <td className="tag-value">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length > MOST_ROWS && <p className="small">{header.more(found.length - MOST_ROWS)}</p>}
      {found.length === 0 && <p className="small">{header.noMatch}</p>}
    </div>
  );
}
