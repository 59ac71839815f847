import type { Ellipsoid } from '../scene.ts';

/** Chest and upper abdomen in the portal venous phase, HU; later organs cover earlier ones. */
export const ANATOMY: readonly Ellipsoid[] = [
  { centre: [0, 0, 170], semiAxes: [165, 112, 420], value: -95 },
  { centre: [0, 0, 170], semiAxes: [150, 97, 400], value: 45 },
  { centre: [0, -4, 150], semiAxes: [138, 84, 110], value: -92 },
  { centre: [0, 4, 262], semiAxes: [62, 66, 92], value: -88 },
  { centre: [78, 0, 258], semiAxes: [54, 74, 88], value: -840 },
  { centre: [-80, 0, 258], semiAxes: [56, 76, 88], value: -840 },
  { centre: [20, -26, 245], semiAxes: [46, 40, 46], value: 95 },
  { centre: [-70, -8, 168], semiAxes: [72, 72, 50], angle: 12, value: 105 },
  { centre: [46, -34, 178], semiAxes: [52, 36, 42], angle: -20, value: 62 },
  { centre: [50, -52, 184], semiAxes: [30, 10, 26], angle: -20, value: -960 },
  { centre: [-4, 2, 134], semiAxes: [44, 13, 16], angle: -12, value: 88 },
  { centre: [88, 32, 175], semiAxes: [30, 28, 38], value: 115 },
  { centre: [-62, 58, 128], semiAxes: [26, 20, 38], value: 160 },
  { centre: [66, 58, 132], semiAxes: [26, 20, 38], value: 160 },
  { centre: [-24, 4, 372], semiAxes: [10, 10, 96], value: 135 },
  { centre: [2, 14, 372], semiAxes: [9, 8, 80], value: -985 },
  { centre: [14, 42, 170], semiAxes: [11, 11, 380], value: 170 },
  { centre: [-16, 30, 170], semiAxes: [12, 10, 380], value: 120 },
  { centre: [0, 68, 170], semiAxes: [20, 16, 420], value: 320 },
  { centre: [0, 68, 170], semiAxes: [14, 11, 410], value: 180 },
  { centre: [0, 74, 170], semiAxes: [8, 7, 410], value: 25 },
  ...ribs(),
];

/** Bones of the chest wall, cut by every axial plane as a ring of small ovals. */
function ribs(): readonly Ellipsoid[] {
  return Array.from({ length: 12 }, (_, index) => {
    const angle = ((index + 0.5) * Math.PI) / 6;
    return {
      centre: [138 * Math.cos(angle), 86 * Math.sin(angle), 262 + 8 * (index % 3)],
      semiAxes: [9, 5, 90],
      angle: (angle * 180) / Math.PI + 90,
      value: 380,
    };
  });
}
