/** What a handover offers: the package its receiver gets. Answers to it are in `answer-handover.ts`. */
import type { Variables } from '../../kernel/run.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { startAcceptanceClocks } from './clocks.ts';
import { unitOf } from './environment.ts';

/** Offers the package. One that lacks what it must hold goes straight back to the sender, so that the receiver never waits for nothing. */
export function offer(log: CaseLog, elementId: string, taskId: string): void {
  const handover = log.env.guidance.handovers[elementId];
  const from = log.state.responsible;
  if (handover === undefined || from === undefined) return;
  const variables = log.state.process.variables;
  const missing = missingFrom(variables, handover.requires);
  const contents = Object.fromEntries(handover.requires.filter((name) => !missing.includes(name)).map((name) => [name, variables[name]]));
  record(log, {
    type: 'handoverOffered', v: 1, at: log.at, elementId, taskId, from, toUnit: unitOf(log.state.region, handover.toUnit), toRole: handover.toRole,
    transition: handover.transition, contents,
  });
  if (missing.length === 0) startAcceptanceClocks(log, elementId);
  else record(log, { type: 'handoverReturned', v: 1, at: log.at, elementId, taskId, reason: 'incomplete', missing });
}

/** Names that the variables do not hold: absent, null, or a text of white space. */
export function missingFrom(variables: Variables, requires: readonly string[]): string[] {
  return requires.filter((name) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  });
}
