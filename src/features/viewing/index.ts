import './viewing.css';

export { CursorReadout } from './CursorReadout.tsx';
export { FusionControls } from './toolbar/FusionControls.tsx';
export { HangingMenu } from './toolbar/HangingMenu.tsx';
export { LAYOUTS, PLANES } from './toolbar/layouts.ts';
export { LayoutMenu } from './toolbar/LayoutMenu.tsx';
export { SeriesRail } from './series/SeriesRail.tsx';
export { ToolBar } from './toolbar/ToolBar.tsx';
export { ViewMenu } from './toolbar/ViewMenu.tsx';
export { ViewportGrid } from './viewport/ViewportGrid.tsx';
export { WindowPresets } from './toolbar/WindowPresets.tsx';
