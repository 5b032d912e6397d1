/** The rules, in the order in which findings are told. A new rule is one file, one line here and one page. */
import type { Rule } from '../rule.ts';
import { clockWithoutLadder } from './clock-without-ladder.ts';
import { coordinatorMissing } from './coordinator-missing.ts';
import { decisionUnknown, decisionUnusable } from './decisions.ts';
import { endWithoutName } from './end-without-name.ts';
import { formUnknown, formUnusable } from './forms.ts';
import { overlappingSteps } from './overlapping-steps.ts';
import { startEventMissing } from './start-event-missing.ts';
import { taskWithoutClock } from './task-without-clock.ts';

export const rules: readonly Rule[] = [
  startEventMissing, endWithoutName, taskWithoutClock, clockWithoutLadder, coordinatorMissing, formUnknown, formUnusable, decisionUnknown, decisionUnusable, overlappingSteps,
];

/** Rules that the reading of the extension keeps itself, because a case could not run without them; they have pages like the others. */
export const readingRules = ['task-without-role', 'handover-receiver-missing', 'trigger-element-unknown', 'ladder-unknown'] as const;
