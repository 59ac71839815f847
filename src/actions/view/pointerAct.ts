import { mouseAct, type MouseAct, type MousePress } from '#core/hands/mouse.ts';
import type { Workstation } from '#actions/workstation.ts';

interface Press extends MousePress {
  /** "mouse", "pen" or "touch" (Pointer Events 3). */
  readonly pointerType: string;
}

/** What a press of a pointer starts, by the bindings of the person who reads. A finger has no buttons: it is the tool's. */
export function pointerAct({ hands }: Pick<Workstation, 'hands'>, press: Press): MouseAct {
  return press.pointerType === 'touch' ? 'tool' : mouseAct(hands.getState().hands.mouse, press);
}
