/** Bodies and answers about people: who they are, their load, absences and substitutes, the naming of coordinators. Dates are Europe/Helsinki. */
import { z } from 'zod';
import type { Profession } from '../guidance/index.ts';
import { actorSchema as actor, instant, textsSchema as texts } from './atoms.ts';

/** A coordinator's absence that an accepted substitute may bridge, calendar days; a longer one wants the next coordinator named. */
export const mostSubstitutedDays = 28;

const id = z.string().min(1).max(200);
/** Every profession of guidance's table: one that is missing, or of no such table, does not compile. */
const professions = {
  socialWorker: 'socialWorker', socionom: 'socionom', geronom: 'geronom', practicalNurse: 'practicalNurse', homeHelper: 'homeHelper', disabilityCarer: 'disabilityCarer',
  nurse: 'nurse', publicHealthNurse: 'publicHealthNurse', physician: 'physician', psychologist: 'psychologist', therapist: 'therapist', other: 'other',
} as const satisfies { readonly [Name in Profession]: Name };
const profession = z.enum(professions);
const employment = z.enum(['office', 'contract']).describe('office = virkasuhde, contract = työsuhde');

export const absenceSchema = z.object({
  id: z.uuid(), worker: z.string(), workerName: z.string().nullable(), from: z.iso.date(), to: z.iso.date().describe('Last day, inclusive'),
  substitute: z.string().nullable(), substituteName: z.string().nullable(), substituteAccepted: z.boolean(),
  /** `proposed`: a coordinator's absence that does not hold until the substitute has accepted. */
  status: z.enum(['agreed', 'proposed', 'declined', 'cancelled']),
}).meta({ id: 'Absence' });
export type Absence = z.infer<typeof absenceSchema>;
export const absenceListSchema = z.object({ items: z.array(absenceSchema) }).meta({ id: 'AbsenceList' });

export const personSchema = z.object({
  id: z.string(), version: z.int(), name: z.string(), roles: z.array(z.string()), units: z.array(z.string()), profession, employment: employment.nullable(),
  language: z.enum(['fi', 'sv', 'en']), email: z.string().nullable(), clientLimit: z.int().nullable(), deputy: z.string().nullable(),
  active: z.boolean(), there: z.boolean().describe('Active and not absent today'),
  clients: z.int().describe('Clients coordinated now'), waiting: z.int().describe('Clients on the waiting list'), openTasks: z.int(), overdue: z.int(), absences: z.array(absenceSchema),
}).meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;
export const peopleSchema = z.object({
  items: z.array(personSchema),
  units: z.array(z.object({ id: z.string(), names: texts, open: z.int(), unassigned: z.int(), overdue: z.int() })),
}).meta({ id: 'People' });
/** Who can be asked to stand in, and to whom work can move: names, nothing of anybody's load. */
export const colleaguesSchema = z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), units: z.array(z.string()), there: z.boolean().describe('Not absent today') })) }).meta({ id: 'Colleagues' });
export type Colleagues = z.infer<typeof colleaguesSchema>;
export type People = z.infer<typeof peopleSchema>;

export const updatePersonSchema = z.object({
  profession, employment: employment.nullable(), language: z.enum(['fi', 'sv', 'en']), email: z.email().max(200).nullable(),
  clientLimit: z.int().min(0).max(1000).nullable(), deputy: id.nullable(),
}).strict().meta({ id: 'UpdatePerson' });
export const planAbsenceSchema = z.object({ from: z.iso.date(), to: z.iso.date(), substitute: id.optional() }).strict()
  .refine(({ from, to }) => to >= from, { path: ['to'], message: 'Expected a last day that is not before the first' }).meta({ id: 'PlanAbsence' });

export const nameCoordinatorSchema = z.object({ person: id, justification: z.string().max(4000).optional() }).strict().meta({ id: 'NameCoordinator' });
export const moveTaskSchema = z.object({ person: id }).strict().meta({ id: 'MoveTask' });
export const candidateListSchema = z.object({
  items: z.array(z.object({
    worker: z.string(), unit: z.string(), name: z.string(), profession, employment: employment.nullable(), there: z.boolean(), clients: z.int(), limit: z.int().nullable(),
    eligibility: z.enum(['eligible', 'withJustification', 'notEligible']),
  }).meta({ id: 'Candidate' })),
}).meta({ id: 'CandidateList' });
export type CandidateList = z.infer<typeof candidateListSchema>;

const namingStatus = z.enum(['needed', 'offered', 'queued', 'named', 'closed']);
const namingBecause = z.enum(['tierEntered', 'ending', 'absence', 'deactivation']);
/** Who has a role in a case, since when, and who is asked to follow. */
export const caseCoordinatorSchema = z.object({
  role: z.string(), names: texts, holder: actor.nullable(), since: instant.nullable(),
  naming: z.object({ taskId: z.string(), status: namingStatus, because: namingBecause, since: instant, nominee: actor.nullable() }).nullable(),
}).meta({ id: 'CaseCoordinator' });
export type CaseCoordinator = z.infer<typeof caseCoordinatorSchema>;
/** The naming that a task of kind `naming` or `nomination` is about. */
export const namingSchema = z.object({
  role: z.string(), names: texts, status: namingStatus, because: namingBecause, since: instant, replaces: actor.nullable(), nominee: actor.nullable(), justification: z.string().nullable(),
  queuedAt: instant.nullable(), ahead: z.int().nullable().describe('Clients before this one on the waiting list'), declined: z.string().nullable().describe('Why the last one asked declined'),
}).meta({ id: 'Naming' });
export type NamingView = z.infer<typeof namingSchema>;

export const coordinatorGapsSchema = z.object({
  /** K14. Empty, always: what stands here is a fault. */
  gaps: z.array(z.object({ caseId: z.uuid(), caseNumber: z.string(), role: z.string(), names: texts, from: instant, to: instant.nullable(), lastHolder: actor.nullable() })),
  /** Not named yet: K7 runs. */
  waiting: z.array(z.object({ caseId: z.uuid(), caseNumber: z.string(), names: texts, since: instant, unit: z.string() })),
}).meta({ id: 'CoordinatorGaps' });
export type CoordinatorGaps = z.infer<typeof coordinatorGapsSchema>;
