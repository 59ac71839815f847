import '#features/trail/trail.css';

export { TrailPanel } from '#features/trail/TrailPanel.tsx';
