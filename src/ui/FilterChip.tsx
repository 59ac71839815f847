import type { ReactNode } from 'react';

interface Props {
  readonly pressed: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
}

/** A filter that is on or off. */
export function FilterChip({ pressed, onToggle, children, disabled = false }: Props) {
  return (
    <button type="button" className="chip" aria-pressed={pressed} disabled={disabled} onClick={onToggle}>
      {children}
    </button>
  );
}
