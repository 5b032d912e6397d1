/** Further contacts of the client: one that joins the open case, and calls back to them (INT-06, INT-08). */
import type { CaseCommand } from '../model/case.ts';
import { tick } from './about-clocks.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { unitOf } from './environment.ts';
import { ownTaskId, standsAt } from './handovers.ts';
import { raiseFinding } from './moves.ts';

type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

/** The contact becomes part of this case; whoever is responsible is told. When the case was initiated stays as it was (INT-05). */
export function joinContact(log: CaseLog, { contactId, channel, initiatedAt, variables, by }: Command<'joinContact'>): undefined {
  record(log, { type: 'contactJoined', v: 1, at: log.at, contactId, channel, initiatedAt, by, contents: variables });
  const { responsible } = log.state;
  if (responsible) raiseFinding(log, { finding: 'contactJoined', kind: 'inform', role: 'responsible', ...responsible, elementId: standsAt(log.state) });
}

/** A task of the responsible unit, of its responsible worker when there is one. */
export function requestCallBack(log: CaseLog, { note, by }: Command<'requestCallBack'>): undefined {
  const { unit, worker } = log.state.responsible ?? by;
  const [taskId, elementId] = [ownTaskId('callback', log.state.next), standsAt(log.state)];
  record(log, {
    type: 'callBackRequested', v: 1, at: log.at, elementId, taskId, unit, role: roleIn(log, unit), ...(worker !== undefined && { worker }), by,
    ...(note !== undefined && { contents: { note } }),
  });
  tick(log, 'callBackRequested', { taskId, elementId });
}

/** Each attempt is kept. Only a call that reached the client stops the clock in time; one that is given up has nothing more to wait for. */
export function recordCall(log: CaseLog, { taskId, result, note, by }: Command<'recordCall'>): undefined {
  const callBack = log.state.callBacks?.[taskId];
  if (callBack === undefined) throw new Error(`Invariant: the guard let through the call-back ${taskId}, which is not there`);
  const { elementId, attempts } = callBack;
  record(log, { type: 'callRecorded', v: 1, at: log.at, elementId, taskId, attempt: attempts + 1, result, by, ...(note !== undefined && { contents: { note } }) });
  if (result !== 'notReached') tick(log, 'clientReached', { taskId, elementId });
}

/** The role that the model gives to people of a unit. */
function roleIn(log: CaseLog, unit: string): string {
  const { assignments, coordinator } = log.env.guidance;
  return Object.values(assignments).find((assignment) => unitOf(log.state.region, assignment.unit) === unit)?.role ?? coordinator?.role ?? 'responsible';
}
