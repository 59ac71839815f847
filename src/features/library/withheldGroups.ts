import type { WithheldFile } from '#core/imaging/manifest.ts';

/** Files withheld for one reason, with what can be done about it. */
export interface WithheldGroup {
  readonly code: string;
  readonly remedy: string;
  readonly files: readonly { readonly file: string; readonly message: string }[];
}

/** Grouped by reason, the most frequent first. */
export function withheldGroups(withheld: readonly WithheldFile[]): readonly WithheldGroup[] {
  const groups = new Map<string, WithheldGroup>();
  for (const { file, code, message, remedy } of withheld) {
    const key = `${code} ${remedy}`;
    const files = [...(groups.get(key)?.files ?? []), { file, message }];
    groups.set(key, { code, remedy, files });
  }
  return [...groups.values()].sort((a, b) => b.files.length - a.files.length);
}
