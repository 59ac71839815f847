import { IconAlertTriangle, IconCircleX, IconInfoCircle, IconX } from '@tabler/icons-react';
import { ActionIcon, Button } from '@mantine/core';
import { pieceWords } from '#ui/words/pieces.ts';

export interface ShownNotice {
  readonly id: string;
  readonly tone: 'info' | 'warning' | 'error';
  readonly message: string;
  readonly code?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Props {
  readonly notices: readonly ShownNotice[];
  readonly onDismiss: (id: string) => void;
}

const ICONS = { info: IconInfoCircle, warning: IconAlertTriangle, error: IconCircleX } as const;

/** Sentences that stay until dismissed; errors of the program are announced at once. */
export function Notices({ notices, onDismiss }: Props) {
  return (
    <section className="notices" aria-label={pieceWords.notices} aria-live="polite">
      {notices.map(({ id, tone, message, code, action }) => {
        const Icon = ICONS[tone];
        return (
          <div key={id} className="notice" data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
            <Icon size={18} aria-hidden="true" />
            <p>
              {message} {code && <code className="code">{code}</code>}
              {action && (
                <Button size="compact-sm" variant="default" className="notice-action" onClick={action.run}>
                  {action.label}
                </Button>
              )}
            </p>
            <ActionIcon variant="subtle" size="sm" aria-label={pieceWords.dismiss} onClick={() => onDismiss(id)}>
              <IconX size={14} />
            </ActionIcon>
          </div>
        );
      })}
    </section>
  );
}
