import '#features/measurements/measurements.css';

export { AdcMapButton } from '#features/measurements/AdcMapButton.tsx';
export { MeasurementsPanel } from '#features/measurements/MeasurementsPanel.tsx';
export { NumberCard } from '#features/measurements/NumberCard.tsx';
export type { NumberKey } from '#features/measurements/measurementGroups.ts';
