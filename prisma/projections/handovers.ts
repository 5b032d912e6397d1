/**
 * Handovers. One is a task of the sender while it is a draft or returned, and of the receiving unit while it is offered or expired.
 */
import { additionsOf, isOwnTask } from '../../guidance/index.ts';
import type { Handover, Responsible } from '../../guidance/index.ts';
import { addUnit, change, packageOf } from './changes.ts';
import type { Draft, HandoverRow } from './changes.ts';
import { ownTaskNames } from './definition-texts.ts';
import type { Projections } from './projections.ts';

type HandoverEvents = 'handoverDrafted' | 'handoverOffered' | 'handoverAccepted' | 'handoverReturned' | 'handoverExpired' | 'handoverWithdrawn' | 'handoverReceived' | 'firstServiceRecorded'
  | 'handoverClosed' | 'followerAdded';

export const handoverProjections: Projections<HandoverEvents> = {
  handoverDrafted: ({ taskId, elementId, from, terms, reason, by, contents, at, sequence }, draft) => {
    const tier = draft.definition.guidance.tiers[elementId];
    made(draft, { taskId, elementId, status: 'draft', ...sender(from), toUnit: terms.toUnit, toRole: terms.toRole, transition: terms.transition, terms, reason });
    packageOf(draft, { taskId, additions: contents });
    draft.tasks.made.set(taskId, {
      taskId, elementId, kind: 'handoverDraft', names: ownTaskNames.handover, unit: by.unit, role: 'responsible', status: 'waiting', forWorker: by.worker, createdAt: at,
      createdSequence: sequence, ...(tier !== undefined && { tier }),
    });
  },
  handoverOffered: ({ taskId, elementId, from, toUnit, toRole, transition, contents, at }, draft) => {
    const row = { taskId, elementId, status: 'offered' as const, ...sender(from), toUnit, toRole, transition, offeredAt: at };
    // One that a worker started keeps what was agreed; a drawn one is told whole with every offer.
    if (isOwnTask(taskId)) change(draft.handovers, taskId, row);
    else made(draft, row);
    packageOf(draft, { taskId, contents, ...(isOwnTask(taskId) && { additions: additionsOf(contents) }) });
    const { forWorker: _sender, ...task } = draft.tasks.made.get(taskId) ?? {};
    if (draft.tasks.made.has(taskId)) draft.tasks.made.set(taskId, task);
    change(draft.tasks, taskId, { kind: 'handover', unit: toUnit, role: toRole, status: 'waiting', release: true, setWorker: true });
    addUnit(draft, toUnit);
  },
  handoverAccepted: ({ taskId, by, at }, draft) => {
    change(draft.handovers, taskId, { status: 'accepted', acceptedAt: at, acceptedWorker: by.worker, acceptedUnit: by.unit });
    if (isOwnTask(taskId)) change(draft.tasks, taskId, { status: 'completed', completedAt: at, doneWorker: by.worker, doneUnit: by.unit });
  },
  // The sender's unit is the handover's own: the database joins it (luotsi.apply_handovers).
  handoverReturned: ({ taskId, reason }, draft) => {
    change(draft.handovers, taskId, { status: 'returned', reason });
    change(draft.tasks, taskId, { kind: 'returnedHandover', status: 'waiting', release: true });
  },
  handoverExpired: ({ taskId }, draft) => change(draft.handovers, taskId, { status: 'expired' }),
  handoverWithdrawn: ({ taskId, reason, at }, draft) => {
    change(draft.handovers, taskId, { status: 'withdrawn', reason });
    change(draft.tasks, taskId, { status: 'cancelled', completedAt: at });
  },
  handoverReceived: ({ taskId, elementId, from, terms, offeredAt, offer, by, contents, at }, draft) => {
    made(draft, {
      taskId, elementId, status: 'accepted', ...sender(from), toUnit: terms.toUnit, toRole: terms.toRole, transition: terms.transition, offeredAt, terms, fromOffer: offer, acceptedAt: at,
      acceptedWorker: by.worker, acceptedUnit: by.unit,
    });
    packageOf(draft, { taskId, contents });
  },
  firstServiceRecorded: ({ taskId, servedAt }, draft) => change(draft.handovers, taskId, { firstServiceAt: servedAt }),
  handoverClosed: ({ taskId, outcome, contents, at }, draft) => {
    change(draft.handovers, taskId, { status: 'closed', closedAt: at, outcome });
    if (contents) packageOf(draft, { taskId, outcomeNote: contents.note });
  },
  followerAdded: ({ follower }, draft) => { draft.case.followers = [...draft.case.followers ?? [], follower.unit]; },
};

/** A drawn handover that its path interrupted waits for nobody any more; one that ended its case by being accepted stays accepted. */
export function cancelHandover(draft: Draft, taskId: string): void {
  const status: Handover['status'] | undefined = (draft.handovers.made.get(taskId) ?? draft.handovers.changed.get(taskId))?.status;
  if (status !== 'accepted') change(draft.handovers, taskId, { status: 'withdrawn' });
}

function made(draft: Draft, row: HandoverRow): void {
  draft.handovers.made.set(row.taskId, row);
}

function sender({ unit, worker }: Responsible): Pick<HandoverRow, 'fromUnit' | 'fromWorker'> {
  return { fromUnit: unit, ...(worker !== undefined && { fromWorker: worker }) };
}
