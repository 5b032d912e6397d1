/** Whether a command is in order now, without running it: cheap and synchronous, for the validator in front of a case. */
import { guard } from '../../kernel/run.ts';
import type { Command } from '../../kernel/run.ts';
import type { CaseCommand, CaseRejection, CaseState } from '../model/case.ts';
import { guardClock, guardEffective, guardText } from './guard-clock.ts';
import { clockIncidentOf } from './incidents.ts';
import type { CaseEnvironment } from './environment.ts';
import { guardMigration } from './migrate-case.ts';
import { guardHandover, guardReason, refused } from './guard-handover.ts';
import { guardAnswer as guardNominee, guardEnding, guardHandedRole, guardKeeping, guardNaming } from './guard-coordinators.ts';

type CommandOf<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;
type Guard<Type extends CaseCommand['type']> = (env: CaseEnvironment, state: CaseState, command: CommandOf<Type>) => CaseRejection | undefined;

const guards: { readonly [Type in CaseCommand['type']]?: Guard<Type> } = {
  completeTask: (env, state, command) => guardEffective(state, command) ?? guardTask(env, state, command),
  acceptHandover: (env, state, command) => guardHandover(state, command) ?? guardHandedRole(env, state, state.handovers[command.taskId], command),
  acknowledgeEscalation: (_env, state, command) => guardEscalation(state, command.escalationId),
  nameCoordinator: guardNaming,
  acceptCoordination: (_env, state, command) => guardNominee(state, command),
  declineCoordination: (_env, state, command) => guardNominee(state, command) ?? guardReason(command.reason),
  endCoordination: (_env, state, command) => guardEnding(state, command),
  keepCoordinator: (_env, state, command) => guardKeeping(state, command),
  moveTask: guardTask,
  pauseClock: guardClock,
  resumeClock: guardClock,
  changeClockDue: guardClock,
  recordException: guardClock,
  adoptTimeData: (_env, _state, command) => guardText(command.reason, 'the change'),
  suspendCase: (_env, _state, command) => guardText(command.reason, 'the suspension'),
  resumeCase: (_env, state) => (state.suspended ? undefined : refused('CASE_NOT_SUSPENDED', 'Expected a suspended case but it goes on')),
  retryIncident: guardIncident,
  migrateCase: guardMigration,
};

/**
 * The rejection that `decideCase` would give, or undefined. Not foreseen: `HANDOVER_INCOMPLETE` of an offer and the engine's
 * `STEP_LIMIT_REACHED`, which need the command to be run. A second acknowledgement is `ESCALATION_UNKNOWN`: it is no longer open.
 */
export function guardCase(env: CaseEnvironment, state: CaseState, command: CaseCommand): CaseRejection | undefined {
  if (state.status === 'ended') return refused('CASE_ENDED', 'Expected an open case but it has ended');
  if (command.type === 'open') return guardOpen(env, state, command);
  if (state.status === 'new') return refused('CASE_NOT_OPEN', 'Expected an open case but it has not been opened');
  if (state.suspended && !allowedWhileSuspended.has(command.type)) return refused('CASE_SUSPENDED', `Expected a case that goes on but it was suspended on ${state.suspended.since}`);
  const guardOf = guards[command.type] as Guard<CaseCommand['type']> | undefined;
  return guardOf ? guardOf(env, state, command) : guardHandover(state, command);
}

/**
 * A suspended case takes no steps: they are refused, not kept, so that nobody's work waits unseen. What concerns it as a whole goes on, who is
 * responsible for it, and talking with the client: a contact that comes meanwhile is not lost.
 */
const allowedWhileSuspended: ReadonlySet<CaseCommand['type']> = new Set([
  'resumeCase', 'endCase', 'advance', 'acknowledgeEscalation', 'raiseStuck', 'adoptTimeData', 'recordException', 'changeClockDue', 'migrateCase',
  'joinContact', 'requestCallBack', 'recordCall', 'nameCoordinator', 'acceptCoordination', 'declineCoordination', 'endCoordination', 'keepCoordinator', 'moveTask', 'leaveCase',
]);

/** The engine's start for an opening: at the named start event, else the one the model gives to the channel, else the none start event. */
export function startOf(env: CaseEnvironment, { startEventId, channel, variables, at }: CommandOf<'open'>): Extract<Command, { type: 'start' }> {
  const entry = startEventId ?? (Object.hasOwn(env.guidance.entries, channel) ? env.guidance.entries[channel] : undefined);
  return { type: 'start', ...(entry !== undefined && { startEventId: entry }), variables, at };
}

function guardOpen(env: CaseEnvironment, state: CaseState, command: CommandOf<'open'>): CaseRejection | undefined {
  if (state.status !== 'new') return refused('CASE_ALREADY_OPEN', 'Expected a new case but it is open already');
  return guard(env.kernel, state.process, startOf(env, command));
}

function guardTask(env: CaseEnvironment, state: CaseState, command: CommandOf<'completeTask' | 'moveTask'>): CaseRejection | undefined {
  const { taskId, at } = command;
  const waiting = guard(env.kernel, state.process, { type: 'completeTask', taskId, variables: command.type === 'completeTask' ? command.variables : {}, at });
  if (waiting) return waiting;
  const handover = state.handovers[taskId];
  return handover && refused('TASK_IS_HANDOVER', 'Expected a task to complete but this one is a handover: accept or return it', handover.elementId);
}

function guardIncident(env: CaseEnvironment, state: CaseState, { incidentId, variables, reason, at }: CommandOf<'retryIncident'>): CaseRejection | undefined {
  const corrected = variables !== undefined && Object.keys(variables).length > 0;
  return (corrected ? guardText(reason ?? '', 'the correction') : undefined)
    ?? (clockIncidentOf(state, incidentId) ? undefined : guard(env.kernel, state.process, { type: 'retryIncident', incidentId, at }));
}

function guardEscalation(state: CaseState, id: string): CaseRejection | undefined {
  const escalation = Object.hasOwn(state.escalations, id) ? state.escalations[id] : undefined;
  return escalation && !escalation.acknowledged ? undefined : refused('ESCALATION_UNKNOWN', `Expected an open escalation ${id} but there is none`);
}
