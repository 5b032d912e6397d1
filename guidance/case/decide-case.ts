/**
 * The one decision about a case: a command against a state gives events, or a rejection that changes nothing. Composes the engine
 * with the rules of care guidance; deterministic, the same arguments give byte-equal events.
 */
import type { Rejection } from '../../kernel/run.ts';
import { entryOf } from '../../kernel/run.ts';
import { normalInstant } from '../calendar/helsinki.ts';
import type { CaseCommand, CaseEvent, CaseRejection, CaseState } from '../model/case.ts';
import { advance } from './advance.ts';
import { acceptHandover, offerHandover, returnHandover, withdrawHandover } from './answer-handover.ts';
import { ask, record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { adoptTimeData } from './adopt-time-data.ts';
import { changeClockDue, pauseClock, recordException, resumeClock } from './clock-commands.ts';
import { closeClocks } from './clocks.ts';
import { acceptCoordination, declineCoordination, endCoordination, keepCoordinator, nameCoordinator } from './coordinators.ts';
import { joinContact, recordCall, requestCallBack } from './contacts.ts';
import { unitOf } from './environment.ts';
import type { CaseEnvironment } from './environment.ts';
import { guardCase, startOf } from './guard-case.ts';
import { retryIncident } from './incidents.ts';
import { migrateCase } from './migrate-case.ts';
import { moveOn, raiseStuck } from './moves.ts';
import { resumeCase, suspendCase } from './suspension.ts';
import { becauseOfClient, endCase, follow } from './reactions.ts';
import { leaveCase, moveTask } from './responsibility.ts';
import { closeHandover, offerAtOnce, receiveHandover, recordFirstService, startHandover } from './start-handover.ts';

export type CaseDecision =
  | { readonly ok: true; readonly events: readonly CaseEvent[]; readonly state: CaseState }
  | { readonly ok: false; readonly rejection: CaseRejection };

type CommandOf<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;
type Handlers = { readonly [Type in CaseCommand['type']]: (log: CaseLog, command: CommandOf<Type>) => CaseRejection | undefined };

const handlers: Handlers = {
  open,
  completeTask,
  acceptHandover,
  returnHandover,
  offerHandover,
  startHandover,
  withdrawHandover,
  recordFirstService,
  closeHandover,
  moveOn,
  joinContact,
  requestCallBack,
  recordCall,
  raiseStuck,
  acknowledgeEscalation: (log, { escalationId, by }) => void record(log, { type: 'escalationAcknowledged', v: 1, at: log.at, escalationId, by }),
  endCase: terminate,
  nameCoordinator: (log, command) => void nameCoordinator(log, command),
  acceptCoordination,
  declineCoordination,
  endCoordination,
  keepCoordinator,
  moveTask,
  leaveCase,
  advance,
  pauseClock, resumeClock, changeClockDue, recordException, adoptTimeData,
  suspendCase, resumeCase, retryIncident, migrateCase,
};

/**
 * Decides a command. `state` is the state after the events, the same as folding them by `applyCase`; the first event of a case
 * has sequence 1. Commands do not let time pass: send `advance` when `nextDue` has come. Throws RangeError for an `at` that is no instant.
 */
export function decideCase(env: CaseEnvironment, state: CaseState, command: CaseCommand): CaseDecision {
  const at = normalInstant(command.at);
  const refused = guardCase(env, state, { ...command, at });
  if (refused) return { ok: false, rejection: refused };
  const effectiveAt = 'effectiveAt' in command && command.effectiveAt !== undefined ? normalInstant(command.effectiveAt) : at;
  const log: CaseLog = { env, at, effectiveAt, ...('by' in command && { by: command.by }), events: [], state };
  const handler = handlers[command.type] as (log: CaseLog, command: CaseCommand) => CaseRejection | undefined;
  const rejection = handler(log, command);
  return rejection ? { ok: false, rejection } : { ok: true, events: log.events, state: log.state };
}

/** The unit of the first task is responsible from the first moment; without a task the unit that opened the case, as who hands it over with its opening. */
function open(log: CaseLog, command: CommandOf<'open'>): Rejection | undefined {
  const { caseId, region, contactId, channel, by } = command;
  const initiatedAt = normalInstant(command.initiatedAt);
  const decision = ask(log, startOf(log.env, { ...command, at: log.at }));
  if (!decision.ok) return decision.rejection;
  const [first] = decision.events.flatMap((event) => (event.type === 'taskCreated' ? log.env.guidance.assignments[event.elementId] ?? [] : []));
  record(log, { type: 'caseOpened', v: 1, at: log.at, caseId, contactId, channel, initiatedAt, region, by });
  if (command.timeData) record(log, { type: 'timeDataAdopted', v: 1, at: log.at, data: command.timeData });
  record(log, { type: 'responsibilityMoved', v: 1, at: log.at, to: command.handover ?? command.offers ? by : { unit: first ? unitOf(region, first.unit) : by.unit }, because: 'caseOpened' });
  follow(log, decision.events, initiatedAt);
  receiveHandover(log, command);
  offerAtOnce(log, command);
  return undefined;
}

function completeTask(log: CaseLog, { taskId, variables, by }: CommandOf<'completeTask'>): Rejection | undefined {
  const elementId = entryOf(log.state.process.tasks, taskId)?.elementId ?? '';
  const decision = ask(log, { type: 'completeTask', taskId, variables, at: log.at });
  if (!decision.ok) return decision.rejection;
  takeResponsibility(log, { elementId, taskId }, by);
  record(log, { type: 'taskRecorded', v: 1, at: log.at, elementId, taskId, by, variables });
  follow(log, decision.events);
  return undefined;
}

/** While only a unit is responsible, its worker who does a task that stands there becomes the responsible worker. */
function takeResponsibility(log: CaseLog, { elementId, taskId }: { readonly elementId: string; readonly taskId: string }, by: CommandOf<'completeTask'>['by']): void {
  const from = log.state.responsible;
  const assignment = log.env.guidance.assignments[elementId];
  if (from === undefined || from.worker !== undefined || assignment === undefined) return;
  const stands = log.state.assigned?.[taskId]?.unit ?? unitOf(log.state.region, assignment.unit);
  if (by.unit !== from.unit || stands !== from.unit) return;
  record(log, { type: 'responsibilityMoved', v: 1, at: log.at, from, to: { unit: from.unit, worker: by.worker }, because: 'tookTask', elementId });
}

function terminate(log: CaseLog, { reason, note, by }: CommandOf<'endCase'>): Rejection | undefined {
  const decision = ask(log, { type: 'terminate', at: log.at });
  if (!decision.ok) return decision.rejection;
  // Before the engine interrupts the elements: the reason is the client's or the worker's, not the interruption.
  closeClocks(log, becauseOfClient(reason) ? 'withdrawn' : 'notRequired');
  follow(log, decision.events);
  endCase(log, { outcome: reason, because: reason, by, ...(note !== undefined && { note }) });
  return undefined;
}
