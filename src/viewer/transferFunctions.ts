import vtkColorTransferFunction from '@kitware/vtk.js/Rendering/Core/ColorTransferFunction.js';
import { coloursOf, reversed, type ColourMap } from './colourMaps.ts';
import type { ShownWindow } from './storedWindow.ts';

/** The colours of a map over a window of stored values, first to last; `falling` reads them from the other end. */
export function transferFunction(map: ColourMap, falling: boolean, { lower, upper }: ShownWindow) {
  const colours = falling ? reversed(coloursOf(map)) : coloursOf(map);
  const made = vtkColorTransferFunction.newInstance();
  const width = Math.max(upper - lower, Number.MIN_VALUE);
  colours.forEach(([r, g, b], at) => made.addRGBPoint(lower + (width * at) / (colours.length - 1), r, g, b));
  return made;
}
