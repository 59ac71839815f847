import type { MouseAct, MouseButton } from '#core/hands/mouse.ts';

const acts: Readonly<Record<MouseAct, string>> = {
  tool: 'The tool in hand',
  window: 'Window',
  zoom: 'Zoom',
  pan: 'Pan',
  scroll: 'Slices, fast',
  nothing: 'Nothing',
};

const buttons: Readonly<Record<MouseButton, string>> = {
  Left: 'Left button',
  Middle: 'Middle button',
  Right: 'Right button',
};

/** The list of keys: every command with its keys, to read, to print and to change. */
export const keyWords = {
  filter: 'Filter',
  filterHint: 'Command or key',
  layout: 'Layout',
  layouts: { standard: 'Right hand on the mouse', 'left-hand': 'Left hand on the mouse' },
  resetAll: 'Reset all keys',
  print: 'Print',
  belongsTo: (keys: string, command: string) => `${keys} belongs to “${command}”.`,
  take: 'Take it from there',
  swap: 'Swap the two',
  leave: 'Leave both as they are',
  isWith: (keys: string, command: string) => `${keys} is with “${command}” now`,
  none: 'No command and no key of that name.',
  change: (keys: string, command: string) => `${keys}, change the key of ${command}`,
  pressKey: 'Press a key',
  noKey: 'No key',
  add: (command: string) => `Add a key for ${command}`,
  reset: 'Reset',
  resetOf: (command: string) => `Reset ${command}`,
  alwaysCancels: (keys: string) => `${keys} always cancels. Choose another key.`,
} as const;

/** What drags with each button of the mouse do, at the end of the list of keys. */
export const mouseWords = {
  title: 'Mouse',
  dragging: 'Mouse: dragging',
  modifier: 'With',
  noModifier: 'No key',
  acts,
  buttons,
  /** A button held with a key: "Alt and Left button". */
  withKey: (key: string, button: string) => `${key} and ${button}`,
  asWithoutKey: 'As without the key',
  noTool: 'One button has to be left for the tool in hand: without it nothing can be drawn or selected.',
  swap: 'Swap left and right',
  reset: 'Reset the mouse',
  wheelSpeed: 'Slices per notch of the wheel',
} as const;
