import { useState } from 'react';
import { paletteItems } from '#app/paletteItems.ts';
import { Palette } from '#features/palette/index.ts';

type Props = Parameters<typeof paletteItems>[0] & { readonly onClose: () => void };

/** The palette with what can be done at the moment it is opened. */
export function ShownPalette({ onClose, ...screen }: Props) {
  const [items] = useState(() => paletteItems(screen));
  return <Palette items={items} onClose={onClose} />;
}
