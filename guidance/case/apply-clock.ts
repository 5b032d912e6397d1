/** Folds the events of clocks, and of what is done to a case as a whole, into its state. Part of `apply-case.ts`. */
import type { CaseState } from '../model/case.ts';
import type { ClockEvent, ClockInstance, ClockPlan } from '../model/clock.ts';
import type { OperationEvent } from '../model/operations.ts';
import { applyMigration } from './apply-migration.ts';
import { closeWait, reopenedWaits } from './clock-waits.ts';

type Appliers<Event extends { readonly type: string }> = { readonly [Type in Event['type']]: (state: CaseState, event: Extract<Event, { type: Type }>) => CaseState };

export const clockAppliers: Appliers<ClockEvent> = {
  clockStarted: (state, event) => ({
    ...state, next: state.next + 1,
    clocks: {
      ...state.clocks,
      [event.clock]: {
        id: event.clock, clockId: event.clockId, ...(event.elementId !== undefined && { elementId: event.elementId }), startedAt: event.startedAt,
        ...planOf(event), status: 'running', ...(event.about !== undefined && { about: event.about }), ...(event.counting && { counting: event.counting }),
      },
    },
  }),
  clockStopped: (state, { clock, at, effectiveAt }) => withClock(state, clock, (before) => ({ ...ended(before, effectiveAt ?? at), status: 'stopped', stoppedAt: effectiveAt ?? at })),
  clockBreached: (state, { clock, at }) => withClock(state, clock, { breachedAt: at }),
  clockCancelled: (state, { clock, at }) => withClock(state, clock, (before) => ({ ...ended(before, at), status: 'cancelled' })),
  clockWarned: (state, { clock, warningId }) => withClock(state, clock, ({ warnings = [], warned = [] }) => ({
    warnings: warnings.filter(({ stepId }) => stepId !== warningId), warned: [...warned, warningId],
  })),
  clockPaused: (state, { clock, waitingFor, standing, effectiveAt, breachUndone }) => withClock(state, clock, (before) => ({
    waits: [...before.waits ?? [], { from: effectiveAt, waitingFor, standing }],
    ...(standing === 'standsStill' && { status: 'paused', steps: [], warnings: undefined, ...(breachUndone && { breachedAt: undefined }) }),
  })),
  clockResumed: (state, event) => withClock(state, event.clock, (before) => ({ ...moved(before, event), waits: closeWait(before, event.effectiveAt) })),
  clockReopened: (state, event) => withClock(state, event.clock, (before) => ({
    ...moved(before, event), waits: reopenedWaits(before, event.effectiveAt, event.standing), stoppedAt: undefined,
  })),
  clockDueChanged: (state, event) => withClock(state, event.clock, (before) => ({
    ...(before.status === 'paused' ? { due: event.due, dueDate: event.dueDate } : moved(before, event)),
    ...(event.because === 'setByHand' && event.dueDate !== undefined && { set: { dueDate: event.dueDate, at: event.at } }), ...(event.counting && { counting: event.counting }),
  })),
  exceptionRecorded: (state, event) => withClock(state, event.clock, (before) => ({
    ...(before.status === 'paused' ? { due: event.due, dueDate: event.dueDate } : moved(before, event)),
    exception: { ground: event.ground, dueDate: event.dueDate ?? '', lawfulDue: event.lawfulDue },
  })),
  timeDataAdopted: (state, { data }) => ({ ...state, timeData: data }),
};

export const operationAppliers: Appliers<OperationEvent> = {
  caseSuspended: (state, { at, by, reason }) => ({ ...state, suspended: { since: at, by, reason } }),
  caseResumed: ({ suspended: _ended, ...state }) => state,
  clockConditionFailed: (state, { incidentId, clock, clockId, message }) => ({ ...state, clockIncidents: { ...state.clockIncidents, [incidentId]: { id: incidentId, clock, clockId, message } } }),
  clockIncidentResolved: (state, { incidentId }) => {
    const { [incidentId]: _resolved, ...left } = state.clockIncidents ?? {};
    return { ...state, clockIncidents: left };
  },
  incidentRetried: (state) => state,
  caseMigrated: applyMigration,
};

type Change = { readonly [Key in keyof ClockInstance]?: ClockInstance[Key] | undefined };

/** Changes a clock; what the change holds as undefined is taken away. */
export function withClock(state: CaseState, id: string, change: Change | ((before: ClockInstance) => Change)): CaseState {
  const clock = state.clocks[id];
  if (clock === undefined) return state;
  const changed = { ...clock, ...(typeof change === 'function' ? change(clock) : change) };
  const present = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined)) as unknown as ClockInstance;
  return { ...state, clocks: { ...state.clocks, [id]: present } };
}

/** A running clock with a new plan. Due later than now, it is not late, and what warned of the old date is said again of the new one. */
function moved(before: ClockInstance, event: ClockPlan & { readonly at: string }): Change {
  return {
    status: 'running', due: event.due, dueDate: event.dueDate, steps: event.steps, warnings: event.warnings,
    warned: event.warned,
    breachedAt: event.due !== undefined && event.at >= event.due ? before.breachedAt : undefined,
  };
}

function ended(before: ClockInstance, at: string): Change {
  return { steps: [], warnings: undefined, ...(before.waits && { waits: closeWait(before, at) }) };
}

function planOf({ due, dueDate, steps, warnings }: ClockPlan): ClockPlan {
  return { ...(due !== undefined && { due }), ...(dueDate !== undefined && { dueDate }), steps, ...(warnings && { warnings }) };
}
