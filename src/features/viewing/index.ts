export { CursorReadout } from './CursorReadout.tsx';
export { FusionControls } from './FusionControls.tsx';
export { LayoutMenu } from './LayoutMenu.tsx';
export { SeriesRail } from './SeriesRail.tsx';
export { ToolBar } from './ToolBar.tsx';
export { ViewportGrid } from './ViewportGrid.tsx';
export { WindowPresets } from './WindowPresets.tsx';
