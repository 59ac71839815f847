import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';
import { ManifestAccount } from '#features/library/ManifestAccount.tsx';
import { manifestWords } from '#ui/words/manifest.ts';

/** The latest import in the library, until dismissed. */
export function ManifestPanel({ workstation }: { readonly workstation: Workstation }) {
  const manifest = useStore(workstation.library, (library) => library.manifest);
  if (!manifest) return null;
  return (
    <section className="manifest-panel" aria-labelledby="manifest-title">
      <header>
        <h2 id="manifest-title">{manifestWords.title}</h2>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={manifestWords.dismiss}
          onClick={() => workstation.library.getState().setManifest(undefined)}
        >
          <IconX size={16} />
        </ActionIcon>
      </header>
      <ManifestAccount manifest={manifest} />
    </section>
  );
}
