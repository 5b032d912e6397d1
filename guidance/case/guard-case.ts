/** Whether a command is in order now, without running it: cheap and synchronous, for the validator in front of a case. */
import { guard } from '../../kernel/run.ts';
import type { Command } from '../../kernel/run.ts';
import type { CaseCommand, CaseRejection, CaseState, Handover } from '../model/case.ts';
import type { CaseEnvironment } from './environment.ts';

type OwnCode = Exclude<CaseRejection, { code: 'TASK_NOT_WAITING' }>['code'];

/**
 * The rejection that `decideCase` would give, or undefined. Not foreseen: `HANDOVER_INCOMPLETE` of an offer and the engine's
 * `STEP_LIMIT_REACHED`, which need the command to be run. A second acknowledgement is `ESCALATION_UNKNOWN`: it is no longer open.
 */
export function guardCase(env: CaseEnvironment, state: CaseState, command: CaseCommand): CaseRejection | undefined {
  if (state.status === 'ended') return refused('CASE_ENDED', 'Expected an open case but it has ended');
  if (command.type === 'open') return guardOpen(env, state, command);
  if (state.status === 'new') return refused('CASE_NOT_OPEN', 'Expected an open case but it has not been opened');
  switch (command.type) {
    case 'completeTask': return guardTask(env, state, command);
    case 'acceptHandover': return guardAnswer(state, command);
    case 'returnHandover': return guardAnswer(state, command) ?? guardReason(command.reason, state.handovers[command.taskId]);
    case 'offerHandover': return guardOffer(state, command);
    case 'acknowledgeEscalation': return guardEscalation(state, command.escalationId);
    case 'endCase':
    case 'advance': return undefined;
  }
}

/** The engine's start for an opening: at the named start event, else the one the model gives to the channel, else the none start event. */
export function startOf(env: CaseEnvironment, { startEventId, channel, variables, at }: Extract<CaseCommand, { type: 'open' }>): Extract<Command, { type: 'start' }> {
  const entry = startEventId ?? (Object.hasOwn(env.guidance.entries, channel) ? env.guidance.entries[channel] : undefined);
  return { type: 'start', ...(entry !== undefined && { startEventId: entry }), variables, at };
}

function guardOpen(env: CaseEnvironment, state: CaseState, command: Extract<CaseCommand, { type: 'open' }>): CaseRejection | undefined {
  if (state.status !== 'new') return refused('CASE_ALREADY_OPEN', 'Expected a new case but it is open already');
  return guard(env.kernel, state.process, startOf(env, command));
}

function guardTask(env: CaseEnvironment, state: CaseState, { taskId, variables, at }: Extract<CaseCommand, { type: 'completeTask' }>): CaseRejection | undefined {
  const waiting = guard(env.kernel, state.process, { type: 'completeTask', taskId, variables, at });
  if (waiting) return waiting;
  const handover = state.handovers[taskId];
  return handover && refused('TASK_IS_HANDOVER', 'Expected a task to complete but this one is a handover: accept or return it', handover.elementId);
}

function guardAnswer(state: CaseState, { taskId, by }: Extract<CaseCommand, { type: 'acceptHandover' | 'returnHandover' }>): CaseRejection | undefined {
  const handover = state.handovers[taskId];
  if (!handover || (handover.status !== 'offered' && handover.status !== 'expired')) return refused('HANDOVER_NOT_OPEN', `Expected an open handover but it is ${handover?.status ?? 'unknown'}`, handover?.elementId);
  if (by.unit === handover.toUnit) return undefined;
  return refused('HANDOVER_WRONG_UNIT', `Expected a worker of ${handover.toUnit} but they act in ${by.unit}`, handover.elementId);
}

function guardReason(reason: string, handover: Handover | undefined): CaseRejection | undefined {
  return reason.trim() === '' ? refused('REASON_MISSING', 'Expected a reason for the return but it is empty', handover?.elementId) : undefined;
}

function guardOffer(state: CaseState, { taskId, by }: Extract<CaseCommand, { type: 'offerHandover' }>): CaseRejection | undefined {
  const handover = state.handovers[taskId];
  if (handover?.status !== 'returned') return refused('HANDOVER_NOT_RETURNED', `Expected a returned handover but it is ${handover?.status ?? 'unknown'}`, handover?.elementId);
  if (by.unit === state.responsible?.unit) return undefined;
  return refused('NOT_RESPONSIBLE', `Expected a worker of the responsible unit ${state.responsible?.unit ?? ''} but they act in ${by.unit}`, handover.elementId);
}

function guardEscalation(state: CaseState, id: string): CaseRejection | undefined {
  const escalation = Object.hasOwn(state.escalations, id) ? state.escalations[id] : undefined;
  return escalation && !escalation.acknowledged ? undefined : refused('ESCALATION_UNKNOWN', `Expected an open escalation ${id} but there is none`);
}

function refused(code: OwnCode, message: string, elementId?: string): CaseRejection {
  return { code, ...(elementId !== undefined && { elementId }), message };
}
