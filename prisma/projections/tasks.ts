/** Tasks and handovers. A handover is a task of the receiving unit while it is offered or expired, and of its sender once returned. */
import { addUnit, change } from './changes.ts';
import { elementNames } from './definition-texts.ts';
import type { Projections } from './projections.ts';
import { recordValues } from './values.ts';

export const taskProjections: Projections<'taskAssigned' | 'taskRecorded' | 'handoverOffered' | 'handoverAccepted' | 'handoverReturned' | 'handoverExpired'> = {
  taskAssigned: ({ taskId, elementId, unit, role, worker, at, sequence }, draft) => {
    const { guidance } = draft.definition;
    const formKey = guidance.forms[elementId];
    const tier = guidance.tiers[elementId];
    draft.tasks.made.set(taskId, {
      taskId, elementId, kind: 'task', names: elementNames(draft.definition, elementId), unit, role, status: 'waiting', createdAt: at, createdSequence: sequence,
      ...(formKey !== undefined && { formKey }), ...(tier !== undefined && { tier }), ...(worker !== undefined && { forWorker: worker }),
    });
    addUnit(draft, unit);
  },
  taskRecorded: ({ taskId, elementId, by, variables, at }, draft) => {
    change(draft.tasks, taskId, { doneWorker: by.worker, doneUnit: by.unit });
    draft.recordedBy = { elementId, at, by };
    recordValues(draft, variables, { at, by, elementId });
  },
  handoverOffered: ({ taskId, elementId, from, toUnit, toRole, transition, contents, at }, draft) => {
    draft.handovers.made.set(taskId, {
      taskId, elementId, status: 'offered', fromUnit: from.unit, ...(from.worker !== undefined && { fromWorker: from.worker }), toUnit, toRole, transition, offeredAt: at, contents,
    });
    const { forWorker: _sender, ...made } = draft.tasks.made.get(taskId) ?? {};
    if (draft.tasks.made.has(taskId)) draft.tasks.made.set(taskId, made);
    change(draft.tasks, taskId, { kind: 'handover', unit: toUnit, role: toRole, status: 'waiting', release: true, setWorker: true });
    addUnit(draft, toUnit);
  },
  handoverAccepted: ({ taskId }, draft) => change(draft.handovers, taskId, { status: 'accepted' }),
  // The sender's unit is the handover's own: the database joins it (luotsi.apply_handovers).
  handoverReturned: ({ taskId, reason }, draft) => {
    change(draft.handovers, taskId, { status: 'returned', reason });
    change(draft.tasks, taskId, { kind: 'returnedHandover', status: 'waiting', release: true });
  },
  handoverExpired: ({ taskId }, draft) => change(draft.handovers, taskId, { status: 'expired' }),
};
