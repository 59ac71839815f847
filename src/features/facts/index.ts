import '#features/facts/facts.css';

export { FactsPanel } from '#features/facts/FactsPanel.tsx';
