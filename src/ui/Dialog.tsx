import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** A dialog without a way out waits for an answer. */
  readonly closable?: boolean;
  readonly size?: number | string;
  readonly children: ReactNode;
}

/** A modal dialog: takes the focus, gives it back, closes with Esc. */
export function Dialog({ title, onClose, closable = true, size = 560, children }: Props) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      withCloseButton={closable}
      closeOnEscape={closable}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
      centered
    >
      {children}
    </Modal>
  );
}
