import '#features/archive/archive.css';

export { ArchivePanel } from '#features/archive/ArchivePanel.tsx';
