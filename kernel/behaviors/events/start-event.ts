/** Start event: the instance was started here; the token goes on at once (BPMN 2.0.2 §13.5.1). */
import type { Behavior } from '../../engine/contract.ts';
import { leave } from '../../engine/lifecycle.ts';

export const startEvent: Behavior = { activate: leave };
