import { useState } from 'react';
import { useStore } from 'zustand';
import type { Manifest } from '#core/imaging/manifest.ts';
import type { Workstation } from '#actions/workstation.ts';
import { ManifestAccount, manifestSentence } from '#features/library/ManifestAccount.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { manifestWords } from '#ui/words/manifest.ts';

/** While reading: the account in the status line; it opens by itself when something was withheld. */
export function ManifestStatus({ workstation }: { readonly workstation: Workstation }) {
  const manifest = useStore(workstation.library, (library) => library.manifest);
  const [asked, setAsked] = useState<Manifest>();
  const [seen, setSeen] = useState<Manifest>();
  if (!manifest) return null;
  const open = asked === manifest || (manifest.withheld.length > 0 && seen !== manifest);
  const close = () => {
    setAsked(undefined);
    setSeen(manifest);
  };
  return (
    <>
      <button type="button" className="link-button" onClick={() => setAsked(manifest)}>
        {manifestSentence(manifest)}
      </button>
      {open && (
        <Dialog title={manifestWords.title} size={720} onClose={close}>
          <ManifestAccount manifest={manifest} />
        </Dialog>
      )}
    </>
  );
}
