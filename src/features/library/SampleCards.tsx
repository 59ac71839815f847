import { useStore } from 'zustand';
import { openSample } from '#actions/studies/openSample.ts';
import type { Workstation } from '#actions/workstation.ts';
import { libraryWords } from '#ui/words/library.ts';

/** Studies of known truth to practise on; written here, not downloaded. */
export function SampleCards({ workstation }: { readonly workstation: Workstation }) {
  const busy = useStore(workstation.session, ({ jobs }) => jobs.length > 0);
  return (
    <section className="samples" aria-labelledby="samples-title">
      <h2 id="samples-title">{libraryWords.samples}</h2>
      <p className="small">{libraryWords.samplesHint}</p>
      <ul>
        {workstation.phantoms.samples.map(({ id, title, description, modalities }) => (
          <li key={id}>
            <button type="button" className="sample" disabled={busy} onClick={() => void openSample(workstation, id)}>
              <span className="sample-title">{title}</span>
              <span className="sample-modalities">
                {modalities.map((modality) => (
                  <span key={modality} className="modality">
                    {modality}
                  </span>
                ))}
              </span>
              <span className="small">{description}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
