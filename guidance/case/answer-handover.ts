/**
 * Answers to a handover: the sender stays responsible until a worker of the receiving unit accepts; then responsibility moves in one event.
 */
import type { Rejection } from '../../kernel/run.ts';
import type { CaseCommand, CaseRejection, Handover } from '../model/case.ts';
import { ask, record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { stopAcceptanceClocks } from './clocks.ts';
import { nameByHandover } from './coordinators.ts';
import { missingFrom, offer } from './handovers.ts';
import { follow } from './reactions.ts';

type Answer<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

export function acceptHandover(log: CaseLog, { taskId, by, qualification, justification }: Answer<'acceptHandover'>): Rejection | undefined {
  const handover = handoverOf(log, taskId);
  const { elementId } = handover;
  const decision = ask(log, { type: 'completeTask', taskId, variables: {}, at: log.at });
  if (!decision.ok) return decision.rejection;
  const from = log.state.responsible;
  record(log, { type: 'handoverAccepted', v: 1, at: log.at, elementId, taskId, by });
  record(log, { type: 'responsibilityMoved', v: 1, at: log.at, ...(from && { from }), to: { unit: handover.toUnit, worker: by.worker }, because: 'handoverAccepted', elementId });
  nameByHandover(log, { worker: by.worker, unit: handover.toUnit }, elementId, { ...(qualification && { qualification }), ...(justification !== undefined && { justification }) });
  record(log, { type: 'taskRecorded', v: 1, at: log.at, elementId, taskId, by, variables: {} });
  follow(log, decision.events);
  return undefined;
}

export function returnHandover(log: CaseLog, { taskId, reason, by }: Answer<'returnHandover'>): undefined {
  const { elementId } = handoverOf(log, taskId);
  record(log, { type: 'handoverReturned', v: 1, at: log.at, elementId, taskId, by, reason: reason.trim() });
  stopAcceptanceClocks(log, elementId);
  return undefined;
}

/** The sender adds what was missing and offers again; the receiver's time starts anew. */
export function offerHandover(log: CaseLog, { taskId, variables }: Answer<'offerHandover'>): CaseRejection | undefined {
  const { elementId } = handoverOf(log, taskId);
  if (Object.keys(variables).length > 0) {
    const decision = ask(log, { type: 'setVariables', variables, at: log.at });
    if (!decision.ok) return decision.rejection;
    follow(log, decision.events);
  }
  const handover = log.env.guidance.handovers[elementId];
  const missing = missingFrom(log.state.process.variables, handover?.requires ?? []);
  if (missing.length > 0) return { code: 'HANDOVER_INCOMPLETE', elementId, message: `Expected the package to hold ${missing.join(', ')} but it does not` };
  offer(log, elementId, taskId);
  return undefined;
}

function handoverOf(log: CaseLog, taskId: string): Handover {
  const handover = log.state.handovers[taskId];
  if (handover === undefined) throw new Error(`Invariant: the guard let through the handover ${taskId}, which is not there`);
  return handover;
}
