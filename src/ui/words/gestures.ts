/** Gestures that no setting changes, by group: the gesture and what it does. Shown beside the list of keys. */
export const gestureWords: readonly {
  readonly group: string;
  readonly gestures: readonly (readonly [string, string])[];
}[] = [
  {
    group: 'Wheel and trackpad',
    gestures: [
      ['Wheel', 'Slices'],
      ['Ctrl+Wheel, pinch', 'Zoom'],
      ['Two fingers sideways', 'Pan'],
      ['Double click', 'One viewport large, and back'],
    ],
  },
  {
    group: 'Touch',
    gestures: [
      ['One finger', 'Slices; draws with a drawing tool'],
      ['Two fingers', 'Zoom and pan'],
      ['Long press', 'Menu of tools and windows'],
    ],
  },
  {
    group: 'Drawing by keys, in a viewport',
    gestures: [
      ['Space', 'Pointer into the middle; then a point'],
      ['Arrows, Shift+Arrows', 'Move the pointer or the shape'],
      ['+ −', 'A shape at the pointer; larger, smaller'],
      ['Enter', 'Keep what is drawn'],
      ['Esc', 'Discard it; then put the pointer away'],
    ],
  },
];
