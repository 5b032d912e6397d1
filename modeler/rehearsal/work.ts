/** What people have to do in a rehearsed case, who they are, and the command that does it. Pure. */
import type { Actor, CaseState, ClockInstance, Handover, Naming, PackageAdditions } from '../../guidance/run.ts';
import { entriesOf } from '../../kernel/run.ts';
import type { Variables, WaitingTask } from '../../kernel/run.ts';
import type { Rehearsal, Sent } from './rehearsal.ts';

/**
 * `task` is done, `answer` is a handover that waits for its receiver, `offer` one that its sender completes and offers again, `name` and
 * `accept` are the two sides of naming a coordinator, `firstService` and `escalation` are recorded and seen.
 */
export type WorkKind = 'task' | 'answer' | 'offer' | 'name' | 'accept' | 'firstService' | 'escalation';

export interface Work {
  readonly kind: WorkKind;
  /** Id of the task, or of the escalation. */
  readonly id: string;
  readonly elementId: string;
  /** Who does it; no role where the model gives none. */
  readonly role: string | undefined;
  readonly by: Actor;
  /** Key of the form to fill. */
  readonly form?: string;
  /** The clocks that this work would stop, or that run for it, the most urgent first. */
  readonly clocks: readonly ClockInstance[];
  /** Names, and `section.<name>`, that the package of a returned handover lacks. */
  readonly missing?: readonly string[];
}

/** What a person enters with what they do. */
export interface Entered { readonly values: Variables; readonly reason: string }

/** Everything that waits for a person, tasks in the order in which they came. */
export function openWork(rehearsal: Rehearsal): readonly Work[] {
  const { state } = rehearsal;
  if (state.status !== 'open') return [];
  return [
    ...[...entriesOf(state.process.tasks)].map((task) => workOfTask(rehearsal, task)),
    ...Object.values(state.namings ?? {}).map(workOfNaming),
    ...Object.values(state.handovers).filter(({ status, firstServiceAt }) => status === 'accepted' && firstServiceAt === undefined).map((handover) => firstService(rehearsal, handover)),
    ...openEscalations(rehearsal),
  ];
}

/** What the person's answer is as a command. `yes` false: returned, declined. */
export function commandOf({ kind, id, by, role }: Work, yes: boolean, { values, reason }: Entered, at: string): Sent {
  const qualification = { profession: 'socialWorker', employment: 'office' } as const;
  if (kind === 'answer') return yes ? { type: 'acceptHandover', taskId: id, qualification, by } : { type: 'returnHandover', taskId: id, reason, by };
  if (kind === 'offer') return { type: 'offerHandover', taskId: id, ...packed(values), by };
  if (kind === 'name') return { type: 'nameCoordinator', taskId: id, nominee: { worker: testWorker(`${role ?? ''}-nominee`, id), unit: by.unit, ...qualification }, by };
  if (kind === 'accept') return yes ? { type: 'acceptCoordination', taskId: id, by } : { type: 'declineCoordination', taskId: id, reason, by };
  if (kind === 'firstService') return { type: 'recordFirstService', taskId: id, servedAt: at, by };
  if (kind === 'escalation') return { type: 'acknowledgeEscalation', escalationId: id, by };
  return { type: 'completeTask', taskId: id, variables: values, by };
}

/** What was missing is either a recorded name or words for a section of the package. */
function packed(values: Variables): { readonly variables: Variables; readonly additions: PackageAdditions } {
  const entries = Object.entries(values);
  const sections = entries.filter(([name]) => name.startsWith(section)).map(([name, words]) => [name.slice(section.length), words] as const);
  const consent = sections.some(([name]) => name === 'consent');
  return { variables: Object.fromEntries(entries.filter(([name]) => !name.startsWith(section))), additions: { ...Object.fromEntries(sections), ...(consent && { consentBasis: 'clientConsent' }) } };
}

const section = 'section.';

/** A made-up worker for each role, so that handovers go from person to person. */
function testWorker(role: string, id = ''): string {
  return `test-${role}${id === '' ? '' : `-${id}`}`;
}

function workOfTask(rehearsal: Rehearsal, { id, elementId }: WaitingTask): Work {
  const { state, definition: { guidance } } = rehearsal;
  const handover = state.handovers[id];
  if (handover) return workOfHandover(rehearsal, handover);
  const role = guidance.assignments[elementId]?.role;
  const stands = state.assigned?.[id] ?? state.responsible;
  const unit = stands?.unit ?? '';
  const form = guidance.forms[elementId];
  return { kind: 'task', id, elementId, role, by: { unit, worker: stands?.worker ?? ownWorker(state, unit) ?? testWorker(role ?? '') }, ...(form !== undefined && { form }), clocks: clocksOf(rehearsal, id, elementId) };
}

/** The responsible worker does what stands in their unit. */
function ownWorker({ responsible }: CaseState, unit: string): string | undefined {
  return responsible?.unit === unit ? responsible.worker : undefined;
}

function workOfHandover(rehearsal: Rehearsal, { taskId, elementId, status, from, toUnit, toRole }: Handover): Work {
  const about = { id: taskId, elementId, clocks: clocksOf(rehearsal, taskId, elementId) };
  if (status !== 'returned' && status !== 'draft') return { kind: 'answer', ...about, role: toRole, by: { unit: toUnit, worker: testWorker(toRole) } };
  const returned = rehearsal.events.filter((event) => event.type === 'handoverReturned' && event.taskId === taskId).at(-1);
  const missing = returned?.type === 'handoverReturned' ? returned.missing ?? [] : [];
  const sender = rehearsal.state.responsible ?? from;
  return { kind: 'offer', ...about, role: 'responsible', by: { unit: sender.unit, worker: sender.worker ?? testWorker('sender') }, missing };
}

function workOfNaming({ taskId, role, status, unit, namedBy, nominee }: Naming): Work {
  const about = { id: taskId, elementId: '', clocks: [] };
  return status === 'offered' && nominee
    ? { kind: 'accept', ...about, role, by: { unit: nominee.unit, worker: nominee.worker } }
    : { kind: 'name', ...about, role: namedBy, by: { unit, worker: testWorker(namedBy) } };
}

function firstService(rehearsal: Rehearsal, { taskId, elementId, toUnit, toRole }: Handover): Work {
  return { kind: 'firstService', id: taskId, elementId, role: toRole, by: { unit: toUnit, worker: testWorker(toRole) }, clocks: clocksOf(rehearsal, taskId, elementId) };
}

function openEscalations({ state, events }: Rehearsal): Work[] {
  return events.flatMap((event): Work[] => {
    if (event.type !== 'escalationRaised' || state.escalations[event.escalationId]?.acknowledged !== false) return [];
    const clock = event.clock === undefined ? undefined : state.clocks[event.clock];
    return [{ kind: 'escalation', id: event.escalationId, elementId: event.elementId ?? '', role: event.role, by: { unit: event.unit, worker: event.worker ?? testWorker(event.role) }, clocks: clock ? [clock] : [] }];
  });
}

/** A clock belongs to work when it was started for it, measures its element, or stops when its element is completed. */
function clocksOf({ state, env }: Rehearsal, taskId: string, elementId: string): readonly ClockInstance[] {
  return Object.values(state.clocks)
    .filter(({ status }) => status === 'running' || status === 'paused')
    .filter((clock) => (clock.about === undefined ? clock.elementId === elementId || stopsAt(env.clocks[clock.clockId]?.stops, elementId) : clock.about === taskId))
    .sort((one, other) => ((one.due ?? '9') < (other.due ?? '9') ? -1 : 1));
}

function stopsAt(stops: readonly { readonly on: string; readonly element?: string }[] | undefined, elementId: string): boolean {
  return stops?.some(({ on, element }) => on === 'completed' && element === elementId) ?? false;
}
