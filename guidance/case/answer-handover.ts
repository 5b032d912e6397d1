/**
 * Answers to a handover: the sender stays responsible until a worker of the receiving unit accepts; then responsibility moves in one event.
 */
import type { Rejection } from '../../kernel/run.ts';
import type { CaseCommand, CaseRejection } from '../model/case.ts';
import type { Handover, HandoverTerms } from '../model/handover.ts';
import type { Actor, Responsible } from '../model/people.ts';
import { closeAbout, tick } from './about-clocks.ts';
import { ask, record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { closeClocks, stopAcceptanceClocks } from './clocks.ts';
import { nameByHandover, nameForTier } from './coordinators.ts';
import { isOwnTask, offerComplete, termsOf } from './handovers.ts';
import { countMove, moveTasks } from './moves.ts';
import { endCase, follow } from './reactions.ts';

type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

/** A drawn handover's acceptance completes its task; one that a worker started takes the sender's open tasks along. */
export function acceptHandover(log: CaseLog, { taskId, by, qualification, justification }: Command<'acceptHandover'>): Rejection | undefined {
  const handover = handoverOf(log, taskId);
  const { elementId } = handover;
  const from = log.state.responsible;
  const terms = termsOf(log.env, log.state.region, handover);
  const leaves = terms?.transition === 'regionToRegion';
  const decision = whatEngineDoes(log, taskId, leaves);
  if (!decision.ok) return decision.rejection;
  record(log, { type: 'handoverAccepted', v: 1, at: log.at, elementId, taskId, by });
  tick(log, 'handoverAnswered', handover);
  record(log, { type: 'responsibilityMoved', v: 1, at: log.at, ...(from && { from }), to: { unit: handover.toUnit, worker: by.worker }, because: 'handoverAccepted', elementId });
  if (leaves) return leave(log, by, decision.events);
  if (terms) settle(log, handover, terms, { from, by, evidence: { ...(qualification && { qualification }), ...(justification !== undefined && { justification }) } });
  if (isOwnTask(taskId)) return undefined;
  record(log, { type: 'taskRecorded', v: 1, at: log.at, elementId, taskId, by, variables: {} });
  follow(log, decision.events);
  return undefined;
}

/** A case that leaves ends its process here; else a drawn handover's task is done, and one that a worker started is none of the engine's. */
function whatEngineDoes(log: CaseLog, taskId: string, leaves: boolean): ReturnType<typeof ask> {
  if (leaves) return ask(log, { type: 'terminate', at: log.at });
  return isOwnTask(taskId) ? { ok: true, events: [] } : ask(log, { type: 'completeTask', taskId, variables: {}, at: log.at });
}

export function returnHandover(log: CaseLog, { taskId, reason, by }: Command<'returnHandover'>): undefined {
  const handover = handoverOf(log, taskId);
  record(log, { type: 'handoverReturned', v: 1, at: log.at, elementId: handover.elementId, taskId, by, reason: reason.trim() });
  if (!isOwnTask(taskId)) stopAcceptanceClocks(log, handover.elementId);
  tick(log, 'handoverAnswered', handover);
}

/** The sender adds what was missing and offers (again); the receiver's time starts anew. */
export function offerHandover(log: CaseLog, { taskId, variables, additions }: Command<'offerHandover'>): CaseRejection | undefined {
  const handover = handoverOf(log, taskId);
  if (Object.keys(variables).length > 0) {
    const decision = ask(log, { type: 'setVariables', variables, at: log.at });
    if (!decision.ok) return decision.rejection;
    follow(log, decision.events);
  }
  return offerComplete(log, { ...handover, additions: { ...handover.additions, ...additions } });
}

export function withdrawHandover(log: CaseLog, { taskId, reason, by }: Command<'withdrawHandover'>): undefined {
  const { elementId } = handoverOf(log, taskId);
  record(log, { type: 'handoverWithdrawn', v: 1, at: log.at, elementId, taskId, by, reason: reason.trim() });
  closeAbout(log, taskId);
}

/** The case goes on in the other region, under its own number: here it ends, and its log says where responsibility went. */
function leave(log: CaseLog, by: Actor, ending: Parameters<typeof follow>[1]): undefined {
  closeClocks(log, 'notRequired');
  follow(log, ending);
  endCase(log, { outcome: 'handedOver', because: 'handedOver', by });
}

interface Acceptance { readonly from: Responsible | undefined; readonly by: Actor; readonly evidence: Parameters<typeof nameByHandover>[3] }

/** What changes for those who have to do with the case, once it is accepted. */
function settle(log: CaseLog, handover: Handover, terms: HandoverTerms, { from, by, evidence }: Acceptance): void {
  const { elementId, taskId } = handover;
  const to = { unit: handover.toUnit, worker: by.worker };
  nameByHandover(log, to, handover, evidence);
  if (terms.toTier !== undefined && terms.toTier !== log.state.tier) {
    record(log, { type: 'tierEntered', v: 1, at: log.at, tier: terms.toTier, elementId });
    nameForTier(log, terms.toTier, elementId);
  }
  if (isOwnTask(taskId) && from) moveTasks(log, { from, to, role: terms.toRole, because: 'handoverAccepted', by });
  if (terms.follows && from) record(log, { type: 'followerAdded', v: 1, at: log.at, elementId, follower: from });
  tick(log, 'handoverAccepted', handover);
  countMove(log, elementId);
}

export function handoverOf(log: CaseLog, taskId: string): Handover {
  const handover = log.state.handovers[taskId];
  if (handover === undefined) throw new Error(`Invariant: the guard let through the handover ${taskId}, which is not there`);
  return handover;
}
