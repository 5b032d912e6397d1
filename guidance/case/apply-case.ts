/** Folds one event of a case's log into its state: the only way the state changes. Holds no rules and refuses nothing. */
import { apply, initialState } from '../../kernel/run.ts';
import type { Event } from '../../kernel/run.ts';
import type { CaseEvent, CaseState, ClockInstance, GuidanceEvent, Naming, Nominee } from '../model/case.ts';
import type { CallBack, Handover, HandoverPackage } from '../model/handover.ts';
import { clockAppliers, operationAppliers, withClock } from './apply-clock.ts';
import { additionsOf } from './package.ts';

type Applier<Type extends GuidanceEvent['type']> = (state: CaseState, event: Extract<GuidanceEvent, { type: Type }>) => CaseState;

/** A case before its first event. */
export function initialCaseState(): CaseState {
  return { format: 1, caseId: '', region: '', status: 'new', sequence: 0, process: initialState(), clocks: {}, handovers: {}, escalations: {}, next: 1 };
}

/** The state after an event. Folding a case's whole log from `initialCaseState` gives its state, byte for byte. */
export function applyCase(state: CaseState, event: CaseEvent): CaseState {
  const next = isGuidanceEvent(event) ? applyGuidance(state, event) : applyEngine(state, event);
  return { ...next, sequence: event.sequence };
}

const appliers: { readonly [Type in GuidanceEvent['type']]: Applier<Type> } = {
  caseOpened: (state, { caseId, region, initiatedAt }) => ({ ...state, caseId, region, status: 'open', initiatedAt }),
  tierEntered: (state, { tier }) => ({ ...state, tier }),
  responsibilityMoved: (state, { from, to, because }) => ({
    ...state, responsible: to,
    ...((because === 'handoverAccepted' || because === 'movedOn') && { movedThrough: [...state.movedThrough ?? (from ? [from.unit] : []), to.unit] }),
  }),
  coordinatorNeeded: (state, { taskId, role, unit, namedBy, replaces, at }) => ({
    ...withNaming(state, { taskId, role, status: 'needed', unit, namedBy, since: at, ...(replaces && { replaces }) }), next: state.next + 1,
  }),
  coordinatorProposed: (state, event) => nominated(state, event, 'offered'),
  coordinatorQueued: (state, event) => nominated(state, event, 'queued'),
  coordinatorDeclined: (state, { taskId }) => {
    const { nominee: _nominee, justification: _justification, ...naming } = state.namings?.[taskId] ?? {};
    return 'taskId' in naming ? withNaming(state, { ...(naming as Naming), status: 'needed' }) : state;
  },
  namingClosed: (state, { taskId }) => withoutNaming(state, taskId),
  coordinatorNamed: (state, { coordinator, role, at, taskId, secondary }) => ({
    ...(taskId === undefined ? state : withoutNaming(state, taskId)), ...(secondary !== true && { coordinator }),
    coordinators: { ...state.coordinators, [role]: { worker: coordinator.worker, unit: coordinator.unit, since: at } },
  }),
  coordinatorReleased: (state, { role, coordinator }) => {
    const { [role]: _released, ...coordinators } = state.coordinators ?? {};
    const { coordinator: first, ...rest } = state;
    return { ...rest, ...(first && first.worker !== coordinator.worker && { coordinator: first }), coordinators };
  },
  taskReassigned: (state, { taskId, unit, worker }) => withAssigned(state, taskId, unit, worker),
  taskAssigned: (state, { taskId, unit, worker }) => withAssigned(state, taskId, unit, worker),
  taskRecorded: (state) => state,
  ...clockAppliers,
  ...operationAppliers,
  escalationRaised: (state, { escalationId, clock, stepId }) => ({
    ...(clock === undefined ? state : withClock(state, clock, { steps: (state.clocks[clock]?.steps ?? []).filter((step) => step.stepId !== stepId) })),
    escalations: { ...state.escalations, [escalationId]: { id: escalationId, ...(clock !== undefined && { clock }), stepId, acknowledged: false } },
  }),
  escalationPassedOver: (state, { clock, stepId }) => withClock(state, clock, { steps: (state.clocks[clock]?.steps ?? []).filter((step) => step.stepId !== stepId) }),
  escalationAcknowledged: (state, { escalationId }) => {
    const escalation = state.escalations[escalationId];
    return escalation ? { ...state, escalations: { ...state.escalations, [escalationId]: { ...escalation, acknowledged: true } } } : state;
  },
  handoverOffered: (state, { taskId, elementId, from, toUnit, toRole, contents, at }) => ({
    ...state, handovers: { ...state.handovers, [taskId]: { ...startedPart(state.handovers[taskId], contents), taskId, elementId, status: 'offered', from, toUnit, toRole, offeredAt: at } },
  }),
  handoverDrafted: (state, { taskId, elementId, from, terms, reason, contents, at }) => ({
    ...state, next: state.next + 1,
    handovers: { ...state.handovers, [taskId]: { taskId, elementId, status: 'draft', from, toUnit: terms.toUnit, toRole: terms.toRole, offeredAt: at, reason, terms, additions: contents } },
  }),
  handoverReceived: (state, { taskId, elementId, from, terms, offeredAt, at }) => ({
    ...state, next: state.next + 1,
    handovers: { ...state.handovers, [taskId]: { taskId, elementId, status: 'accepted', from, toUnit: terms.toUnit, toRole: terms.toRole, offeredAt, terms, acceptedAt: at } },
  }),
  handoverAccepted: (state, { taskId, at }) => withHandover(state, taskId, { status: 'accepted', acceptedAt: at }),
  handoverWithdrawn: (state, { taskId }) => withHandover(state, taskId, { status: 'withdrawn' }),
  firstServiceRecorded: (state, { taskId, servedAt }) => withHandover(state, taskId, { firstServiceAt: servedAt }),
  handoverClosed: (state, { taskId }) => withHandover(state, taskId, { status: 'closed' }),
  followerAdded: (state, { follower }) => ({ ...state, followers: [...state.followers ?? [], follower] }),
  contactJoined: (state) => state,
  callBackRequested: (state, { taskId, elementId, unit }) => ({
    ...state, next: state.next + 1, callBacks: { ...state.callBacks, [taskId]: { taskId, elementId, unit, attempts: 0, open: true } },
  }),
  callRecorded: (state, { taskId, attempt, result }) => withCallBack(state, taskId, { attempts: attempt, open: result === 'notReached' }),
  handoverReturned: (state, { taskId, reason }) => withHandover(state, taskId, { status: 'returned', reason }),
  handoverExpired: (state, { taskId }) => withHandover(state, taskId, { status: 'expired' }),
  caseEnded: (state) => ({ ...state, status: 'ended', clocks: mapValues(state.clocks, closed) }),
};

function isGuidanceEvent(event: Event | GuidanceEvent): event is GuidanceEvent {
  return Object.hasOwn(appliers, event.type);
}

function applyGuidance(state: CaseState, event: GuidanceEvent): CaseState {
  const applier = appliers[event.type] as (state: CaseState, event: GuidanceEvent) => CaseState;
  return applier(state, event);
}

/** A cancelled task takes its open handover along. */
function applyEngine(state: CaseState, event: Event): CaseState {
  const process = apply(state.process, event);
  if (event.type !== 'taskCancelled' && event.type !== 'taskCompleted') return { ...state, process };
  const left = { ...state, process, ...(state.assigned?.[event.taskId] && { assigned: without(state.assigned, event.taskId) }) };
  return event.type === 'taskCancelled' && state.handovers[event.taskId] ? { ...left, handovers: without(state.handovers, event.taskId) } : left;
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

function withAssigned(state: CaseState, taskId: string, unit: string, worker: string | undefined): CaseState {
  return { ...state, assigned: { ...state.assigned, [taskId]: { unit, ...(worker !== undefined && { worker }) } } };
}

/** What a handover that a worker started keeps from offer to offer. */
function startedPart(handover: Handover | undefined, contents: HandoverPackage): Pick<Handover, 'terms' | 'additions'> {
  return handover?.terms ? { terms: handover.terms, additions: additionsOf(contents) } : {};
}

function withCallBack(state: CaseState, taskId: string, change: Partial<CallBack>): CaseState {
  const callBack = state.callBacks?.[taskId];
  return callBack ? { ...state, callBacks: { ...state.callBacks, [taskId]: { ...callBack, ...change } } } : state;
}

function withNaming(state: CaseState, naming: Naming): CaseState {
  return { ...state, namings: { ...state.namings, [naming.taskId]: naming } };
}

function withoutNaming(state: CaseState, taskId: string): CaseState {
  const { [taskId]: _closed, ...namings } = state.namings ?? {};
  return { ...state, namings };
}

function nominated(state: CaseState, { taskId, nominee, justification }: { readonly taskId: string; readonly nominee: Nominee; readonly justification?: string }, status: 'offered' | 'queued'): CaseState {
  const { justification: _earlier, ...naming } = state.namings?.[taskId] ?? {};
  return 'taskId' in naming ? withNaming(state, { ...(naming as Naming), status, nominee, ...(justification !== undefined && { justification }) }) : state;
}

function withHandover(state: CaseState, taskId: string, change: Partial<Handover>): CaseState {
  const handover = state.handovers[taskId];
  return handover ? { ...state, handovers: { ...state.handovers, [taskId]: { ...handover, ...change } } } : state;
}

/** A clock that is over due when the case ends stands as breached and runs no more. */
function closed(clock: ClockInstance): ClockInstance {
  return clock.status === 'running' || clock.status === 'paused' ? { ...clock, status: 'cancelled', steps: [] } : clock;
}

function mapValues<Value>(record: Readonly<Record<string, Value>>, change: (value: Value) => Value): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
