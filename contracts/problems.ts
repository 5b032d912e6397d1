/**
 * Every problem the API answers with, as RFC 9457 `application/problem+json`: code → HTTP status and title.
 * Stable: clients branch on `code`. Each has a section in docs/reference/problems.md and a test that triggers it.
 */
import { z } from 'zod';

export const problems = {
  BODY_MALFORMED: { status: 400, title: 'The body is not valid JSON' },
  BODY_TOO_LARGE: { status: 413, title: 'The body is larger than 1 MB' },
  MEDIA_TYPE_UNSUPPORTED: { status: 415, title: 'The body must be application/json' },
  REQUEST_INVALID: { status: 422, title: 'The request does not match its schema' },
  CHANNEL_UNKNOWN: { status: 422, title: 'The contact channel is not known' },
  FORM_INVALID: { status: 422, title: 'The form values do not match the form' },
  MODEL_INVALID: { status: 409, title: 'The model has errors that must be corrected first' },
  MODEL_MALFORMED: { status: 422, title: 'The file is not BPMN 2.0 XML' },
  SIGN_IN_REQUIRED: { status: 401, title: 'Sign in first' },
  SESSION_EXPIRED: { status: 401, title: 'The session has expired' },
  SIGN_IN_FAILED: { status: 401, title: 'The sign-in did not succeed' },
  ORIGIN_REFUSED: { status: 403, title: 'The request came from another site' },
  REGION_FOREIGN: { status: 403, title: 'This belongs to another region' },
  ROLE_MISSING: { status: 403, title: 'Your role does not allow this' },
  NOT_FOUND: { status: 404, title: 'There is nothing at this address' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'This address does not take that method' },
  VERSION_STALE: { status: 412, title: 'Somebody changed this after you read it' },
  IF_MATCH_MISSING: { status: 428, title: 'Send If-Match with the ETag that you read' },
  IDEMPOTENCY_KEY_MISSING: { status: 428, title: 'Send an Idempotency-Key' },
  IDEMPOTENCY_KEY_REUSED: { status: 409, title: 'This Idempotency-Key was used with another body' },
  TASK_CLAIMED: { status: 409, title: 'Somebody else has claimed this task' },
  TASK_NOT_CLAIMED: { status: 409, title: 'Claim the task first' },
  TASK_NOT_WAITING: { status: 409, title: 'This task is no longer waiting' },
  CASE_ENDED: { status: 409, title: 'The case has ended' },
  CASE_STARTING: { status: 409, title: 'The case is still being started' },
  HANDOVER_NOT_OPEN: { status: 409, title: 'This handover is not open' },
  HANDOVER_NOT_RETURNED: { status: 409, title: 'This handover has not been returned' },
  HANDOVER_INCOMPLETE: { status: 422, title: 'The handover package lacks something it must hold' },
  HANDOVER_WRONG_UNIT: { status: 403, title: 'This handover is for another unit' },
  HANDOVER_ALREADY_OPEN: { status: 409, title: 'The case already has an open handover' },
  HANDOVER_NOT_ACCEPTED: { status: 409, title: 'This handover has not been accepted' },
  HANDOVER_RECEIVER_INVALID: { status: 422, title: 'The handover cannot go to this receiver' },
  HANDOVER_NEEDED: { status: 409, title: 'A worker is responsible: hand the case over' },
  FIRST_SERVICE_MISSING: { status: 409, title: 'The first service event has not been recorded' },
  FIRST_SERVICE_RECORDED: { status: 409, title: 'The first service event is already recorded' },
  CALL_BACK_NOT_OPEN: { status: 409, title: 'This call-back is not open' },
  NOT_RESPONSIBLE: { status: 403, title: 'Only the responsible unit can do this' },
  REASON_MISSING: { status: 422, title: 'A reason is needed' },
  NAMING_NOT_OPEN: { status: 409, title: 'Nobody is to be named here now' },
  NAMING_NOT_YOURS: { status: 403, title: 'Another person was asked' },
  NAMING_WRONG_UNIT: { status: 403, title: 'Another unit names this coordinator' },
  NOT_ELIGIBLE: { status: 422, title: 'This person may not have the role' },
  JUSTIFICATION_MISSING: { status: 422, title: 'A justification in writing is needed' },
  COORDINATOR_UNKNOWN: { status: 404, title: 'This person does not have the role' },
  COORDINATOR_NEEDED: { status: 409, title: 'The next coordinator must have accepted first' },
  ESCALATION_UNKNOWN: { status: 404, title: 'There is no such open escalation' },
  COMMAND_CONFLICT: { status: 409, title: 'The case has moved on' },
  VERSION_PUBLISHED: { status: 409, title: 'A published version never changes' },
  DRAFT_EXISTS: { status: 409, title: 'The model already has an open draft' },
  NO_PUBLISHED_MODEL: { status: 409, title: 'The region has not published a model' },
  CURSOR_INVALID: { status: 400, title: 'The page cursor is not valid' },
  SERVICE_UNAVAILABLE: { status: 503, title: 'A part of the system is away, try again' },
  INTERNAL: { status: 500, title: 'Something failed on our side' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

export const problemSchema = z.object({
  type: z.string().describe('URL of the page about the code'),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  /** One entry per field or element that is wrong. */
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
}).meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;
