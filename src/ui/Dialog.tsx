import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { pieceWords } from '#ui/words/pieces.ts';

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
    <Modal.Root opened onClose={onClose} size={size} closeOnEscape={closable} closeOnClickOutside={false} centered>
      <Modal.Overlay />
      <Modal.Content>
        {/* A div: the library's header element would be a second banner of the page. */}
        <div className="dialog-head">
          <Modal.Title>{title}</Modal.Title>
          {closable && <Modal.CloseButton aria-label={pieceWords.close} />}
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
