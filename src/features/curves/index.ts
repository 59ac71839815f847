import './curves.css';

export { CurvePanel } from './CurvePanel.tsx';
