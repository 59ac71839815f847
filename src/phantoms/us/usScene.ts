import { gaussian } from '../randomness.ts';

export const COLUMNS = 640;
export const ROWS = 480;
export const FRAMES = 12;

/** Milliseconds between frames. */
export const FRAME_TIME = 40;

/** Rectangles in pixels (left, top, right, bottom, all inside) and what a pixel is worth in them. */
export const REGIONS = {
  /** B-mode: 0.02 cm a pixel in both directions. */
  tissue: { box: [0, 0, 399, 299], delta: 0.02 },
  /** M-mode: 0.005 s across, 0.04 cm down. */
  motion: { box: [0, 320, 399, 469], second: 0.005, centimetre: 0.04 },
  /** Pulsed wave: 0.005 s across, 0.5 cm/s up; the baseline is row 200. */
  flow: { box: [420, 0, 619, 299], second: 0.005, velocity: -0.5, baseline: 200 },
} as const;

/** What was built, in pixels (column, row), and what it must measure. */
export const TRUTH = {
  /** Two wires, 200 pixels apart. */
  wires: { ends: [[100, 150], [300, 150]], millimetres: 40 },
  /** A round cyst. */
  cyst: { centre: [200, 230], radius: 40, squareCentimetres: Math.PI * 0.8 ** 2 },
  /** Two echoes in M-mode, 50 rows and 100 columns apart. */
  echoes: { ends: [[100, 350], [200, 400]], millimetres: 20, seconds: 0.5 },
  /** Peak systole and end diastole of a pulse of 0.8 s. */
  pulse: { peak: [460, 40], end: [580, 160], psv: 80, edv: 20 },
} as const; // prettier-ignore

/** Left, top, right, bottom, pixels. */
type Box = readonly [number, number, number, number];

type Paint = (column: number, row: number, value: number) => void;

/** Frame `frame` of the scan: speckle, wires, cyst, a wall that moves, and the two strips. */
export function usFrame(frame: number): Uint8Array {
  const pixels = new Uint8Array(COLUMNS * ROWS);
  const paint: Paint = (column, row, value) => {
    pixels[row * COLUMNS + column] = Math.max(0, Math.min(255, Math.round(value)));
  };
  paintTissue(paint, frame);
  paintMotion(paint);
  paintFlow(paint);
  return pixels;
}

function paintTissue(paint: Paint, frame: number): void {
  const noise = gaussian(31 + frame);
  const [left, top, right, bottom]: Box = REGIONS.tissue.box;
  const { cyst, wires } = TRUTH;
  const wall = 60 + 12 * Math.sin((2 * Math.PI * frame) / FRAMES);
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const inCyst = Math.hypot(column - cyst.centre[0], row - cyst.centre[1]) <= cyst.radius;
      const inWall = Math.abs(row - wall) < 4;
      const onWire = wires.ends.some(([x, y]) => Math.hypot(column - x, row - y) <= 2);
      const mean = onWire ? 250 : inCyst ? 12 : inWall ? 190 : 80;
      paint(column, row, onWire ? mean : mean + 10 * noise());
    }
  }
}

function paintMotion(paint: Paint): void {
  const [left, top, right, bottom]: Box = REGIONS.motion.box;
  const { ends } = TRUTH.echoes;
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const onEcho = ends.some(([, echo]) => Math.abs(row - echo) <= 1);
      const onTick = ends.some(([tick]) => column === tick);
      paint(column, row, onEcho ? 220 : onTick ? 120 : 30);
    }
  }
}

/** Velocity in cm/s so many seconds into a pulse: up to the peak in 0.2 s, down to the end diastole at 0.8 s. */
function pulseVelocity(seconds: number): number {
  const { psv, edv } = TRUTH.pulse;
  const phase = seconds % 0.8;
  return phase <= 0.2 ? edv + (psv - edv) * (phase / 0.2) : psv - (psv - edv) * ((phase - 0.2) / 0.6);
}

function paintFlow(paint: Paint): void {
  const { box, second, velocity, baseline } = REGIONS.flow;
  const [left, top, right, bottom]: Box = box;
  for (let column = left; column <= right; column++) {
    const peak = baseline + pulseVelocity((column - left) * second) / velocity;
    for (let row = top; row <= bottom; row++) {
      const inFlow = row >= peak && row <= baseline;
      paint(column, row, row === baseline ? 255 : inFlow ? 170 : 10);
    }
  }
}
