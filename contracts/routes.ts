/**
 * The API's route table: method, path, who may call, what goes in and out, which problems can come back.
 * The router, the OpenAPI document and the browser client are all made from this one table.
 */
import type { z } from 'zod';
import type { Role } from './demo-users.ts';
import * as m from './migration.ts';
import { latenessQuerySchema, latenessSchema } from './operations.ts';
import type { ProblemCode } from './problems.ts';
import * as plan from './client-plans.ts';
import { mailChoiceSchema, saveMailChoiceSchema } from './mail.ts';
import * as partner from './partner-schemas.ts';
import * as presence from './presence.ts';
import * as h from './handover-schemas.ts';
import * as p from './people.ts';
import * as s from './schemas.ts';
import * as time from './time-schemas.ts';
import * as v from './variants.ts';
import * as t from './transition-schemas.ts';
import { dismissedSchema, unappliedWorkListSchema } from './unapplied-work.ts';

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Path with `{parameter}` placeholders. */
  readonly path: string;
  readonly summary: string;
  /** `public` needs no sign-in; otherwise any of the roles; absent = any signed-in person. */
  readonly access?: 'public' | readonly Role[];
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** `If-Match` with the ETag of the row is required. */
  readonly ifMatch?: true;
  /** `Idempotency-Key` (a UUID) is required: the same key and body get the same answer. */
  readonly idempotencyKey?: true;
  readonly success: 200 | 201 | 202 | 204;
  /** The answer; absent for 204 and for streams. */
  readonly answer?: z.ZodType;
  /** The same body with 202: kept, executed when the engine is back. */
  readonly mayBeAccepted?: true;
  readonly problems: readonly ProblemCode[];
}

const workers = ['adviser', 'guide', 'coordinator', 'supervisor', 'unitManager'] as const satisfies readonly Role[];
/** Handovers are partners' too; row security shows them their own. */
const handlers = [...workers, 'partner'] as const satisfies readonly Role[];
const readers = [...workers, 'manager'] as const satisfies readonly Role[];
const supervisors = ['supervisor', 'unitManager'] as const satisfies readonly Role[];
const timeKeepers = ['developmentLead', 'manager', 'unitManager'] as const satisfies readonly Role[];
const clockWrites = ['NOT_FOUND', 'ROLE_MISSING', 'NOT_RESPONSIBLE', 'IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_REUSED', 'CASE_SUSPENDED', 'CLOCK_NOT_RUNNING', 'REASON_MISSING'] as const;
const leads = ['developmentLead'] as const satisfies readonly Role[];
const approvers = ['unitManager', 'manager'] as const satisfies readonly Role[];
const modelers = [...leads, ...readers] as const satisfies readonly Role[];
const versionWrites = ['NOT_FOUND', 'ROLE_MISSING', 'VERSION_PUBLISHED', 'VERSION_STALE', 'IF_MATCH_MISSING'] as const;
const taskWrites = ['NOT_FOUND', 'VERSION_STALE', 'IF_MATCH_MISSING', 'TASK_CLAIMED', 'TASK_NOT_WAITING', 'ROLE_MISSING'] as const;
const commandKeys = ['IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_REUSED'] as const;
const namings = ['NAMING_NOT_OPEN', ...commandKeys] as const;
const caseWrites = ['CASE_ENDED', 'CASE_STARTING', 'COMMAND_CONFLICT', 'SERVICE_UNAVAILABLE'] as const;

export const routes = {
  getHealth: { method: 'get', path: '/health', summary: 'Whether the parts are there', access: 'public', success: 200, answer: s.healthSchema, problems: [] },
  getSession: { method: 'get', path: '/api/session', summary: 'Who is signed in', success: 200, answer: s.sessionSchema, problems: [] },
  getMyMail: { method: 'get', path: '/api/my-mail', summary: 'Which mails I get, and at which address', success: 200, answer: mailChoiceSchema, problems: [] },
  saveMyMail: { method: 'put', path: '/api/my-mail', summary: 'Choose which mails I get', body: saveMailChoiceSchema, success: 200, answer: mailChoiceSchema, problems: [] },
  streamLive: { method: 'get', path: '/api/live', summary: 'Server-sent events: what changed, for those who may see it', success: 200, problems: [] },

  createContact: { method: 'post', path: '/api/contacts', summary: 'Record a contact; it starts a case', access: workers, body: s.createContactSchema, idempotencyKey: true, success: 201, answer: s.contactSchema, problems: ['CHANNEL_UNKNOWN', 'IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_REUSED', 'NO_PUBLISHED_MODEL', 'ROLE_MISSING', 'NOT_FOUND', 'OPEN_MATTER_EXISTS', 'CASE_ENDED', 'CASE_STARTING'] },
  getContact: { method: 'get', path: '/api/contacts/{contactId}', summary: 'A contact', access: readers, success: 200, answer: s.contactSchema, problems: ['NOT_FOUND', 'ROLE_MISSING'] },

  searchClients: { method: 'get', path: '/api/clients', summary: "Clients of my units by name, others by full name and birth date or by phone", access: workers, query: t.clientQuerySchema, success: 200, answer: t.clientListSchema, problems: ['ROLE_MISSING'] },
  getClient: { method: 'get', path: '/api/clients/{clientId}', summary: "A client with all their matters; another unit's client wants a reason first", access: workers, success: 200, answer: t.clientSchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'CLIENT_REASON_NEEDED'] },
  openClient: { method: 'post', path: '/api/clients/{clientId}/open', summary: "Open another unit's client with a reason; it is logged, and holds for twelve hours", access: workers, body: t.openClientSchema, success: 200, answer: t.clientSchema, problems: ['NOT_FOUND', 'ROLE_MISSING'] },
  listClientPlans: { method: 'get', path: '/api/clients/{clientId}/plans', summary: "A client's plans: how many are in force, and which belong together", access: workers, success: 200, answer: plan.clientPlansSchema, problems: ['NOT_FOUND', 'ROLE_MISSING'] },
  startClientPlan: { method: 'post', path: '/api/clients/{clientId}/plans', summary: 'Say that the client has a plan; beside an active one it asks to be linked', access: workers, body: plan.startClientPlanSchema, idempotencyKey: true, success: 201, answer: plan.clientPlansSchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'PLAN_ACTIVE_EXISTS', 'PLAN_LINK_INVALID', 'IDEMPOTENCY_KEY_MISSING'] },
  linkClientPlan: { method: 'post', path: '/api/plans/{planId}/link', summary: 'Make a plan part of another plan of the client', access: workers, body: plan.linkClientPlanSchema, ifMatch: true, success: 200, answer: plan.clientPlansSchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'PLAN_ENDED', 'PLAN_LINK_INVALID', 'VERSION_STALE', 'IF_MATCH_MISSING'] },
  endClientPlan: { method: 'post', path: '/api/plans/{planId}/end', summary: 'End a plan with a reason; what was part of it stands by itself again', access: workers, body: s.reasonSchema, ifMatch: true, success: 200, answer: plan.clientPlansSchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'PLAN_ENDED', 'VERSION_STALE', 'IF_MATCH_MISSING'] },

  listTasks: { method: 'get', path: '/api/tasks', summary: 'Open tasks of my units, least legal time left first', access: workers, query: s.taskQuerySchema, success: 200, answer: s.taskPageSchema, problems: ['CURSOR_INVALID', 'ROLE_MISSING'] },
  getTask: { method: 'get', path: '/api/tasks/{taskId}', summary: 'A task with instruction, form and what was recorded before', access: workers, success: 200, answer: s.taskSchema, problems: ['NOT_FOUND', 'ROLE_MISSING'] },
  claimTask: { method: 'post', path: '/api/tasks/{taskId}/claim', summary: 'Take a task; the first wins', access: workers, ifMatch: true, success: 200, answer: s.taskSummarySchema, problems: taskWrites },
  returnTask: { method: 'post', path: '/api/tasks/{taskId}/return', summary: 'Give a claimed task back to the queue', access: workers, ifMatch: true, success: 200, answer: s.taskSummarySchema, problems: [...taskWrites, 'TASK_NOT_CLAIMED'] },
  saveDraft: { method: 'put', path: '/api/tasks/{taskId}/draft', summary: 'Keep what is typed so far', access: workers, body: s.draftSchema, ifMatch: true, success: 200, answer: s.taskSummarySchema, problems: [...taskWrites, 'TASK_NOT_CLAIMED'] },
  completeTask: { method: 'post', path: '/api/tasks/{taskId}/complete', summary: 'Complete a claimed task', access: workers, body: s.completeTaskSchema, ifMatch: true, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['CASE_SUSPENDED', 'EFFECTIVE_TIME_INVALID', ...taskWrites, 'TASK_NOT_CLAIMED', 'FORM_INVALID', 'IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_REUSED', ...caseWrites] },

  acceptHandover: { method: 'post', path: '/api/handovers/{taskId}/accept', summary: 'Accept a handover: responsibility moves to me', access: handlers, ifMatch: true, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['CASE_SUSPENDED', ...taskWrites, 'HANDOVER_NOT_OPEN', 'HANDOVER_WRONG_UNIT', 'COORDINATOR_FULL', 'PERSON_NOT_AVAILABLE', 'NOT_ELIGIBLE', 'JUSTIFICATION_MISSING', 'IDEMPOTENCY_KEY_MISSING', ...caseWrites] },
  returnHandover: { method: 'post', path: '/api/handovers/{taskId}/return', summary: 'Return a handover with a reason: responsibility stays with the sender', access: handlers, body: s.reasonSchema, ifMatch: true, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['CASE_SUSPENDED', ...taskWrites, 'HANDOVER_NOT_OPEN', 'HANDOVER_WRONG_UNIT', 'REASON_MISSING', 'IDEMPOTENCY_KEY_MISSING', ...caseWrites] },
  offerHandover: { method: 'post', path: '/api/handovers/{taskId}/offer', summary: 'Offer a draft, or a returned handover again', access: handlers, body: h.offerSchema, ifMatch: true, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['CASE_SUSPENDED', ...taskWrites, 'HANDOVER_NOT_RETURNED', 'HANDOVER_INCOMPLETE', 'NOT_RESPONSIBLE', 'IDEMPOTENCY_KEY_MISSING', ...caseWrites] },
  startHandover: { method: 'post', path: '/api/cases/{caseId}/handovers', summary: 'Start a handover at whatever step the case stands: a draft until it is offered', access: handlers, body: h.startHandoverSchema, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['CASE_SUSPENDED', 'NOT_FOUND', 'ROLE_MISSING', 'NOT_RESPONSIBLE', 'HANDOVER_ALREADY_OPEN', 'HANDOVER_RECEIVER_INVALID', 'REASON_MISSING', ...commandKeys, ...caseWrites] },
  withdrawHandover: { method: 'post', path: '/api/handovers/{taskId}/withdraw', summary: 'Take back a handover that my side started and nobody accepted', access: handlers, body: s.reasonSchema, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['CASE_SUSPENDED', 'NOT_FOUND', 'ROLE_MISSING', 'NOT_RESPONSIBLE', 'HANDOVER_NOT_OPEN', 'REASON_MISSING', ...commandKeys, ...caseWrites] },
  recordFirstService: { method: 'post', path: '/api/handovers/{taskId}/first-service', summary: 'Record the first service event after a transition: the gap ends', access: handlers, body: h.firstServiceSchema, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['CASE_SUSPENDED', 'NOT_FOUND', 'ROLE_MISSING', 'HANDOVER_NOT_ACCEPTED', 'HANDOVER_WRONG_UNIT', 'FIRST_SERVICE_RECORDED', ...commandKeys, ...caseWrites] },
  closeHandover: { method: 'post', path: '/api/handovers/{taskId}/close', summary: 'Report the outcome to the sender and end the handover', access: handlers, body: h.closeHandoverSchema, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['CASE_SUSPENDED', 'NOT_FOUND', 'ROLE_MISSING', 'HANDOVER_NOT_ACCEPTED', 'HANDOVER_WRONG_UNIT', 'FIRST_SERVICE_MISSING', ...commandKeys, ...caseWrites] },
  moveCaseOn: { method: 'post', path: '/api/cases/{caseId}/move-on', summary: 'Pass a matter that nobody has taken on to the right unit; the move is counted', access: workers, body: h.moveOnSchema, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['CASE_SUSPENDED', 'NOT_FOUND', 'ROLE_MISSING', 'NOT_RESPONSIBLE', 'HANDOVER_NEEDED', 'HANDOVER_RECEIVER_INVALID', 'HANDOVER_ALREADY_OPEN', 'REASON_MISSING', ...commandKeys, ...caseWrites] },

  listPartnerHandovers: { method: 'get', path: '/api/partner/handovers', summary: 'Handovers that my organisation offered or was offered', access: ['partner'], success: 200, answer: partner.partnerHandoverListSchema, problems: ['ROLE_MISSING'] },
  startPartnerHandover: { method: 'post', path: '/api/partner/handovers', summary: 'Hand a client over to a unit of the region: my organisation is responsible until it accepts', access: ['partner'], body: partner.startPartnerHandoverSchema, idempotencyKey: true, success: 201, answer: partner.partnerHandoverStartedSchema, problems: ['HANDOVER_RECEIVER_INVALID', 'NO_PUBLISHED_MODEL', 'ROLE_MISSING', ...commandKeys] },

  listReceivers: { method: 'get', path: '/api/receivers', summary: 'Units that a handover can go to: of this region and of others', access: handlers, success: 200, answer: t.receiverListSchema, problems: ['ROLE_MISSING'] },
  listTransitions: { method: 'get', path: '/api/transitions', summary: 'The register of transitions: offered, accepted, first service event, gap in days', access: readers, query: t.transitionQuerySchema, success: 200, answer: t.transitionPageSchema, problems: ['CURSOR_INVALID', 'ROLE_MISSING'] },
  listRegionHandovers: { method: 'get', path: '/api/region-handovers', summary: 'Handovers from another region to my units, and what became of those from mine', access: workers, success: 200, answer: t.regionHandoverListSchema, problems: ['ROLE_MISSING'] },
  acceptRegionHandover: { method: 'post', path: '/api/region-handovers/{offerId}/accept', summary: "Accept another region's handover: a case opens here, linked to the one there", access: workers, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['NOT_FOUND', 'ROLE_MISSING', 'HANDOVER_NOT_OPEN', 'NO_PUBLISHED_MODEL', ...commandKeys, ...caseWrites] },
  returnRegionHandover: { method: 'post', path: '/api/region-handovers/{offerId}/return', summary: "Return another region's handover with a reason", access: workers, body: s.reasonSchema, idempotencyKey: true, success: 200, answer: t.regionHandoverListSchema, mayBeAccepted: true, problems: ['NOT_FOUND', 'ROLE_MISSING', 'HANDOVER_NOT_OPEN', ...commandKeys, ...caseWrites] },
  listStuckCases: { method: 'get', path: '/api/stuck-cases', summary: 'Open cases that nothing keeps going: no task and no timer, no receiver, nobody responsible', access: readers, success: 200, answer: t.stuckListSchema, problems: ['ROLE_MISSING'] },

  requestCallBack: { method: 'post', path: '/api/cases/{caseId}/call-backs', summary: 'Ask that the client be called back', access: workers, body: h.requestCallBackSchema, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['NOT_FOUND', 'ROLE_MISSING', ...commandKeys, ...caseWrites] },
  recordCall: { method: 'post', path: '/api/call-backs/{taskId}/attempts', summary: 'Record an attempt to call back: reached, not reached or given up', access: workers, body: h.recordCallSchema, ifMatch: true, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: [...taskWrites, 'CALL_BACK_NOT_OPEN', 'REASON_MISSING', ...commandKeys, ...caseWrites] },

  listCases: { method: 'get', path: '/api/cases', summary: 'Cases of the region', access: readers, query: s.caseQuerySchema, success: 200, answer: s.casePageSchema, problems: ['CURSOR_INVALID', 'ROLE_MISSING'] },
  getCase: { method: 'get', path: '/api/cases/{caseId}', summary: 'A case: tier, responsible, clocks, path', access: readers, success: 200, answer: s.caseSchema, problems: ['NOT_FOUND', 'ROLE_MISSING'] },
  getCaseHistory: { method: 'get', path: '/api/cases/{caseId}/history', summary: "A case's event log with the diagram of its own version", access: readers, success: 200, answer: s.historySchema, problems: ['NOT_FOUND', 'ROLE_MISSING'] },
  endCase: { method: 'post', path: '/api/cases/{caseId}/end', summary: 'End a case outside the drawn path, with a reason', access: workers, body: s.endCaseSchema, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['NOT_FOUND', 'ROLE_MISSING', 'IDEMPOTENCY_KEY_MISSING', ...caseWrites] },

  suspendCase: { method: 'post', path: '/api/cases/{caseId}/suspend', summary: 'Let a case stand still, with a reason; its clocks go on or stand still as its model says', access: supervisors, body: s.reasonSchema, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['NOT_RESPONSIBLE', 'NOT_FOUND', 'ROLE_MISSING', 'IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_REUSED', 'CASE_SUSPENDED', 'REASON_MISSING', ...caseWrites] },
  resumeCase: { method: 'post', path: '/api/cases/{caseId}/resume', summary: 'Let a suspended case go on: what fell due meanwhile happens now, in order', access: supervisors, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['NOT_RESPONSIBLE', 'NOT_FOUND', 'ROLE_MISSING', 'IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_REUSED', 'CASE_NOT_SUSPENDED', ...caseWrites] },
  pauseClock: { method: 'post', path: '/api/cases/{caseId}/clocks/{clock}/pause', summary: 'The case waits: for whom, since when and why', access: workers, body: time.pauseClockSchema, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: [...clockWrites, 'EFFECTIVE_TIME_INVALID', ...caseWrites] },
  resumeClock: { method: 'post', path: '/api/cases/{caseId}/clocks/{clock}/resume', summary: 'The wait is over', access: workers, body: time.resumeClockSchema, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: [...clockWrites, 'CLOCK_NOT_PAUSED', 'EFFECTIVE_TIME_INVALID', ...caseWrites] },
  changeClockDue: { method: 'post', path: '/api/cases/{caseId}/clocks/{clock}/due', summary: "Set a target's last day, with a reason", access: workers, body: time.clockDueSchema, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: [...clockWrites, 'CLOCK_STATUTORY', 'CLOCK_WITHOUT_NUMBER', 'DUE_DATE_INVALID', ...caseWrites] },
  recordException: { method: 'post', path: '/api/cases/{caseId}/clocks/{clock}/exception', summary: 'Document that the law lets the limit be exceeded, why and until when', access: workers, body: time.exceptionSchema, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: [...clockWrites, 'EXCEPTION_NOT_ALLOWED', 'EXCEPTION_TOO_LATE', 'CLOCK_WITHOUT_NUMBER', 'DUE_DATE_INVALID', ...caseWrites] },

  listIncidents: { method: 'get', path: '/api/incidents', summary: 'What failed and waits for somebody, oldest first', access: readers, query: s.pageQuerySchema, success: 200, answer: s.incidentPageSchema, problems: ['CURSOR_INVALID', 'ROLE_MISSING'] },
  retryIncident: { method: 'post', path: '/api/incidents/{incidentId}/retry', summary: 'Try again what failed, with corrected values if need be', access: supervisors, body: s.retryIncidentSchema, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['NOT_RESPONSIBLE', 'INCIDENT_UNKNOWN', 'ROLE_MISSING', 'IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_REUSED', 'REASON_MISSING', 'CASE_SUSPENDED', ...caseWrites] },

  listUnappliedWork: { method: 'get', path: '/api/unapplied-work', summary: 'What I sent, was kept with 202 and could not be applied, with what I typed', access: readers, success: 200, answer: unappliedWorkListSchema, problems: ['ROLE_MISSING'] },
  dismissUnappliedWork: { method: 'post', path: '/api/unapplied-work/{commandId}/dismiss', summary: 'Put such a notice away; what was typed is forgotten', access: readers, success: 200, answer: dismissedSchema, problems: ['NOT_FOUND', 'ROLE_MISSING'] },

  listEscalations: { method: 'get', path: '/api/escalations', summary: 'Open escalations for me: by role, unit or name', access: readers, query: s.pageQuerySchema, success: 200, answer: s.escalationPageSchema, problems: ['CURSOR_INVALID', 'ROLE_MISSING'] },
  acknowledgeEscalation: { method: 'post', path: '/api/escalations/{escalationId}/acknowledge', summary: 'Say that an escalation is seen and taken care of', access: readers, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['NOT_FOUND', 'ROLE_MISSING', 'ESCALATION_UNKNOWN', 'IDEMPOTENCY_KEY_MISSING', ...caseWrites] },

  listPeople: { method: 'get', path: '/api/people', summary: 'People of my units with their load, and the queues of the units', access: supervisors, success: 200, answer: p.peopleSchema, problems: ['ROLE_MISSING'] },
  listColleagues: { method: 'get', path: '/api/colleagues', summary: 'Active people who share a unit with me: by name, without their load', access: workers, success: 200, answer: p.colleaguesSchema, problems: ['ROLE_MISSING'] },
  updatePerson: { method: 'put', path: '/api/people/{personId}', summary: "Change the region's own record of a person", access: supervisors, body: p.updatePersonSchema, ifMatch: true, success: 200, answer: p.personSchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'VERSION_STALE', 'IF_MATCH_MISSING', 'PERSON_NOT_AVAILABLE'] },
  deactivatePerson: { method: 'post', path: '/api/people/{personId}/deactivate', summary: 'A person leaves: refused until all their clients have the next coordinator; opens those namings', access: supervisors, success: 200, answer: p.personSchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'COORDINATOR_NEEDED'] },
  activatePerson: { method: 'post', path: '/api/people/{personId}/activate', summary: 'A person is back', access: supervisors, success: 200, answer: p.personSchema, problems: ['NOT_FOUND', 'ROLE_MISSING'] },
  planAbsence: { method: 'post', path: '/api/people/{personId}/absences', summary: "An absence, one's own or of somebody of my units, with a substitute who is asked", access: workers, body: p.planAbsenceSchema, idempotencyKey: true, success: 201, answer: p.absenceSchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'IDEMPOTENCY_KEY_MISSING', 'COORDINATOR_NEEDED', 'PERSON_NOT_AVAILABLE', 'ABSENCE_OVERLAPS'] },
  listMyAbsences: { method: 'get', path: '/api/absences', summary: 'My absences and those in which I stand in', access: workers, success: 200, answer: p.absenceListSchema, problems: ['ROLE_MISSING'] },
  acceptAbsence: { method: 'post', path: '/api/absences/{absenceId}/accept', summary: 'Stand in for somebody', access: workers, success: 200, answer: p.absenceSchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'ABSENCE_OVERLAPS'] },
  declineAbsence: { method: 'post', path: '/api/absences/{absenceId}/decline', summary: 'Not stand in', access: workers, success: 200, answer: p.absenceSchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'COORDINATOR_NEEDED'] },
  cancelAbsence: { method: 'post', path: '/api/absences/{absenceId}/cancel', summary: 'The absence does not take place', access: workers, success: 200, answer: p.absenceSchema, problems: ['NOT_FOUND', 'ROLE_MISSING'] },

  listCandidates: { method: 'get', path: '/api/namings/{taskId}/candidates', summary: 'Whom I can name, with their load and whether they may by law', access: workers, success: 200, answer: p.candidateListSchema, problems: ['NOT_FOUND', 'ROLE_MISSING'] },
  nameCoordinator: { method: 'post', path: '/api/namings/{taskId}/name', summary: 'Ask a person to be the coordinator; who is full gets the client on their waiting list', access: workers, body: p.nameCoordinatorSchema, ifMatch: true, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: [...taskWrites, ...namings, 'NAMING_WRONG_UNIT', 'NOT_ELIGIBLE', 'JUSTIFICATION_MISSING', 'PERSON_NOT_AVAILABLE', ...caseWrites] },
  acceptCoordination: { method: 'post', path: '/api/namings/{taskId}/accept', summary: 'Be the coordinator', access: workers, ifMatch: true, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: [...taskWrites, ...namings, 'NAMING_NOT_YOURS', ...caseWrites] },
  declineCoordination: { method: 'post', path: '/api/namings/{taskId}/decline', summary: 'Not be the coordinator: back to who names', access: workers, body: s.reasonSchema, ifMatch: true, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: [...taskWrites, ...namings, 'NAMING_NOT_YOURS', 'REASON_MISSING', ...caseWrites] },
  keepCoordinator: { method: 'post', path: '/api/namings/{taskId}/keep', summary: 'The coordinator stays after all', access: workers, ifMatch: true, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: [...taskWrites, ...namings, 'NAMING_WRONG_UNIT', 'COORDINATOR_NEEDED', ...caseWrites] },
  endCoordination: { method: 'post', path: '/api/cases/{caseId}/coordinators/{role}/end', summary: 'A coordinator gives up a role: refused until the next has accepted; opens that naming', access: workers, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['NOT_FOUND', 'ROLE_MISSING', 'COORDINATOR_UNKNOWN', 'COORDINATOR_NEEDED', 'IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_REUSED', ...caseWrites] },
  listCoordinatorGaps: { method: 'get', path: '/api/coordinators/gaps', summary: 'Clients of the intensive tier without a coordinator: gaps (none, ever) and who waits to be named', access: readers, success: 200, answer: p.coordinatorGapsSchema, problems: ['ROLE_MISSING'] },
  moveTask: { method: 'post', path: '/api/tasks/{taskId}/move', summary: 'Move a task to another person of its unit, the matter with it when it was the responsible worker\'s', access: supervisors, body: p.moveTaskSchema, ifMatch: true, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: [...taskWrites, 'PERSON_NOT_AVAILABLE', 'IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_REUSED', ...caseWrites] },

  listModels: { method: 'get', path: '/api/models', summary: "The region's models with their versions", access: [...leads, ...readers], success: 200, answer: s.modelListSchema, problems: ['ROLE_MISSING'] },
  getVersion: { method: 'get', path: '/api/models/{modelId}/versions/{number}', summary: 'A version: BPMN XML, forms and decisions', access: [...leads, ...readers], success: 200, answer: s.versionSchema, problems: ['NOT_FOUND', 'ROLE_MISSING'] },
  createDraft: { method: 'post', path: '/api/models/{modelId}/versions', summary: 'Make a draft from a version', access: leads, body: s.createDraftSchema, success: 201, answer: s.versionSummarySchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'DRAFT_EXISTS', 'NOT_IN_EDITING_GROUP'] },
  saveVersion: { method: 'put', path: '/api/models/{modelId}/versions/{number}', summary: 'Save a draft; a published version is refused', access: leads, body: s.saveVersionSchema, ifMatch: true, success: 200, answer: s.savedVersionSchema, problems: [...versionWrites, 'VERSION_IN_REVIEW', 'DRAFT_LOCKED', 'MODEL_MALFORMED', 'NOT_IN_EDITING_GROUP'] },
  attendVersion: { method: 'put', path: '/api/models/{modelId}/versions/{number}/presence', summary: 'Tell that a tab has a version open, and ask to edit it: one tab edits a draft at a time', access: modelers, body: presence.attendSchema, success: 200, answer: presence.attendanceSchema, problems: ['NOT_FOUND', 'ROLE_MISSING'] },
  publishVersion: { method: 'post', path: '/api/models/{modelId}/versions/{number}/publish', summary: 'Publish a version: from its day on, new cases start on it', access: leads, body: s.publishSchema, ifMatch: true, success: 200, answer: s.versionSummarySchema, problems: [...versionWrites, 'VERSION_STATE', 'APPROVAL_MISSING', 'VALID_FROM_PAST', 'MODEL_INVALID', 'MODEL_MALFORMED', 'NOT_IN_EDITING_GROUP'] },

  createModel: { method: 'post', path: '/api/models', summary: 'Derive a variant, or take a published one from the library as an own draft', access: leads, body: v.createModelSchema, success: 201, answer: s.versionSummarySchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'VERSION_STATE', 'MODEL_EXISTS', 'REGION_FOREIGN'] },
  getModelHistory: { method: 'get', path: '/api/models/{modelId}/history', summary: 'What was done with the versions of a model: who, when, why', access: modelers, success: 200, answer: v.modelHistorySchema, problems: ['NOT_FOUND', 'ROLE_MISSING'] },
  describeVersion: { method: 'put', path: '/api/models/{modelId}/versions/{number}/about', summary: 'Record the development groups and workshops behind a draft', access: leads, body: v.aboutVersionSchema, ifMatch: true, success: 200, answer: s.versionSummarySchema, problems: [...versionWrites, 'VERSION_IN_REVIEW', 'NOT_IN_EDITING_GROUP'] },
  listGroupPeople: { method: 'get', path: '/api/group-people', summary: 'Who of the region can be named in a development group: development leads and those who approve', access: leads, success: 200, answer: v.groupPeopleSchema, problems: ['ROLE_MISSING'] },
  submitVersion: { method: 'post', path: '/api/models/{modelId}/versions/{number}/submit', summary: 'Send a draft to be approved', access: leads, body: v.submitVersionSchema, ifMatch: true, success: 200, answer: s.versionSummarySchema, problems: [...versionWrites, 'VERSION_STATE', 'MODEL_INVALID', 'MODEL_MALFORMED', 'NOT_IN_EDITING_GROUP'] },
  returnVersion: { method: 'post', path: '/api/models/{modelId}/versions/{number}/return', summary: 'Send a version in review back to be a draft, with a comment', access: [...approvers, ...leads], body: s.reasonSchema, ifMatch: true, success: 200, answer: s.versionSummarySchema, problems: [...versionWrites, 'VERSION_STATE', 'NOT_IN_APPROVING_GROUP'] },
  approveVersion: { method: 'post', path: '/api/models/{modelId}/versions/{number}/approve', summary: "Approve another person's version", access: approvers, body: v.approveVersionSchema, ifMatch: true, success: 200, answer: s.versionSummarySchema, problems: [...versionWrites, 'VERSION_STATE', 'APPROVER_INVOLVED', 'NOT_IN_APPROVING_GROUP'] },
  retireVersion: { method: 'post', path: '/api/models/{modelId}/versions/{number}/retire', summary: 'Take a published version out of use: no case starts on it any more', access: leads, body: s.reasonSchema, ifMatch: true, success: 200, answer: s.versionSummarySchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'VERSION_STATE', 'VERSION_STALE', 'IF_MATCH_MISSING'] },
  getRebase: { method: 'get', path: '/api/models/{modelId}/versions/{number}/rebase', summary: 'What bringing a draft onto the newest version of its parent means: changes of both sides, conflicts', access: modelers, success: 200, answer: v.rebasePreviewSchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'MODEL_WITHOUT_PARENT', 'PARENT_UNCHANGED', 'MODEL_MALFORMED'] },
  rebaseVersion: { method: 'post', path: '/api/models/{modelId}/versions/{number}/rebase', summary: 'Bring a draft onto the newest version of its parent', access: leads, body: v.rebaseSchema, ifMatch: true, success: 200, answer: v.rebasedVersionSchema, problems: [...versionWrites, 'VERSION_IN_REVIEW', 'MODEL_WITHOUT_PARENT', 'PARENT_UNCHANGED', 'MERGE_CONFLICT', 'MODEL_MALFORMED', 'NOT_IN_EDITING_GROUP'] },
  getDivisionOfWork: { method: 'get', path: '/api/models/{modelId}/versions/{number}/division-of-work', summary: 'Who does what, and which steps have no legal basis', access: modelers, success: 200, answer: v.divisionOfWorkSchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'MODEL_INVALID', 'MODEL_MALFORMED'] },
  listLibrary: { method: 'get', path: '/api/library', summary: 'Published variants of all regions', access: modelers, success: 200, answer: v.librarySchema, problems: ['ROLE_MISSING'] },
  getLibraryVersion: { method: 'get', path: '/api/library/{region}/{modelId}/versions/{number}', summary: 'A version of the own region, or one that another region has published', access: modelers, success: 200, answer: v.libraryVersionSchema, problems: ['NOT_FOUND', 'ROLE_MISSING'] },
  compareVersions: { method: 'get', path: '/api/comparison', summary: 'Compare two versions or variants by meaning', access: modelers, query: v.comparisonQuerySchema, success: 200, answer: v.comparisonSchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'MODEL_MALFORMED'] },
  getRegionSettings: { method: 'get', path: '/api/region-settings', summary: 'What the region has decided about publishing', access: modelers, success: 200, answer: v.regionSettingsSchema, problems: ['ROLE_MISSING'] },
  saveRegionSettings: { method: 'put', path: '/api/region-settings', summary: 'Decide whether publishing needs a second person', access: ['manager'], body: v.saveRegionSettingsSchema, ifMatch: true, success: 200, answer: v.regionSettingsSchema, problems: ['ROLE_MISSING', 'VERSION_STALE', 'IF_MATCH_MISSING'] },

  listRunningCases: { method: 'get', path: '/api/models/{modelId}/versions/{number}/cases', summary: 'Open cases that run a version, newest first', access: modelers, query: m.runningCasesQuerySchema, success: 200, answer: m.runningCasePageSchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'VERSION_STATE', 'CURSOR_INVALID'] },
  previewMigration: { method: 'post', path: '/api/cases/{caseId}/migration/preview', summary: 'What moving a case to another version would mean: where each token and clock goes, what stands in the way; changes nothing', access: timeKeepers, body: m.previewMigrationSchema, success: 200, answer: m.migrationPreviewSchema, problems: ['NOT_FOUND', 'ROLE_MISSING', 'VERSION_STATE', 'CASE_ENDED', 'CASE_STARTING'] },
  migrateCase: { method: 'post', path: '/api/cases/{caseId}/migration', summary: 'Move a case to another version as the dry run showed, with a reason', access: timeKeepers, body: m.migrateCaseSchema, idempotencyKey: true, success: 200, answer: s.commandResultSchema, mayBeAccepted: true, problems: ['NOT_FOUND', 'ROLE_MISSING', 'VERSION_STATE', 'MIGRATION_BLOCKED', 'REASON_MISSING', ...commandKeys, ...caseWrites] },

  getTimeData: { method: 'get', path: '/api/time-data', summary: "The region's calendars and limits over the country's, with their versions", access: [...leads, ...readers], success: 200, answer: time.timeDataSchema, problems: ['ROLE_MISSING'] },
  previewTimeData: { method: 'post', path: '/api/time-data/preview', summary: 'Whose due times would move, from what to what; changes nothing', access: timeKeepers, body: time.timeDataRowsSchema, success: 200, answer: time.timeDataPreviewSchema, problems: ['TIME_DATA_INVALID', 'ROLE_MISSING'] },
  publishTimeData: { method: 'post', path: '/api/time-data', summary: 'Put calendars and limits into force: new cases count by them, and every open case gets a command', access: timeKeepers, body: time.publishTimeDataSchema, idempotencyKey: true, success: 201, answer: time.timeDataPublishedSchema, problems: ['TIME_DATA_INVALID', 'VERSION_STALE', 'ROLE_MISSING', 'IDEMPOTENCY_KEY_MISSING', 'IDEMPOTENCY_KEY_REUSED'] },

  getForecast: { method: 'get', path: '/api/forecast', summary: 'What will breach next, by responsible unit and worker', access: readers, query: time.forecastQuerySchema, success: 200, answer: time.forecastSchema, problems: ['REGION_FOREIGN', 'REQUEST_INVALID', 'ROLE_MISSING'] },
  getTimeliness: { method: 'get', path: '/api/timeliness', summary: 'In time, late, open and late, pending: the due cohort of a period', access: readers, query: s.timelinessQuerySchema, success: 200, answer: s.timelinessSchema, problems: ['ROLE_MISSING'] },
  listTimelinessCases: { method: 'get', path: '/api/timeliness/cases', summary: 'The cases behind a number', access: readers, query: s.timelinessCasesQuerySchema, success: 200, answer: s.timelinessCasePageSchema, problems: ['CURSOR_INVALID', 'ROLE_MISSING'] },
  getLateness: { method: 'get', path: '/api/lateness', summary: 'How late the machinery itself was: from the due instant of an escalation to its record', access: readers, query: latenessQuerySchema, success: 200, answer: latenessSchema, problems: ['ROLE_MISSING'] },
} as const satisfies Record<string, Route>;

export type OperationId = keyof typeof routes;
