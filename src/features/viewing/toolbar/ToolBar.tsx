import { NativeSelect, Tooltip } from '@mantine/core';
import {
  IconAdjustments,
  IconArrowsMove,
  IconBulb,
  IconChartDots3,
  IconCircle,
  IconCrosshair,
  IconEyeOff,
  IconFlipVertical,
  IconFocusCentered,
  IconLasso,
  IconLink,
  IconMarquee2,
  IconMaximize,
  IconMovie,
  IconOvalVertical,
  IconPlus,
  IconRectangle,
  IconRefresh,
  IconRotateClockwise,
  IconRuler2,
  IconSphere,
  IconStack2,
  IconVectorSpline,
  IconZoomIn,
  type Icon,
} from '@tabler/icons-react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { hideRegions } from '#actions/view/hideRegions.ts';
import { fitView, resetView } from '#actions/view/resetView.ts';
import { setTool } from '#actions/view/setTool.ts';
import { toggleCine } from '#actions/view/toggleCine.ts';
import { toggleCrosshair } from '#actions/view/toggleCrosshair.ts';
import { toggleLinked } from '#actions/view/toggleLinked.ts';
import { flip, invert, rotate } from '#actions/view/turnView.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { CommandId } from '#core/hands/defaultKeys.ts';
import { toolWords } from '#ui/words/tools.ts';
import { MARK_TOOLS, VIEW_TOOLS, type ToolEntry } from './tools.ts';

const ICONS: Readonly<Record<ToolEntry['tool'], Icon>> = {
  window: IconAdjustments,
  'window-box': IconMarquee2,
  scroll: IconStack2,
  pan: IconArrowsMove,
  zoom: IconZoomIn,
  probe: IconPlus,
  length: IconRuler2,
  bidirectional: IconFocusCentered,
  ellipse: IconOvalVertical,
  circle: IconCircle,
  rectangle: IconRectangle,
  freehand: IconLasso,
  spline: IconVectorSpline,
  sphere: IconSphere,
  threshold: IconChartDots3,
};

interface ButtonProps {
  readonly workstation: Workstation;
  readonly name: string;
  readonly icon: Icon;
  readonly hint: string;
  /** The command whose key is named beside the hint. */
  readonly command: CommandId;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

function ToolButton({ workstation, name, icon: Glyph, hint, command, pressed, onClick }: ButtonProps) {
  const keys = useStore(workstation.hands, ({ keymap }) => keymap[command][0]);
  return (
    <Tooltip
      label={keys ? `${hint} (${keys})` : hint}
      openDelay={400}
      multiline
      maw={260}
      transitionProps={{ duration: 80 }}
    >
      <button type="button" className="tool-button" aria-pressed={pressed} aria-label={name} onClick={onClick}>
        <Glyph size={18} stroke={1.6} aria-hidden="true" />
        <span>{name}</span>
      </button>
    </Tooltip>
  );
}

/** Tools of the left mouse button and acts on the active view, each with its name and key. */
export function ToolBar({ workstation }: { readonly workstation: Workstation }) {
  // Only what the buttons show: the pointer and the slice change many times a second.
  const { tool, crosshair, cine, linked, regionsHidden } = useStore(
    workstation.reading,
    useShallow((state) => ({
      tool: state.tool,
      crosshair: state.crosshair !== undefined,
      cine: state.cine !== undefined,
      linked: state.linked,
      regionsHidden: state.regionsHidden,
    })),
  );
  const buttons = (entries: readonly ToolEntry[]) =>
    entries.map((entry) => (
      <ToolButton
        key={entry.tool}
        {...entry}
        workstation={workstation}
        command={`tool-${entry.tool}`}
        icon={ICONS[entry.tool]}
        pressed={tool === entry.tool}
        onClick={() => setTool(workstation, entry.tool)}
      />
    ));
  return (
    <div className="tool-bar" role="toolbar" aria-label={toolWords.bar}>
      <div className="tool-group">{buttons(VIEW_TOOLS)}</div>
      <div className="tool-group">
        {buttons(MARK_TOOLS)}
        {tool === 'threshold' && <ThresholdRule workstation={workstation} />}
      </div>
      <div className="tool-group">
        <ToolButton
          workstation={workstation}
          {...toolWords.acts.invert}
          command="invert"
          icon={IconBulb}
          onClick={() => invert(workstation)}
        />
        <ToolButton
          workstation={workstation}
          {...toolWords.acts.flip}
          command="mirror"
          icon={IconFlipVertical}
          onClick={() => flip(workstation)}
        />
        <ToolButton
          workstation={workstation}
          {...toolWords.acts.turn}
          command="rotate"
          icon={IconRotateClockwise}
          onClick={() => rotate(workstation)}
        />
        <ToolButton
          workstation={workstation}
          {...toolWords.acts.fit}
          command="fit"
          icon={IconMaximize}
          onClick={() => fitView(workstation)}
        />
        <ToolButton
          workstation={workstation}
          {...toolWords.acts.reset}
          command="reset"
          icon={IconRefresh}
          onClick={() => resetView(workstation)}
        />
        <ToolButton
          workstation={workstation}
          {...toolWords.acts.cine}
          command="cine"
          icon={IconMovie}
          pressed={cine}
          onClick={() => toggleCine(workstation)}
        />
        <ToolButton
          workstation={workstation}
          {...toolWords.acts.crosshair}
          command="crosshair"
          icon={IconCrosshair}
          pressed={crosshair}
          onClick={() => toggleCrosshair(workstation)}
        />
        <ToolButton
          workstation={workstation}
          {...toolWords.acts.link}
          command="link-scrolling"
          icon={IconLink}
          pressed={linked}
          onClick={() => toggleLinked(workstation)}
        />
        <ToolButton
          workstation={workstation}
          {...toolWords.acts.hide}
          command="regions-hide"
          icon={IconEyeOff}
          pressed={regionsHidden}
          onClick={() => hideRegions(workstation)}
        />
      </div>
    </div>
  );
}

const RULES = [
  { value: 'fraction 0.41', label: toolWords.percentOfMax(41) },
  { value: 'fraction 0.5', label: toolWords.percentOfMax(50) },
  { value: 'fixed 2.5', label: toolWords.suv('2.5') },
  { value: 'fixed 3', label: toolWords.suv('3.0') },
  { value: 'fixed 4', label: toolWords.suv('4.0') },
];

/** Which voxels inside the drawn sphere count (pet-suv.md 9.2). */
function ThresholdRule({ workstation }: { readonly workstation: Workstation }) {
  const rule = useStore(workstation.reading, (state) => state.thresholdRule);
  return (
    <NativeSelect
      size="xs"
      aria-label={toolWords.threshold}
      value={`${rule.kind} ${rule.value}`}
      data={RULES}
      onChange={({ currentTarget }) => {
        const [kind, value] = currentTarget.value.split(' ');
        const thresholdRule = { kind: kind === 'fixed' ? 'fixed' : 'fraction', value: Number(value) } as const;
        workstation.reading.getState().set({ thresholdRule });
      }}
    />
  );
}
