/** Handovers, moves and call-backs as the API takes and answers them. */
import { z } from 'zod';
import type { CallResult, ConsentBasis, HandoverOutcome, Transition } from '../guidance/index.ts';
import { actorSchema, instant, responsibleSchema, text, textsSchema, tierSchema, valuesSchema } from './atoms.ts';

export const transitions = ['tierToTier', 'homeToService', 'serviceToHome', 'serviceToService', 'regionToRegion'] as const satisfies readonly Transition[];
export const consentBases = ['clientConsent', 'law'] as const satisfies readonly ConsentBasis[];
export const handoverOutcomes = ['serviceStarted', 'clientDeclined', 'noServiceNeeded', 'other'] as const satisfies readonly HandoverOutcome[];
export const callResults = ['reached', 'notReached', 'givenUp'] as const satisfies readonly CallResult[];

const note = (max: number) => z.string().trim().max(max);
const unit = z.string().regex(/^\d{2}-[a-z0-9-]+$/);
const role = z.string().regex(/^[a-zA-Z]{1,40}$/);

/** What the sender adds to the package, section by section. */
export const additionsSchema = z.object({
  needs: note(4000).optional(), plan: note(4000).optional(), decisions: note(4000).optional(), openTasks: note(4000).optional(), contacts: note(4000).optional(),
  consent: note(2000).optional().describe('What may be told to the receiver'), consentBasis: z.enum(consentBases).optional().describe("The client's consent (SHL 40 §) or a law (SHL 41 §)"),
}).strict().meta({ id: 'PackageAdditions' });

const partSchema = z.object({ values: valuesSchema, note: z.string().optional() });
export const packageSchema = z.object({
  needs: partSchema, plan: partSchema, decisions: partSchema, contacts: partSchema,
  openTasks: partSchema.extend({ tasks: z.array(z.object({ taskId: z.string(), elementId: z.string() })) }),
  consent: partSchema.extend({ basis: z.enum(consentBases).optional() }),
}).meta({ id: 'HandoverPackage' });
export type HandoverPackageView = z.infer<typeof packageSchema>;

export const handoverStatuses = ['draft', 'offered', 'returned', 'expired', 'accepted', 'withdrawn', 'closed'] as const;
export const handoverSummarySchema = z.object({
  id: z.string(), elementId: z.string(), status: z.enum(handoverStatuses), transition: z.enum(transitions), from: responsibleSchema,
  toUnit: z.string(), toUnitNames: textsSchema, toRole: z.string(), toTier: tierSchema.nullable(), namesCoordinator: z.boolean(), follows: z.boolean(),
  started: z.boolean().describe('True when a worker started it, false when it is drawn in the model'), reason: z.string().nullable(),
  offeredAt: instant.nullable(), acceptedAt: instant.nullable(), acceptedBy: actorSchema.nullable(), firstServiceAt: instant.nullable(), closedAt: instant.nullable(),
  outcome: z.enum(handoverOutcomes).nullable(),
}).meta({ id: 'HandoverSummary' });
export type HandoverSummary = z.infer<typeof handoverSummarySchema>;

/** What people read for the names in a package and for coded values, from the forms of the case's own version. */
export const packageWords = {
  labels: z.record(z.string(), z.string()).describe('Finnish, by name'),
  options: z.record(z.string(), z.record(z.string(), textsSchema)).describe('By name, the words of each value that its form lets choose'),
};

/** A handover as its sender and receiver see it: with its package. Of a draft or a returned one, as it would be offered now. */
export const handoverSchema = handoverSummarySchema.extend({
  package: packageSchema, additions: additionsSchema,
  missing: z.array(z.string()).describe('Names that are not recorded, and `section.<name>` of required sections that hold nothing'),
  ...packageWords, elementNames: z.record(z.string(), textsSchema),
}).meta({ id: 'Handover' });
export type HandoverView = z.infer<typeof handoverSchema>;

export const startHandoverSchema = z.object({
  transition: z.enum(transitions), toUnit: unit, toRole: role, reason: text(2000), toTier: tierSchema.optional().describe('Needed for tierToTier'),
  namesCoordinator: z.boolean().default(false), follows: z.boolean().default(false), additions: additionsSchema.default({}),
}).strict().meta({ id: 'StartHandover' });
export const offerSchema = z.object({ values: valuesSchema.default({}), additions: additionsSchema.optional() }).strict().meta({ id: 'OfferHandover' });
export const firstServiceSchema = z.object({ servedAt: instant.describe('When the first service took place, not in the future') }).strict().meta({ id: 'FirstService' });
export const closeHandoverSchema = z.object({ outcome: z.enum(handoverOutcomes), note: text(2000).optional() }).strict().meta({ id: 'CloseHandover' });
export const moveOnSchema = z.object({ toUnit: unit, toRole: role, reason: text(2000) }).strict().meta({ id: 'MoveOn' });

export const requestCallBackSchema = z.object({ note: text(2000).optional() }).strict().meta({ id: 'RequestCallBack' });
export const recordCallSchema = z.object({ result: z.enum(callResults), note: text(2000).optional() }).strict().meta({ id: 'RecordCall' });
export const callBackSchema = z.object({
  note: z.string().nullable(), requestedAt: instant, requestedBy: actorSchema.nullable(),
  attempts: z.array(z.object({ attempt: z.int(), result: z.enum(callResults), at: instant, by: actorSchema.nullable(), note: z.string().nullable() })),
}).meta({ id: 'CallBack' });
export type CallBackView = z.infer<typeof callBackSchema>;
