import { documentOf } from '#core/imaging/document.ts';
import type { Instance } from '#core/imaging/instance.ts';
import type { Series } from '#core/imaging/series.ts';
import { readDocument } from '#actions/studies/readDocument.ts';
import type { Workstation } from '#actions/workstation.ts';
import { seriesWords } from '#ui/words/series.ts';

interface Props {
  readonly workstation: Workstation;
  readonly series: Series;
}

/** The address of an opened document is kept this long, for the new page to read it, ms. */
const KEPT = 60_000;

/** Documents inside a series, each opened in a page of its own. */
export function DocumentLinks({ workstation, series }: Props) {
  const documents = series.instances.flatMap((instance) => {
    const document = documentOf(instance);
    return document ? [{ instance, title: document.title }] : [];
  });
  return documents.map(({ instance, title }) => (
    <button
      key={instance.sopInstanceUid}
      type="button"
      className="rail-button"
      onClick={() => void open(workstation, instance)}
    >
      <span className="rail-text">{seriesWords.openDocument(title)}</span>
    </button>
  ));
}

async function open(workstation: Workstation, instance: Instance) {
  const document = await readDocument(workstation, instance);
  if (!document.ok) {
    const { code, message } = document.failure;
    return workstation.session.getState().notify({ id: 'document', tone: 'warning', code, message });
  }
  const address = URL.createObjectURL(document.value);
  window.open(address, '_blank', 'noopener,noreferrer');
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
