/**
 * Bodies, queries and answers of the API. One zod schema each: validation, types and OpenAPI all come from here.
 * Instants are ISO 8601 UTC with milliseconds; dates `YYYY-MM-DD` are Europe/Helsinki.
 */
import { z } from 'zod';
import type { CaseFinding, Standing } from '../guidance/index.ts';
import { actorSchema, channels, date, instant, languages, pageOf, pageQuerySchema, responsibleSchema, text, textsSchema, tierSchema, valuesSchema } from './atoms.ts';
import { caseCoordinatorSchema, namingSchema } from './people.ts';
import { callBackSchema, handoverSchema, handoverSummarySchema } from './handover-schemas.ts';

export { channels, languages, pageQuerySchema };

export const sessionSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()), region: z.string(), regionNames: textsSchema, units: z.array(z.object({ id: z.string(), names: textsSchema })) }),
  expiresAt: instant,
}).meta({ id: 'Session' });

export const createContactSchema = z.object({
  channel: z.enum(channels),
  /** Who the matter is about. A known client by `clientId`, else a new client is made. */
  client: z.union([
    z.object({ clientId: z.uuid() }).strict(),
    z.object({ name: text(200), birthDate: date.optional(), phone: z.string().max(40).optional() }).strict(),
  ]),
  /** Who made contact, when it was not the client. */
  reporter: z.object({ relation: z.enum(['relative', 'legalRepresentative', 'professional', 'other']), name: z.string().max(200).optional() }).strict().optional(),
  need: text(4000).describe('What the client needs, in their words'),
  serviceLanguage: z.enum(['fi', 'sv', 'en', 'se', 'smn', 'sms', 'other']).default('fi'),
  interpreterNeeded: z.boolean().default(false),
  /** Ground for the seven-working-day limit of SHL 36.2 §, null when none applies. */
  sevenDayGround: z.enum(['age75', 'careAllowance', 'disability']).nullable().default(null),
  /** When the contact came in (vireilletulo), never in the future; default now. Kept as given, never overwritten (INT-05). */
  initiatedAt: instant.optional(),
  /** The client's open case that the contact joins: no case of its own (INT-06). Only with `clientId`. */
  join: z.uuid().optional(),
  /** Said on purpose: the contact starts a case of its own though the client has an open matter. */
  separate: z.literal(true).optional(),
}).strict().meta({ id: 'CreateContact' });
export type CreateContact = z.infer<typeof createContactSchema>;

export const contactSchema = z.object({
  id: z.uuid(), caseId: z.uuid(), caseNumber: z.string(), clientId: z.uuid(), channel: z.enum(channels), initiatedAt: instant, recordedAt: instant,
  /** `starting` while the command waits for the durable engine; the contact itself is already safe. */
  status: z.enum(['starting', 'started']),
  joined: z.boolean().describe('True when it joined a case that was open'),
}).meta({ id: 'Contact' });
export type Contact = z.infer<typeof contactSchema>;

export const standings = ['counts', 'standsStill'] as const satisfies readonly Standing[];
export const waitingFor = ['client', 'partner', 'place', 'healthProfessional', 'decision', 'other'] as const;
export const clockSchema = z.object({
  id: z.string(), clockId: z.string(), kind: z.enum(['statutory', 'target']), names: textsSchema, legalBasis: z.string().nullable(),
  elementId: z.string().nullable(), startedAt: instant,
  due: instant.nullable().describe('Exclusive bound; null without a number. While paused: what it was, it moves when the clock goes on'), dueDate: date.nullable(), limit: z.number().nullable(), unit: z.string(),
  stoppedAt: instant.nullable(), breachedAt: instant.nullable(),
  state: z.enum(['running', 'paused', 'stopped', 'cancelled']), cancelledBecause: z.enum(['withdrawn', 'notRequired']).nullable(),
  limitRow: z.string().nullable().describe('Dated limit row that was valid when it started'), dataVersion: z.string().nullable().describe('Version of calendars and limits that it is computed from'),
  warns: z.boolean().describe('Whether the model says when to warn'), warnedAt: instant.nullable(),
  exceptionGrounds: z.array(z.string()).describe('Grounds on which the law lets the limit be exceeded'),
  exception: z.object({ at: instant, ground: z.string(), lawfulDue: instant, lawfulDueDate: date }).nullable().describe('A documented exception: due is its own then'),
  moved: z.object({ at: instant, firstDue: instant.nullable(), firstDueDate: date.nullable(), reason: z.string(), by: actorSchema.nullable() }).nullable().describe('The last change of the due date by hand, and what it was before the first one'),
  waits: z.array(z.object({
    from: instant, to: instant.nullable(), recordedAt: instant, waitingFor: z.enum([...waitingFor, 'suspension', 'reopened']), standing: z.enum(standings),
    reason: z.string().nullable(), by: actorSchema.nullable(),
  })).describe('Times in which the case waited, effective instants'),
}).meta({ id: 'Clock' });
export type Clock = z.infer<typeof clockSchema>;

export const taskSummarySchema = z.object({
  id: z.string(), version: z.int(), kind: z.enum(['task', 'handover', 'returnedHandover', 'handoverDraft', 'callBack', 'naming', 'nomination']),
  elementId: z.string(), names: textsSchema,
  caseId: z.uuid(), caseNumber: z.string().describe('Pseudonymous, such as A-1042'), tier: tierSchema.nullable(),
  unit: z.string(), unitNames: textsSchema, role: z.string(), assignee: actorSchema.nullable(), forWorker: actorSchema.nullable().describe('The one person it is for, also before they take it; without their name'),
  status: z.enum(['waiting', 'claimed', 'sending', 'completed', 'cancelled']),
  createdAt: instant,
  /** The clock with the least legal time left on the case, else the target with the least. */
  clock: clockSchema.nullable(),
}).meta({ id: 'TaskSummary' });
export type TaskSummary = z.infer<typeof taskSummarySchema>;

export const recordedValueSchema = z.object({
  key: z.string(), label: z.string(), value: z.json(), by: actorSchema.nullable(), at: instant, elementId: z.string().nullable(), source: textsSchema,
}).meta({ id: 'RecordedValue' });

export const pathStepSchema = z.object({ elementId: z.string(), names: textsSchema, tier: tierSchema.nullable(), state: z.enum(['done', 'now', 'cancelled']), at: instant, by: actorSchema.nullable() }).meta({ id: 'PathStep' });

export const taskSchema = taskSummarySchema.extend({
  instruction: textsSchema.nullable(), basis: z.array(z.object({ ref: z.string(), note: z.string().optional() })), sources: z.array(z.object({ ref: z.string(), note: z.string().optional() })),
  /** Why this task is here for this unit or person, as data for a sentence: the element that led here and since when. */
  because: z.object({ afterElement: textsSchema.nullable(), since: instant }),
  client: z.object({ id: z.uuid(), name: z.string(), birthDate: date.nullable(), phone: z.string().nullable(), serviceLanguage: z.string(), interpreterNeeded: z.boolean() }),
  responsible: responsibleSchema, coordinator: actorSchema.nullable(), coordinators: z.array(caseCoordinatorSchema), naming: namingSchema.nullable(),
  /** form-js schema; null for a task without form. Component labels are Finnish; `translations` holds sv and en by component key. */
  form: z.record(z.string(), z.json()).nullable(),
  /** Prefilled values: the draft if there is one, else what was recorded before under the same keys. */
  values: valuesSchema, draftSavedAt: instant.nullable(),
  recorded: z.array(recordedValueSchema), path: z.array(pathStepSchema), clocks: z.array(clockSchema),
  handover: handoverSchema.nullable(),
  /** Of a call-back: why, and every attempt so far. */
  callBack: callBackSchema.nullable(),
}).meta({ id: 'Task' });
export type Task = z.infer<typeof taskSchema>;

export const taskQuerySchema = pageQuerySchema.extend({ scope: z.enum(['mine', 'units']).default('units'), unit: z.string().optional(), worker: z.string().max(200).optional().describe('Tasks of this person, for who supervises them; none for others'), tier: z.coerce.number().int().min(1).max(3).optional(), late: z.enum(['true', 'false']).optional() });
export const taskPageSchema = pageOf(taskSummarySchema, 'TaskPage').extend({ counts: z.object({ open: z.int(), late: z.int(), dueToday: z.int(), mine: z.int() }) }).meta({ id: 'TaskPage' });

/** Answer of everything that changes a case. `accepted` = kept and executed when the durable engine is back (HTTP 202). */
export const commandResultSchema = z.object({
  commandId: z.uuid(), status: z.enum(['done', 'accepted']), caseId: z.uuid(),
  /** Open tasks of the same case that the caller may take, first the one to open next. */
  nextTasks: z.array(taskSummarySchema),
}).meta({ id: 'CommandResult' });
export type CommandResult = z.infer<typeof commandResultSchema>;

export const completeTaskSchema = z.object({ values: valuesSchema.default({}), effectiveAt: instant.optional().describe('When it was done in fact, for the clocks that it stops; default now') }).strict().meta({ id: 'CompleteTask' });
export const draftSchema = z.object({ values: valuesSchema }).strict().meta({ id: 'TaskDraft' });
export const reasonSchema = z.object({ reason: text(2000) }).strict().meta({ id: 'Reason' });
export const endCaseSchema = z.object({ reason: z.enum(['clientWithdrew', 'moved', 'deceased', 'other']), note: z.string().max(2000).optional() }).strict().meta({ id: 'EndCase' });

const findings = ['moves', 'pingPong', 'handoverOutcome', 'transitionGap', 'contactJoined', 'stuck'] as const satisfies readonly CaseFinding[];
export const escalationSchema = z.object({
  id: z.string(), caseId: z.uuid(), caseNumber: z.string(),
  /** Null when no clock raised it but a `finding`. */
  clock: clockSchema.nullable(), stepId: z.string(), finding: z.enum(findings).nullable(), kind: z.enum(['remind', 'inform', 'help', 'transfer']),
  role: z.string(), unit: z.string(), unitNames: textsSchema,
  /** Whom it reached and why them; null = whoever has the role in the unit. */
  addressees: z.array(z.object({ worker: z.string(), name: z.string().nullable(), because: z.enum(['named', 'role', 'substitute', 'deputy', 'nextLevel', 'absent']), insteadOf: z.string().optional(), insteadOfName: z.string().nullable() })).nullable(),
  raisedAt: instant, acknowledgedAt: instant.nullable(), acknowledgedBy: actorSchema.nullable(),
}).meta({ id: 'Escalation' });
export type Escalation = z.infer<typeof escalationSchema>;
export const escalationPageSchema = pageOf(escalationSchema, 'EscalationPage');

export const incidentSchema = z.object({
  id: z.string(), caseId: z.uuid(), caseNumber: z.string(), elementId: z.string().nullable(), names: textsSchema.nullable().describe('Of the element'), clock: z.string().nullable(), code: z.string(), message: z.string(),
  raisedAt: instant, retries: z.int(), owner: responsibleSchema.nullable().describe('Whoever is responsible for the case'),
}).meta({ id: 'Incident' });
export type Incident = z.infer<typeof incidentSchema>;
export const incidentPageSchema = pageOf(incidentSchema, 'IncidentPage');
export const retryIncidentSchema = z.object({ values: valuesSchema.default({}), reason: z.string().max(2000).optional().describe('Needed when values are corrected') }).strict().meta({ id: 'RetryIncident' });

export const caseSummarySchema = z.object({
  id: z.uuid(), number: z.string(), status: z.enum(['starting', 'open', 'ended']), tier: tierSchema.nullable(), responsible: responsibleSchema.nullable(), coordinator: actorSchema.nullable(),
  channel: z.enum(channels), initiatedAt: instant, endedAt: instant.nullable(), outcome: z.string().nullable(),
  modelId: z.string(), modelVersion: z.int(), versionHash: z.string(), clocks: z.array(clockSchema),
  moves: z.int().describe('How many times responsibility moved from unit to unit'),
  suspended: z.object({ at: instant, reason: z.string(), by: actorSchema.nullable() }).nullable(),
}).meta({ id: 'CaseSummary' });
export type CaseSummary = z.infer<typeof caseSummarySchema>;
export const caseSchema = caseSummarySchema.extend({ clientId: z.uuid(), coordinators: z.array(caseCoordinatorSchema), path: z.array(pathStepSchema), escalations: z.array(escalationSchema), handovers: z.array(handoverSummarySchema), incidents: z.array(incidentSchema),
  standings: z.record(z.string(), z.object({ waiting: z.enum(standings), suspension: z.enum(standings) })).describe('By clockId: whether time counts while the case waits, and while it is suspended') }).meta({ id: 'Case' });
export type Case = z.infer<typeof caseSchema>;
export const caseQuerySchema = pageQuerySchema.extend({ status: z.enum(['open', 'ended']).optional(), suspended: z.literal('true').optional(), number: z.string().max(20).optional() });
export const casePageSchema = pageOf(caseSummarySchema, 'CasePage');

export const caseEventSchema = z.object({
  sequence: z.int(), type: z.string(), at: instant, recordedAt: instant, elementId: z.string().nullable(), by: actorSchema.nullable(),
  /** The event's own data. Values that people recorded are left out for managers. */
  data: z.record(z.string(), z.json()),
}).meta({ id: 'CaseEvent' });
export type CaseEventView = z.infer<typeof caseEventSchema>;
export const historySchema = z.object({ caseId: z.uuid(), number: z.string(), modelId: z.string(), modelVersion: z.int(), xml: z.string(), names: z.record(z.string(), textsSchema), events: z.array(caseEventSchema) }).meta({ id: 'CaseHistory' });
export type CaseHistory = z.infer<typeof historySchema>;

export const versionStates = ['draft', 'inReview', 'approved', 'published', 'retired'] as const;
/** Where something was taken from, as it was there: the hash names the content for good. */
export const originSchema = z.object({ region: z.string(), modelId: z.string(), number: z.int(), hash: z.string().nullable(), author: z.string() }).meta({ id: 'Origin' });
export const workshopSchema = z.object({ date, place: z.string().max(200).optional(), participants: text(2000) }).meta({ id: 'Workshop' });
/** A development group. Who is in a group that edits (approves) may, and of the others nobody, as long as somebody active in it has the role for it. */
export const developmentGroupSchema = z.object({ name: text(120), members: z.array(z.object({ id: z.string(), name: z.string() })), edits: z.boolean(), approves: z.boolean() }).meta({ id: 'DevelopmentGroup' });
export type DevelopmentGroup = z.infer<typeof developmentGroupSchema>;
/** Whether a version wants approval, whatever its region asks for: it names who approves. */
export function groupApproves(groups: readonly DevelopmentGroup[]): boolean {
  return groups.some(({ approves, members }) => approves && members.length > 0);
}
export const versionSummarySchema = z.object({
  id: z.uuid(), modelId: z.string(), number: z.int(), status: z.enum(versionStates), hash: z.string().nullable(), revision: z.int(),
  author: z.string(), reason: z.string().nullable(), createdAt: instant, publishedAt: instant.nullable(), basedOn: z.int().nullable(),
  /** First Helsinki day on which cases start on it. `waiting`: published, its day has not come. */
  validFrom: date.nullable(), waiting: z.boolean(), approvedBy: z.string().nullable(), approvedAt: instant.nullable(),
  groups: z.array(developmentGroupSchema), groupAllows: z.object({ edit: z.boolean(), approve: z.boolean() }).describe('What the groups allow the reader, who needs the role besides'), workshops: z.array(workshopSchema),
  /** The parent model's version that it comes from. */
  parentNumber: z.int().nullable(), origin: originSchema.nullable(),
}).meta({ id: 'VersionSummary' });
export type VersionSummary = z.infer<typeof versionSummarySchema>;
/** `number`: the parent's version that the newest version of the child comes from; `newest`: the parent's version in force; `changed`: it is a newer one. */
export const parentSchema = z.object({ region: z.string(), modelId: z.string(), names: textsSchema, number: z.int().nullable(), newest: z.int().nullable(), changed: z.boolean() }).meta({ id: 'ParentModel' });
export const modelSchema = z.object({
  id: z.string(), region: z.string(), names: textsSchema, level: z.enum(['national', 'region', 'unit']), unit: z.string().nullable(), parent: parentSchema.nullable(),
  published: z.int().nullable().describe('The version in force today'), versions: z.array(versionSummarySchema),
}).meta({ id: 'Model' });
export type Model = z.infer<typeof modelSchema>;
export const modelListSchema = z.object({ items: z.array(modelSchema) }).meta({ id: 'ModelList' });
export const formsSchema = z.record(z.string(), z.record(z.string(), z.json()));
/** DMN 1.x XML by key, the key that `guidance:decision` names. */
export const decisionsSchema = z.record(z.string().regex(/^[a-z][A-Za-z0-9-]{0,79}$/), z.string().min(1).max(200_000));
export const versionSchema = versionSummarySchema.extend({ xml: z.string(), forms: formsSchema, decisions: decisionsSchema }).meta({ id: 'Version' });
export type Version = z.infer<typeof versionSchema>;
export const diagnosticSchema = z.object({ code: z.string(), severity: z.enum(['error', 'warning']), elementId: z.string().nullable(), path: z.string().nullable(), message: z.string(), docs: z.string() }).meta({ id: 'Diagnostic' });
export const saveVersionSchema = z.object({ xml: z.string().min(1).max(900_000), forms: formsSchema.optional(), decisions: decisionsSchema.optional(), tab: z.uuid().optional().describe('The tab that edits, as it attends') }).strict().meta({ id: 'SaveVersion' });
export const savedVersionSchema = versionSummarySchema.extend({ problems: z.array(diagnosticSchema) }).meta({ id: 'SavedVersion' });
export type SavedVersion = z.infer<typeof savedVersionSchema>;
export const createDraftSchema = z.object({ from: z.int().positive() }).strict().meta({ id: 'CreateDraft' });
export const publishSchema = z.object({ reason: text(1000), validFrom: date.optional().describe('First Helsinki day; default today') }).strict().meta({ id: 'PublishVersion' });

export const timelinessStates = ['ON_TIME', 'LATE', 'OVERDUE_OPEN', 'EXCEPTION', 'DUE_MOVED', 'PENDING', 'WITHDRAWN', 'NOT_REQUIRED'] as const;
const timelinessFilter = { from: date, to: date.describe('Last day, inclusive'), asOf: instant.optional().describe('Default now'), clockId: z.string().optional(), kind: z.enum(['statutory', 'target']).default('statutory'), unit: z.string().optional(), modelVersion: z.coerce.number().int().positive().optional() };
export const timelinessQuerySchema = z.object(timelinessFilter);
export const timelinessSchema = z.object({
  from: date, to: date, asOf: instant,
  /** Cases whose due date is in the period (the due cohort), by state. */
  counts: z.object({ onTime: z.int(), late: z.int(), overdueOpen: z.int(), pending: z.int(), withdrawn: z.int(), notRequired: z.int(),
    exception: z.int().describe('Exceeded with a documented exception of the law: neither in time nor in the denominator'),
    dueMoved: z.int().describe('Beyond the first due date of a target, within one that somebody set by hand: neither in time nor in the denominator'),
    stoodStill: z.int().describe('Of those in time, the ones in which time stood still while the case waited'), paused: z.int().describe('Of the pending ones, those that stand still') }),
  due: z.int().describe('onTime + late + overdueOpen: the denominator'), rate: z.number().nullable(), wilson95: z.tuple([z.number(), z.number()]).nullable(),
  byClock: z.array(z.object({ clockId: z.string(), names: textsSchema, kind: z.enum(['statutory', 'target']), legalBasis: z.string().nullable(), due: z.int(), onTime: z.int(), late: z.int(), overdueOpen: z.int(), pending: z.int(), exception: z.int(), dueMoved: z.int(), rate: z.number().nullable() })),
  byMonth: z.array(z.object({ month: z.string(), due: z.int(), onTime: z.int(), rate: z.number().nullable() })).describe('Twelve months up to `to`'),
}).meta({ id: 'Timeliness' });
export type Timeliness = z.infer<typeof timelinessSchema>;
export const timelinessCasesQuerySchema = pageQuerySchema.extend({ ...timelinessFilter, state: z.enum(timelinessStates).optional() });
export const timelinessCasePageSchema = pageOf(z.object({ case: caseSummarySchema, clock: clockSchema, state: z.enum(timelinessStates) }).meta({ id: 'TimelinessCase' }), 'TimelinessCasePage');

export const healthSchema = z.object({ status: z.enum(['ok', 'degraded']), database: z.boolean(), temporal: z.boolean(), version: z.string() }).meta({ id: 'Health' });

/** What the live stream (`GET /api/live`, server-sent events) says: something of this case changed; read again what you show. */
export const liveEventSchema = z.object({ caseId: z.uuid().nullable().describe('Null when a model was published'), units: z.array(z.string()), kind: z.enum(['case', 'task', 'version']) }).meta({ id: 'LiveEvent' });
export type LiveEvent = z.infer<typeof liveEventSchema>;
