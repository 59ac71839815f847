import { Button, Group, Stack, Text } from '@mantine/core';
import { Dialog } from '#ui/Dialog.tsx';

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
    <Dialog title={`Delete the local copy of ${subject}?`} onClose={onClose} size={460}>
      <Stack gap="md">
        <Text size="sm">
          The image files kept in this browser and the small picture are deleted. The originals, your regions, numbers
          and the ledger stay; the deletion is an entry of the ledger. To read the study again, its files are asked for.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button onClick={confirm}>Delete local copy</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
