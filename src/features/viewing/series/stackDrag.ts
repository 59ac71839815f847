/** What a dragged series carries: the id of a stack. */
export const STACK_DRAG_TYPE = 'application/x-readout-stack';
