import '#features/response/response.css';

export { ResponsePanel } from '#features/response/ResponsePanel.tsx';
