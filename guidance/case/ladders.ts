/**
 * Escalations: what a clock's ladder raises, whom it calls, and what a transfer moves. Each step is raised once: it leaves the clock's plan
 * with the event that tells of it, and its id is made of the clock and the step.
 */
import type { CaseState, ClockInstance, Responsible } from '../model/case.ts';
import type { LadderStep } from '../model/guidance-definition.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { isAcceptanceClock, unitOf } from './environment.ts';
import type { CaseEnvironment } from './environment.ts';
import { moveResponsibility } from './responsibility.ts';

/** Whom a step calls: a role in a unit, or one worker by name. Who answers to it on a day, the region's register of people knows: looked up when the event is recorded. */
export interface Call { readonly role: string; readonly unit: string; readonly worker?: string }

/** Raises a step, unless it was to come only while nobody had seen the earlier ones. A transfer moves responsibility right behind it. */
export function raise(log: CaseLog, clock: ClockInstance, stepId: string, dueAt: string): void {
  const step = stepOf(log.env, clock, stepId);
  const told = { escalationId: `${clock.id.replace('#', '.')}.${stepId}`, clock: clock.id, stepId, ...(clock.elementId !== undefined && { elementId: clock.elementId }) };
  if (step.when === 'unacknowledged' && isSeen(log.state, clock)) return record(log, { type: 'escalationPassedOver', v: 1, at: log.at, ...told, dueAt });
  const call = callOf(log.env, log.state, clock, step);
  record(log, { type: 'escalationRaised', v: 1, at: log.at, ...told, kind: step.kind, ...call, dueAt });
  if (step.kind === 'transfer' && answeredBy(log.env, log.state, clock) === undefined) moveResponsibility(log, takerOf(call), { because: 'escalation', ...(clock.elementId !== undefined && { elementId: clock.elementId }) });
}

/** The one who is named, else the unit: somebody of it claims the work. */
function takerOf({ unit, worker }: Call): Responsible {
  return { unit, ...(worker !== undefined && { worker }) };
}

function isSeen(state: CaseState, clock: ClockInstance): boolean {
  const earlier = Object.values(state.escalations).filter((escalation) => escalation.clock === clock.id);
  return earlier.length > 0 && earlier.every(({ acknowledged }) => acknowledged);
}

function stepOf(env: CaseEnvironment, clock: ClockInstance, stepId: string): LadderStep {
  const ladder = env.clocks[clock.clockId]?.ladder;
  const step = ladder === undefined ? undefined : env.guidance.ladders[ladder]?.steps.find((candidate) => candidate.id === stepId);
  if (step === undefined) throw new Error(`Invariant: the ladder of ${clock.clockId} has no step ${stepId}`);
  return step;
}

/**
 * A handover's clock calls on the receiving unit, every other one on whoever is responsible now. Nobody here can call on another
 * region's people: their own list shows the offer as expired, and the sender's supervisor hears of it.
 */
function callOf(env: CaseEnvironment, state: CaseState, clock: ClockInstance, { role }: LadderStep): Call {
  const handover = answeredBy(env, state, clock);
  if (handover?.toUnit.startsWith(`${state.region}-`)) return { role: role === 'responsible' ? handover.toRole : role, unit: handover.toUnit };
  const { unit, worker } = state.responsible ?? { unit: '' };
  return { role, unit, ...(role === 'responsible' && worker !== undefined && { worker }) };
}

/** Who has to answer, when the clock bounds an answer. The sender stays responsible until acceptance, whatever the ladder says. */
function answeredBy(env: CaseEnvironment, { region, handovers }: CaseState, { clockId, elementId, about }: ClockInstance): { readonly toRole: string; readonly toUnit: string } | undefined {
  const definition = env.clocks[clockId];
  if (definition === undefined || elementId === undefined) return undefined;
  if (about !== undefined) return definition.starts.some(({ on }) => on === 'handoverOffered') ? handovers[about] : undefined;
  const drawn = env.guidance.handovers[elementId];
  return drawn && isAcceptanceClock(env, definition, elementId) ? { toRole: drawn.toRole, toUnit: unitOf(region, drawn.toUnit) } : undefined;
}
