import '#features/keys/keys.css';

export { KeysDialog } from '#features/keys/KeysDialog.tsx';
