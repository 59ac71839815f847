import '#features/keys/keys.css';

export { KeysDialog, type ListedKey } from '#features/keys/KeysDialog.tsx';
