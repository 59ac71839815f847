import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Series } from '#core/imaging/series.ts';
import type { Structure, StructureSet } from '#core/imaging/structures.ts';
import {
  addableStructures,
  addStructures,
  hasOutlines,
  readStructureSets,
  structureNotices,
} from '#actions/regions/importStructures.ts';
import type { Workstation } from '#actions/workstation.ts';
import { shownCount } from '#ui/shownQuantity.ts';
import { seriesWords } from '#ui/words/series.ts';

const { structures } = seriesWords;

interface Props {
  readonly workstation: Workstation;
  readonly series: Series;
}

/** What a segmentation or structure set holds: to be looked at over the pictures, and the one act that makes regions of it. */
export function StructureList({ workstation, series }: Props) {
  const held = useStore(workstation.structures, (state) => state.held);
  useEffect(() => void readStructureSets(workstation, series), [workstation, series]);
  return series.instances.map(({ file: { digest, name } }) => {
    const one = held[digest];
    if (one?.state === 'ready') return <SetContent key={digest} workstation={workstation} set={one.set} />;
    return (
      <p key={digest} className="rail-structures-state" role="status">
        {one?.state === 'failed' ? `${one.failure.message} [${one.failure.code}]` : structures.reading(name)}
      </p>
    );
  });
}

function SetContent({ workstation, set }: { readonly workstation: Workstation; readonly set: StructureSet }) {
  const library = useStore(workstation.library);
  const regions = useStore(workstation.trail, (state) => state.read.regions);
  const addable = addableStructures(library, set, regions);
  const notices = structureNotices(library, set);
  const name = set.label || (set.kind === 'seg' ? structures.segmentation : structures.structureSet);
  return (
    <div className="rail-structures">
      <ul aria-label={structures.list(name)}>
        {set.structures.map((structure, index) => (
          <li key={index}>
            <span className="structure-colour" style={{ background: structure.colour }} aria-hidden="true" />
            <span>{structure.label}</span> <span>{sizeOf(structure)}</span>
          </li>
        ))}
      </ul>
      {notices.map(({ code, message }) => (
        <p key={`${code} ${message}`} className="rail-structures-state">
          {message}
        </p>
      ))}
      <OverlaySwitch workstation={workstation} set={set} name={name} />
      <button type="button" disabled={addable.length === 0} onClick={() => void addStructures(workstation, set)}>
        {addable.length === 0 && structures.noneToAdd}
        {addable.length === 1 && structures.addOne}
        {addable.length > 1 && structures.addMany(shownCount(addable.length))}
      </button>
    </div>
  );
}

interface SwitchProps {
  readonly workstation: Workstation;
  readonly set: StructureSet;
  readonly name: string;
}

/** Shows or hides what is not a region yet; absent where nothing of the set lies in the space of an open image. */
function OverlaySwitch({ workstation, set, name }: SwitchProps) {
  const isShown = useStore(workstation.structures, ({ overlaid }) => overlaid.includes(set.digest));
  const regions = useStore(workstation.trail, (state) => state.read.regions);
  const library = useStore(workstation.library);
  if (!hasOutlines(library, set, regions)) return null;
  return (
    <button
      type="button"
      aria-pressed={isShown}
      aria-label={isShown ? structures.hideOutlinesOf(name) : structures.showOutlinesOf(name)}
      onClick={() => workstation.structures.getState().overlay(set.digest, !isShown)}
    >
      {isShown ? structures.hideOutlines : structures.showOutlines}
    </button>
  );
}

function sizeOf({ shape }: Structure): string {
  if (shape.kind === 'mask') return structures.voxels(shownCount(shape.count));
  return shape.kind === 'contours' ? structures.contours(shownCount(shape.contours.length)) : structures.point;
}
