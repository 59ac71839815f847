import '#features/library/library.css';

export { DropTarget } from '#features/library/DropTarget.tsx';
export { LibraryScreen } from '#features/library/LibraryScreen.tsx';
export { ManifestStatus } from '#features/library/ManifestStatus.tsx';
