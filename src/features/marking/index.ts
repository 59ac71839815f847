export { RegionInspector } from './RegionInspector.tsx';
export { RegionLayer } from './RegionLayer.tsx';
