import { Menu } from '@mantine/core';
import { applyWindowPreset, presetsOf } from '#actions/view/applyWindowPreset.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import { setTool } from '#actions/view/setTool.ts';
import type { Workstation } from '#actions/workstation.ts';
import { MARK_TOOLS, VIEW_TOOLS, type ToolEntry } from '#features/viewing/toolbar/tools.ts';
import { toolWords } from '#ui/words/tools.ts';

interface Props {
  readonly workstation: Workstation;
  readonly overlay: OverlayView;
  /** CSS pixels from the top left of the viewport. */
  readonly at: readonly [number, number];
  readonly onClose: () => void;
}

/** Tools and windows where a finger rested on the picture. */
export function ToolMenu({ workstation, overlay, at, onClose }: Props) {
  const tools = (entries: readonly ToolEntry[]) =>
    entries.map(({ tool, name }) => (
      <Menu.Item key={tool} onClick={() => setTool(workstation, tool)}>
        {name}
      </Menu.Item>
    ));
  return (
    <Menu opened onChange={(opened) => !opened && onClose()} position="bottom-start" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className="tool-menu-place"
          style={{ left: at[0], top: at[1] }}
          aria-label={toolWords.menu}
        />
      </Menu.Target>
      <Menu.Dropdown className="tool-menu">
        <Menu.Label>{toolWords.menuGroups.mark}</Menu.Label>
        {tools(MARK_TOOLS)}
        <Menu.Label>{toolWords.menuGroups.view}</Menu.Label>
        {tools(VIEW_TOOLS)}
        <Menu.Label>{toolWords.menuGroups.window}</Menu.Label>
        {presetsOf(overlay.shown).map(({ name }, index) => (
          <Menu.Item key={name} onClick={() => applyWindowPreset(workstation, index + 1)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
