import vtkColorTransferFunction from '@kitware/vtk.js/Rendering/Core/ColorTransferFunction.js';
import { coloursOf, reversed, type ColourMap } from './colourMaps.ts';
import type { ShownWindow } from './storedWindow.ts';

/**
 * The colours of a map over a window of stored values, first to last; `falling` reads them from the other end. A `curve`
 * gives at even steps over the window how far along the map its colour is, 0 to 1.
 */
export function transferFunction(
  map: ColourMap,
  falling: boolean,
  { lower, upper, curve }: ShownWindow & { readonly curve?: readonly number[] | undefined },
) {
  const straight = curve ? bent(coloursOf(map), curve) : coloursOf(map);
  const colours = falling ? reversed(straight) : straight;
  const made = vtkColorTransferFunction.newInstance();
  const width = Math.max(upper - lower, Number.MIN_VALUE);
  colours.forEach(([r, g, b], at) => made.addRGBPoint(lower + (width * at) / (colours.length - 1), r, g, b));
  return made;
}

type Colours = ReturnType<typeof coloursOf>;

/** The colour at each step of a curve, mixed of its two neighbours in the map. */
const bent = (colours: Colours, curve: readonly number[]): Colours =>
  curve.map((share) => {
    const at = Math.min(1, Math.max(0, share)) * (colours.length - 1);
    const [before, after] = [colours[Math.floor(at)], colours[Math.ceil(at)]];
    const mix = (channel: 0 | 1 | 2) => {
      const [low, high] = [before?.[channel] ?? 0, after?.[channel] ?? 0];
      return low + (high - low) * (at - Math.floor(at));
    };
    return [mix(0), mix(1), mix(2)];
  });
