const tools = {
  window: { name: 'Window', hint: 'Drag right to widen, down to raise the level; Shift for the fused layer' },
  'window-box': { name: 'Box', hint: 'Drag a box: its values fill the window' },
  scroll: { name: 'Scroll', hint: 'Drag up and down through the slices; also the wheel' },
  pan: { name: 'Pan', hint: 'Drag the picture' },
  zoom: { name: 'Zoom', hint: 'Drag up to enlarge' },
  probe: { name: 'Probe', hint: 'Click for the value at a point' },
  length: { name: 'Length', hint: 'Drag from end to end' },
  bidirectional: { name: 'Two axes', hint: 'Drag the longest diameter, then the short axis at right angles' },
  ellipse: { name: 'Ellipse', hint: 'Drag from corner to corner' },
  circle: { name: 'Circle', hint: 'Drag from the centre to the rim' },
  rectangle: { name: 'Rectangle', hint: 'Drag from corner to corner' },
  freehand: { name: 'Freehand', hint: 'Drag along the outline' },
  spline: { name: 'Spline', hint: 'Click knots; Enter or double click closes' },
  sphere: { name: 'Sphere', hint: 'Drag from the centre to the rim' },
  threshold: { name: 'Threshold', hint: 'Drag a sphere round the lesion; voxels above the threshold in it count' },
} as const;

const acts = {
  invert: { name: 'Invert', hint: 'Swap dark and bright' },
  flip: { name: 'Flip', hint: 'Mirror left and right' },
  turn: { name: 'Turn', hint: 'Turn a quarter clockwise' },
  fit: { name: 'Fit', hint: 'The whole image in the viewport' },
  reset: { name: 'Reset', hint: 'Window, zoom and turn as at first' },
  cine: { name: 'Cine', hint: 'Run through the slices' },
  crosshair: { name: 'Crosshair', hint: 'Lines of the other views; drag to bring every view to one point' },
  link: { name: 'Link', hint: 'Views of one space scroll together' },
  hide: { name: 'Hide', hint: 'Hide what is drawn' },
} as const;

/** The bar of tools above the images, and the menu of tools where a finger rests on a picture. */
export const toolWords = {
  bar: 'Tools',
  tools,
  acts,
  threshold: 'Threshold',
  percentOfMax: (percent: number) => `${percent} % of max`,
  suv: (value: string) => `SUV ${value}`,
  menu: 'Tools and windows',
  menuGroups: { mark: 'Mark', view: 'View', window: 'Window' },
} as const;
