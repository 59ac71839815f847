/** The panel in which two studies are registered: by pairs of points, or by a shift known from elsewhere. */
export const registeringWords = {
  title: 'Registration',
  registered: (registration: string) => `Registered: ${registration}.`,
  howTo:
    'Put the crosshair of both views on one anatomical point and add the pair. One pair shifts, three or more also turn.',
  addPair: 'Add pair',
  removeLast: 'Remove last',
  register: 'Register',
  /** What one pair alone gives; of several the registration itself tells how many. */
  onePair: (registration: string) => `1 pair: ${registration}`,
  close: 'Close',
  withdraw: 'Withdraw registration',
  view: (id: string) => `View ${id}`,
  from: 'Registered from',
  between: 'to',
  to: 'Registered to',
  /** Points of pairs set so far, numbered in the images. */
  pairs: (numbers: string) => `Pairs ${numbers}`,

  /** A way between two spaces. */
  shift: (position: string) => `shift ${position}`,
  pairsOfPoints: (way: { readonly count: number; readonly rms: string }) =>
    `${way.count} pairs of points, RMS ${way.rms}\u00a0mm`,
  pairsOnLine: (way: { readonly count: number; readonly rms: string }) =>
    `${way.count} pairs of points on a line, turn about it left open, RMS ${way.rms}\u00a0mm`,

  shiftBy: 'Or shift by, mm',
  /** The patient's sides along LPS. */
  sides: { left: 'left', back: 'back', head: 'head' },
  toSide: (side: string) => `to the ${side}`,
  shiftToSide: (side: string) => `Shift to the ${side}, mm`,
  registerShift: 'Register this shift',
} as const;
