/** Embedded sub-process: a scope with tokens of its own (BPMN 2.0.2 §13.3.4). It completes when the last token inside has ended. */
import { throwInstanceEvent } from '../events/throw-results.ts';
import type { Behavior } from '../../engine/contract.ts';
import { armEventSubProcesses } from '../../engine/event-sub-process.ts';
import { activationOf } from '../../engine/execution.ts';
import { startScope } from '../../engine/start.ts';
import { leave } from '../../engine/lifecycle.ts';

/** Starts what is inside; an empty sub-process leaves at once. */
export const subProcess: Behavior = {
  instanceDone: throwInstanceEvent,
  activate(execution, element, activation) {
    if (!armEventSubProcesses(execution, element.eventSubProcesses, activation)) return;
    const started = startScope(execution, element.children ?? [], activation.id);
    if (started === 0) leave(execution, element, activationOf(execution, activation.id));
  },
};
