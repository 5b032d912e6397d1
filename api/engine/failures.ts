/** What the Temporal client throws, told apart: the engine is away, it refused the command, or we have a fault. */
import { isGrpcServiceError, ServiceError, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { messageOf, nameOf, typeOf } from '../failure.ts';
import type { CaseRejection } from '../../guidance/index.ts';
import type { ProblemCode } from '../../contracts/index.ts';

/**
 * gRPC status codes under which the command is simply tried again later: CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, FAILED_PRECONDITION, ABORTED,
 * INTERNAL, UNAVAILABLE. UNKNOWN and INTERNAL are what a connection says that broke in the middle of a call when the server was killed,
 * FAILED_PRECONDITION what the server says of an Update while the worker that had its workflow is gone ("workflow task failure"); what the
 * case itself refuses comes as a failed Update, never so.
 */
const awayStatuses = new Set([1, 2, 4, 8, 9, 10, 13, 14]);

/** True when nobody can say yet what became of the command: it stays pending and is executed again under the same id. */
export function isAway(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  if (nameOf(error) === 'TransportError') return true;
  const status = isGrpcServiceError(error) ? error.code : error instanceof ServiceError && isGrpcServiceError(error.cause) ? error.cause.code : undefined;
  return status !== undefined && awayStatuses.has(status);
}

/** A validator's refusal: an ApplicationFailure whose type is the rejection's code. */
export function rejectionOf(error: unknown): CaseRejection | undefined {
  if (!(error instanceof WorkflowUpdateFailedError)) return undefined;
  const { cause } = error;
  const code = typeOf(cause);
  if (code === undefined || !(code in problemOfRejection)) return undefined;
  return { code, message: messageOf(cause) } as CaseRejection;
}

const problemOfRejection = {
  ALREADY_STARTED: 'COMMAND_CONFLICT', NOT_STARTED: 'CASE_STARTING', INSTANCE_ENDED: 'CASE_ENDED', PROCESS_UNKNOWN: 'COMMAND_CONFLICT', START_EVENT_UNKNOWN: 'COMMAND_CONFLICT',
  TASK_NOT_WAITING: 'TASK_NOT_WAITING', TIMER_NOT_WAITING: 'COMMAND_CONFLICT', TIMER_NOT_DUE: 'COMMAND_CONFLICT', MESSAGE_NOT_AWAITED: 'COMMAND_CONFLICT', SIGNAL_NOT_AWAITED: 'COMMAND_CONFLICT',
  INCIDENT_UNKNOWN: 'INCIDENT_UNKNOWN', STEP_LIMIT_REACHED: 'COMMAND_CONFLICT',
  CASE_ALREADY_OPEN: 'COMMAND_CONFLICT', CASE_NOT_OPEN: 'CASE_STARTING', CASE_ENDED: 'CASE_ENDED',
  HANDOVER_NOT_OPEN: 'HANDOVER_NOT_OPEN', HANDOVER_NOT_RETURNED: 'HANDOVER_NOT_RETURNED', HANDOVER_INCOMPLETE: 'HANDOVER_INCOMPLETE',
  HANDOVER_WRONG_UNIT: 'HANDOVER_WRONG_UNIT', REASON_MISSING: 'REASON_MISSING', TASK_IS_HANDOVER: 'COMMAND_CONFLICT',
  ESCALATION_UNKNOWN: 'ESCALATION_UNKNOWN', NOT_RESPONSIBLE: 'NOT_RESPONSIBLE',
  NAMING_NOT_OPEN: 'NAMING_NOT_OPEN', NAMING_NOT_YOURS: 'NAMING_NOT_YOURS', NAMING_WRONG_UNIT: 'NAMING_WRONG_UNIT', NOT_ELIGIBLE: 'NOT_ELIGIBLE',
  JUSTIFICATION_MISSING: 'JUSTIFICATION_MISSING', COORDINATOR_UNKNOWN: 'COORDINATOR_UNKNOWN', COORDINATOR_NEEDED: 'COORDINATOR_NEEDED',
  HANDOVER_ALREADY_OPEN: 'HANDOVER_ALREADY_OPEN', HANDOVER_NOT_ACCEPTED: 'HANDOVER_NOT_ACCEPTED', HANDOVER_RECEIVER_INVALID: 'HANDOVER_RECEIVER_INVALID',
  FIRST_SERVICE_MISSING: 'FIRST_SERVICE_MISSING', FIRST_SERVICE_RECORDED: 'FIRST_SERVICE_RECORDED', HANDOVER_NEEDED: 'HANDOVER_NEEDED', CALL_BACK_NOT_OPEN: 'CALL_BACK_NOT_OPEN',
  CLOCK_UNKNOWN: 'NOT_FOUND', CLOCK_NOT_RUNNING: 'CLOCK_NOT_RUNNING', CLOCK_NOT_PAUSED: 'CLOCK_NOT_PAUSED', CLOCK_STATUTORY: 'CLOCK_STATUTORY', CLOCK_WITHOUT_NUMBER: 'CLOCK_WITHOUT_NUMBER',
  EXCEPTION_NOT_ALLOWED: 'EXCEPTION_NOT_ALLOWED', EXCEPTION_TOO_LATE: 'EXCEPTION_TOO_LATE', DUE_DATE_INVALID: 'DUE_DATE_INVALID', EFFECTIVE_TIME_INVALID: 'EFFECTIVE_TIME_INVALID',
  CASE_SUSPENDED: 'CASE_SUSPENDED', CASE_NOT_SUSPENDED: 'CASE_NOT_SUSPENDED', CASE_MOVED_ON: 'COMMAND_CONFLICT', MIGRATION_BLOCKED: 'MIGRATION_BLOCKED',
} as const satisfies Record<CaseRejection['code'], ProblemCode>;

/** The problem a person gets for a refused command. */
export function problemFor(rejection: { readonly code: string }): ProblemCode {
  return (problemOfRejection as Record<string, ProblemCode>)[rejection.code] ?? 'COMMAND_CONFLICT';
}
