import type { Manifest } from '#core/imaging/manifest.ts';
import { withheldGroups } from '#features/library/withheldGroups.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { manifestWords } from '#ui/words/manifest.ts';

/** "1 284 received = 1 281 shown + 3 withheld" */
export function manifestSentence({ received, shown, withheld }: Manifest): string {
  return manifestWords.sum(received, shown, withheld.length);
}

/** The account of an import: every file is shown, or named here with the reason and what to do. */
export function ManifestAccount({ manifest }: { readonly manifest: Manifest }) {
  const warned = manifest.studies
    .flatMap(({ series }) => series)
    .map((series) => ({
      title: series.description || series.modality,
      uid: series.seriesUid,
      notices: [...series.warnings, ...series.stacks.flatMap(({ warnings }) => warnings)],
    }))
    .filter(({ notices }) => notices.length > 0);
  return (
    <div className="manifest">
      <p className="manifest-sum">{manifestSentence(manifest)}</p>
      {withheldGroups(manifest.withheld).map(({ code, remedy, files }) => (
        <details key={`${code} ${remedy}`} className="manifest-group" open={files.length <= 10}>
          <summary>
            {manifestWords.withheld(files.length, remedy)} <code className="code">{code}</code>
          </summary>
          <ul>
            {files.map(({ file, message }, index) => (
              <li key={`${index} ${file}`}>
                <span className="file-name">{file}</span> <span>{message}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
      {warned.length > 0 && (
        <details className="manifest-group" open={warned.length <= 3}>
          <summary>{manifestWords.warnings(warned.length)}</summary>
          {warned.map(({ title, uid, notices }) => (
            <div key={uid} className="manifest-series">
              <h3>{title}</h3>
              {notices.map((notice, index) => (
                <NoticeLine key={`${index} ${notice.code}`} notice={notice} />
              ))}
            </div>
          ))}
        </details>
      )}
    </div>
  );
}
