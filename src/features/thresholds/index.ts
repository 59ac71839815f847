import '#features/thresholds/thresholds.css';

export { ThresholdsPanel } from '#features/thresholds/ThresholdsPanel.tsx';
