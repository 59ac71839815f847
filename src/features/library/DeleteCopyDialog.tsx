import { Button, Group, Stack, Text } from '@mantine/core';
import { Dialog } from '#ui/Dialog.tsx';
import { storageWords } from '#ui/words/storage.ts';

interface Props {
  readonly subject: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Nothing is deleted before it was said what stays. */
export function DeleteCopyDialog({ subject, onConfirm, onClose }: Props) {
  const confirm = () => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog title={storageWords.deleteTitle(subject)} onClose={onClose} size={460}>
      <Stack gap="md">
        <Text size="sm">{storageWords.whatGoes}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {storageWords.keepIt}
          </Button>
          <Button onClick={confirm}>{storageWords.deleteCopy}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
