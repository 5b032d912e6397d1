/** A handover begins by a worker's hand, or comes from another region; after acceptance come the first service event and the outcome. */
import type { CaseCommand } from '../model/case.ts';
import { closeAbout, tick } from './about-clocks.ts';
import { normalInstant } from '../calendar/helsinki.ts';
import { handoverOf } from './answer-handover.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { offerComplete, ownTaskId, standsAt } from './handovers.ts';
import { raiseFinding } from './moves.ts';

type Command<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

export function startHandover(log: CaseLog, { terms, reason, additions, by }: Command<'startHandover'>): undefined {
  const from = log.state.responsible ?? by;
  const taskId = ownTaskId('handover', log.state.next);
  record(log, { type: 'handoverDrafted', v: 1, at: log.at, elementId: standsAt(log.state), taskId, from, terms, reason: reason.trim(), by, contents: additions });
}

/** A partner's contact is a handover from its first moment. One that lacks something stays a draft of theirs: nothing of the contact is lost. */
export function offerAtOnce(log: CaseLog, { offers, by, at }: Command<'open'>): void {
  if (offers === undefined) return;
  const taskId = ownTaskId('handover', log.state.next);
  startHandover(log, { type: 'startHandover', ...offers, by, at });
  offerComplete(log, handoverOf(log, taskId));
}

/** The case of another region goes on here: its handover is accepted with the opening, and the gap begins. */
export function receiveHandover(log: CaseLog, { handover, by }: Command<'open'>): void {
  if (handover === undefined) return;
  const { offer, region, from, terms, offeredAt, package: contents } = handover;
  const [taskId, elementId] = [ownTaskId('handover', log.state.next), standsAt(log.state)];
  record(log, { type: 'handoverReceived', v: 1, at: log.at, elementId, taskId, offer, region, from, terms, offeredAt, by, contents });
  tick(log, 'handoverAccepted', { taskId, elementId });
}

/** The gap ends (K11). Its clock stops now; the register counts the gap to the day of the service itself. */
export function recordFirstService(log: CaseLog, { taskId, servedAt, by }: Command<'recordFirstService'>): undefined {
  const handover = handoverOf(log, taskId);
  record(log, { type: 'firstServiceRecorded', v: 1, at: log.at, elementId: handover.elementId, taskId, by, servedAt: normalInstant(servedAt) });
  tick(log, 'firstService', handover);
}

/** The sender hears what became of it: SHL 40 § has the receiver report back without undue delay. */
export function closeHandover(log: CaseLog, { taskId, outcome, note, by }: Command<'closeHandover'>): undefined {
  const { elementId, from } = handoverOf(log, taskId);
  record(log, { type: 'handoverClosed', v: 1, at: log.at, elementId, taskId, by, outcome, ...(note !== undefined && { contents: { note } }) });
  closeAbout(log, taskId);
  // A sender in another region reads it in their own list of handovers.
  if (from.unit.startsWith(`${log.state.region}-`)) raiseFinding(log, { finding: 'handoverOutcome', kind: 'inform', role: 'responsible', ...from, elementId });
}
