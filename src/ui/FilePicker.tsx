import { Button, type ButtonProps } from '@mantine/core';
import { useRef, type ReactNode } from 'react';

interface Props extends ButtonProps {
  readonly folder?: boolean;
  /** As the input attribute: ".json". */
  readonly accept?: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** A button that asks for files or a whole folder. */
export function FilePicker({ folder = false, accept, onFiles, children, ...button }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={(element) => {
          input.current = element;
          // React knows no property for this attribute.
          if (folder) element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        multiple
        accept={accept}
        hidden
        data-testid={folder ? 'folder-input' : 'files-input'}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
