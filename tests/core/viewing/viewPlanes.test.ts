import { describe, expect, it } from 'vitest';
import { cross, type Grid } from '#core/geometry/grid.ts';
import type { Frame } from '#core/imaging/series.ts';
import { projection, toCanvas, toWorld, panTo, turned } from '#core/viewing/projection.ts';
import { decodedPlanes, framesArePlaced, nearestPlane, stepAt, volumePlanes } from '#core/viewing/viewPlanes.ts';

/** An axial volume: 100 × 80 × 40 voxels of 2 × 2 × 5 mm, first voxel centre at (−99, −79, 10). */
const axial: Grid = {
  dimensions: [100, 80, 40],
  spacing: [2, 2, 5],
  origin: [-99, -79, 10],
  row: [1, 0, 0],
  column: [0, 1, 0],
  normal: [0, 0, 1],
  frameOfReferenceUid: '1.2.3',
};

const camera = { zoom: 1, pan: [0, 0] as const, flipped: false, rotation: 0 };

describe('planes of a volume', () => {
  it('shows native slices at voxel centres', () => {
    const planes = volumePlanes(axial, 'native');
    expect(planes.positions).toHaveLength(40);
    expect(planes.positions[0]).toBeCloseTo(10, 12);
    expect(planes.positions[39]).toBeCloseTo(10 + 39 * 5, 12);
    expect(planes.extent).toEqual([200, 160]);
  });

  it('follows the radiological convention in the patient planes', () => {
    expect(volumePlanes(axial, 'axial').basis).toEqual({ right: [1, 0, 0], down: [0, 1, 0], sight: [0, 0, 1] });
    const coronal = volumePlanes(axial, 'coronal');
    expect(coronal.basis.right).toEqual([1, 0, 0]);
    expect(coronal.basis.down).toEqual([0, 0, -1]);
    expect(coronal.positions).toHaveLength(80);
    expect(coronal.positions[0]).toBeCloseTo(-79, 12);
    const sagittal = volumePlanes(axial, 'sagittal');
    expect(sagittal.basis.right).toEqual([0, 1, 0]);
    expect(sagittal.positions).toHaveLength(100);
    // Sight is towards the patient's right, so the first plane is the leftmost voxel, x = −99 + 99 × 2.
    expect(sagittal.positions[0]).toBeCloseTo(-99, 12);
    expect(sagittal.extent).toEqual([160, 200]);
  });

  it.each(['axial', 'coronal', 'sagittal'] as const)('keeps %s right-handed: sight is right × down', (orientation) => {
    const { basis } = volumePlanes(axial, orientation);
    cross(basis.right, basis.down).forEach((value, at) => expect(value).toBeCloseTo(basis.sight[at] ?? NaN, 12));
  });

  it('cuts an oblique volume in steps of the voxel width met', () => {
    // Turned by 45 degrees about x: along z a voxel plane pair (2 mm, 5 mm) is met every 1/√(½/4 + ½/25) mm.
    const half = Math.SQRT1_2;
    const oblique: Grid = { ...axial, column: [0, half, half], normal: [0, -half, half] };
    const planes = volumePlanes(oblique, 'axial');
    expect(stepAt(planes, 0)).toBeCloseTo(1 / Math.sqrt(0.5 / 4 + 0.5 / 25), 9);
    expect(planes.positions.length).toBeGreaterThan(1);
  });

  it('finds the nearest plane and stays inside', () => {
    const planes = volumePlanes(axial, 'native');
    expect(nearestPlane(planes, [0, 0, 10])).toBe(0);
    expect(nearestPlane(planes, [0, 0, 12.4])).toBe(0);
    expect(nearestPlane(planes, [0, 0, 12.6])).toBe(1);
    expect(nearestPlane(planes, [0, 0, -500])).toBe(0);
    expect(nearestPlane(planes, [0, 0, 5000])).toBe(39);
  });
});

describe('planes of images without a grid', () => {
  const frameAt = (z: number) =>
    ({ plane: { origin: [0, 0, z], row: [1, 0, 0], column: [0, 1, 0] }, spacing: [1, 1] }) as unknown as Frame;
  const image = { columns: 10, rows: 20, samples: 1, voxels: new Uint8Array(200), slope: 1, intercept: 0 } as const;

  it('keeps uneven positions', () => {
    const frames = [0, 2, 7].map(frameAt);
    const planes = decodedPlanes({ kind: 'images', stackId: 's', images: [image, image, image] }, frames, 'native');
    expect(planes?.positions).toEqual([0, 2, 7]);
    expect(planes?.placed).toBe(true);
    expect(planes?.scaled).toBe(true);
    expect(planes && nearestPlane(planes, [0, 0, 4])).toBe(1);
    expect(planes && stepAt(planes, 1)).toBe(5);
  });

  it('numbers frames that do not say where they lie, or lie at one place', () => {
    expect(framesArePlaced([frameAt(1), frameAt(1)])).toBe(false);
    const planes = decodedPlanes(
      { kind: 'images', stackId: 's', images: [image, image] },
      [frameAt(1), frameAt(1)],
      'native',
    );
    expect(planes?.positions).toEqual([0, 1]);
    expect(planes?.placed).toBe(false);
  });

  it('says when lengths are only pixels', () => {
    const bare = { size: [10, 20] } as unknown as Frame;
    const planes = decodedPlanes({ kind: 'images', stackId: 's', images: [image] }, [bare], 'native');
    expect(planes).toMatchObject({ placed: false, scaled: false, extent: [10, 20] });
  });

  it('has none for an empty stack', () => {
    expect(decodedPlanes({ kind: 'images', stackId: 's', images: [] }, [], 'native')).toBeUndefined();
  });
});

describe('the projection', () => {
  const size = [400, 400] as const;

  it('fits the image and puts its middle in the middle', () => {
    const planes = volumePlanes(axial, 'native');
    const view = projection(planes, 0, camera, size);
    expect(view.millimetresPerPixel).toBeCloseTo(0.5, 12);
    expect(toCanvas(view, [0, 0, 10])).toEqual([200, 200]);
    // The first voxel's outer corner lies at the left edge, 20 mm below the top of the square canvas.
    expect(toCanvas(view, [-100, -80, 10])[0]).toBeCloseTo(0, 9);
    expect(toCanvas(view, [-100, -80, 10])[1]).toBeCloseTo(40, 9);
  });

  it('puts a landmark where each patient plane must show it', () => {
    const landmark = [30, -20, 60] as const; // 30 mm to the patient's left, 20 mm anterior, at z = 60
    const at = (orientation: 'axial' | 'coronal' | 'sagittal') => {
      const planes = volumePlanes(axial, orientation);
      const view = projection(planes, nearestPlane(planes, landmark), camera, size);
      const [x, y] = toCanvas(view, landmark);
      return [(x - 200) * view.millimetresPerPixel, (y - 200) * view.millimetresPerPixel];
    };
    const middle = 10 + 19.5 * 5; // z of the middle of the volume
    expect(at('axial')[0]).toBeCloseTo(30, 9); // left of the patient is right on screen
    expect(at('axial')[1]).toBeCloseTo(-20, 9); // anterior is up
    expect(at('coronal')[0]).toBeCloseTo(30, 9);
    expect(at('coronal')[1]).toBeCloseTo(middle - 60, 9); // head is up
    expect(at('sagittal')[0]).toBeCloseTo(-20, 9); // anterior is left
    expect(at('sagittal')[1]).toBeCloseTo(middle - 60, 9);
  });

  it.each([
    { flipped: false, rotation: 0 },
    { flipped: true, rotation: 0 },
    { flipped: false, rotation: 90 },
    { flipped: true, rotation: 270 },
    { flipped: false, rotation: 180 },
  ])('comes back from the canvas within 1e-9 px when flipped $flipped and turned $rotation', (turn) => {
    const planes = volumePlanes(axial, 'sagittal');
    const view = projection(planes, 17, { zoom: 3.7, pan: [12, -31], ...turn }, [613, 287]);
    for (const position of [
      [0, 0],
      [613, 287],
      [100.25, 3.5],
    ] as const) {
      const [x, y] = toCanvas(view, toWorld(view, position));
      expect(x).toBeCloseTo(position[0], 9);
      expect(y).toBeCloseTo(position[1], 9);
    }
  });

  it('turns clockwise and mirrors left to right', () => {
    const basis = volumePlanes(axial, 'axial').basis;
    // Turned clockwise by a quarter, what was on the right (left of the patient) is at the bottom.
    expect(turned(basis, { ...camera, rotation: 90 }).down.map((v) => v + 0)).toEqual([1, 0, 0]);
    expect(turned(basis, { ...camera, flipped: true }).right.map((v) => v + 0)).toEqual([-1, 0, 0]);
  });

  it('pans a point to the middle', () => {
    const planes = volumePlanes(axial, 'native');
    const zoomed = { ...camera, zoom: 4 };
    const view = projection(planes, 0, zoomed, size);
    const pan = panTo(view, zoomed, [40, 30, 10]);
    const [x, y] = toCanvas(projection(planes, 0, { ...zoomed, pan }, size), [40, 30, 10]);
    expect(x).toBeCloseTo(200, 9);
    expect(y).toBeCloseTo(200, 9);
  });
});
