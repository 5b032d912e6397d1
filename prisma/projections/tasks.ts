/** Tasks: whose they are, where they go, what was recorded in them; and calls back to the client, which are tasks of their own. */
import { addUnit, change } from './changes.ts';
import { elementNames, ownTaskNames } from './definition-texts.ts';
import { logOnly } from './projections.ts';
import type { Projections } from './projections.ts';
import { recordValues } from './values.ts';

export const taskProjections: Projections<'taskAssigned' | 'taskReassigned' | 'taskRecorded' | 'callBackRequested' | 'callRecorded' | 'contactJoined'> = {
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
  taskReassigned: ({ taskId, unit, role, worker }, draft) => {
    const { forWorker: _before, ...made } = draft.tasks.made.get(taskId) ?? {};
    if (draft.tasks.made.has(taskId)) draft.tasks.made.set(taskId, made);
    change(draft.tasks, taskId, { unit, role, status: 'waiting', setWorker: true, ...(worker === undefined ? { release: true as const } : { forWorker: worker, assign: true as const }) });
    addUnit(draft, unit);
  },
  callBackRequested: ({ taskId, elementId, unit, role, worker, at, sequence }, draft) => {
    draft.tasks.made.set(taskId, {
      taskId, elementId, kind: 'callBack', names: ownTaskNames.callBack, unit, role, status: 'waiting', createdAt: at, createdSequence: sequence,
      ...(worker !== undefined && { forWorker: worker }),
    });
    addUnit(draft, unit);
  },
  callRecorded: ({ taskId, result, by, at }, draft) => {
    if (result !== 'notReached') change(draft.tasks, taskId, { status: 'completed', completedAt: at, doneWorker: by.worker, doneUnit: by.unit });
  },
  contactJoined: logOnly,
};
