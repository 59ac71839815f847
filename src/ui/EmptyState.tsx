import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** The next useful act, in words. */
  readonly children?: ReactNode;
}

export function EmptyState({ title, children }: Props) {
  return (
    <div className="empty-state">
      <p className="empty-title">{title}</p>
      {children && <div className="empty-hint">{children}</div>}
    </div>
  );
}
