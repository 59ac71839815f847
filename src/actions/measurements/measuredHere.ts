import { isOneOfMany } from '#core/imaging/isOneOfMany.ts';
import type { Stack } from '#core/imaging/series.ts';
import { visibleViewports } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Whether regions drawn elsewhere are measured on a stack: of many images of one place, only on those on screen. */
export const measuredHere = ({ reading }: Pick<Workstation, 'reading'>, stack: Stack): boolean =>
  !isOneOfMany(stack) ||
  visibleViewports(reading.getState()).some(
    ({ stackId, fusion }) => stackId === stack.id || fusion?.stackId === stack.id,
  );
