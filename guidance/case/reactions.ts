/** What care guidance makes of each thing the engine does: tiers, clocks, assignments, offers and the end of the case. */
import type { Event } from '../../kernel/run.ts';
import type { GuidanceEvent } from '../model/case.ts';
import type { Actor, Responsible } from '../model/people.ts';
import { closeAbout } from './about-clocks.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { cancelBoundClocks, closeClocks, moveClocks, startOpeningClocks } from './clocks.ts';
import { closeNamings, nameForTier } from './coordinators.ts';
import { unitOf } from './environment.ts';
import { offerDrawn } from './handovers.ts';

/** Records the engine's events in order, each followed by what it means for the case. */
export function follow(log: CaseLog, events: readonly Event[], initiatedAt?: string): void {
  for (const event of events) {
    record(log, event);
    react(log, event, initiatedAt);
  }
}

/** Ends the case and its clocks. A client's reason before due is a withdrawal, any other early end needed no stop (facts 6.1). */
export function endCase(log: CaseLog, end: Pick<Extract<GuidanceEvent, { type: 'caseEnded' }>, 'outcome' | 'because' | 'elementId' | 'by' | 'note'>): void {
  closeNamings(log, 'caseEnded');
  closeClocks(log, becauseOfClient(end.because) ? 'withdrawn' : 'notRequired');
  record(log, {
    type: 'caseEnded', v: 1, at: log.at, outcome: end.outcome, ...(end.elementId !== undefined && { elementId: end.elementId }), because: end.because,
    ...(end.by && { by: end.by }), ...(end.note !== undefined && { note: end.note }),
  });
}

/** Whether the client's own circumstances ended the case. */
export function becauseOfClient(because: Extract<GuidanceEvent, { type: 'caseEnded' }>['because']): boolean {
  return because === 'clientWithdrew' || because === 'moved' || because === 'deceased';
}

function react(log: CaseLog, event: Event, initiatedAt: string | undefined): void {
  switch (event.type) {
    case 'processStarted': return startOpeningClocks(log, initiatedAt ?? event.at);
    case 'elementActivated':
      enterTier(log, event.elementId);
      return moveClocks(log, 'activated', event.elementId);
    case 'elementCompleted': return moveClocks(log, 'completed', event.elementId);
    case 'elementTerminated': return cancelBoundClocks(log, event.elementId);
    case 'taskCancelled': return closeAbout(log, event.taskId);
    case 'taskCreated': return assign(log, event.elementId, event.taskId);
    case 'processCompleted': return endCase(log, { outcome: event.endEventId, elementId: event.endEventId, because: 'path' });
    // Without `by` it is the case's own `endCase` that terminated the process, and that ends the case itself.
    case 'processTerminated': return event.by === undefined ? undefined : endCase(log, { outcome: event.by, elementId: event.by, because: 'path' });
    // An error that nothing catches ends the path at the element that threw it.
    case 'processFailed': return endCase(log, { outcome: event.elementId, elementId: event.elementId, because: 'path' });
    default: return undefined;
  }
}

function enterTier(log: CaseLog, elementId: string): void {
  const tier = log.env.guidance.tiers[elementId];
  if (tier === undefined || tier === log.state.tier) return;
  // The heavier tier keeps the client until the lighter one has accepted: its next step enters it (TIER-09).
  if (log.env.guidance.handovers[elementId] !== undefined && tier < (log.state.tier ?? tier)) return;
  record(log, { type: 'tierEntered', v: 1, at: log.at, tier, elementId });
  nameForTier(log, tier, elementId);
}

/** Says whose work a new task is. Tasks that no person does (service tasks) are nobody's. */
function assign(log: CaseLog, elementId: string, taskId: string): void {
  const assignment = log.env.guidance.assignments[elementId];
  if (assignment === undefined) return;
  const unit = unitOf(log.state.region, assignment.unit);
  const person = personFor(log, assignment.to, unit);
  record(log, {
    type: 'taskAssigned', v: 1, at: log.at, elementId, taskId, unit: person?.unit ?? unit, role: assignment.role,
    ...(person?.worker !== undefined && { worker: person.worker }),
  });
  if (log.env.guidance.handovers[elementId] !== undefined) offerDrawn(log, elementId, taskId);
}

/** The coordinator brings the task to their own unit; the responsible worker is meant only inside the task's unit. */
function personFor(log: CaseLog, to: 'unit' | 'responsible' | 'coordinator', unit: string): Actor | Responsible | undefined {
  if (to === 'coordinator') return log.state.coordinator;
  return to === 'responsible' && log.state.responsible?.unit === unit ? log.state.responsible : undefined;
}
