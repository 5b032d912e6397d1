/** Handovers as a partner sees them: people of another organisation, who start and receive handovers and see nothing else. */
import { z } from 'zod';
import { date, languages, text, textsSchema } from './atoms.ts';
import { additionsSchema, handoverSummarySchema, packageSchema, packageWords } from './handover-schemas.ts';

/** Transitions that a partner can start: to another tier or region is not theirs to decide. */
const partnerTransitions = ['homeToService', 'serviceToHome', 'serviceToService'] as const;

export const partnerHandoverSchema = handoverSummarySchema.extend({
  caseId: z.uuid(), caseNumber: z.string(), version: z.int().nullable().describe('For If-Match of accept, return and offer'),
  direction: z.enum(['sent', 'received']), fromUnitNames: textsSchema,
  client: z.object({ name: z.string(), birthDate: date.nullable(), phone: z.string().nullable(), serviceLanguage: z.string(), interpreterNeeded: z.boolean() }),
  package: packageSchema.nullable().describe('Null while it is a draft'), additions: additionsSchema, ...packageWords, outcomeNote: z.string().nullable(),
  due: date.nullable().describe('Last day to answer, or of the first service'), canHandOn: z.boolean().describe('The case is my unit\'s and nobody is asked to take it: startHandover hands it on'),
}).meta({ id: 'PartnerHandover' });
export type PartnerHandover = z.infer<typeof partnerHandoverSchema>;
export const partnerHandoverListSchema = z.object({ items: z.array(partnerHandoverSchema) }).meta({ id: 'PartnerHandoverList' });

export const startPartnerHandoverSchema = z.object({
  client: z.object({ name: text(200), birthDate: date.optional(), phone: z.string().max(40).optional() }).strict(),
  need: text(4000), serviceLanguage: z.enum([...languages, 'se', 'smn', 'sms', 'other']).default('fi'), interpreterNeeded: z.boolean().default(false),
  transition: z.enum(partnerTransitions), toUnit: z.string().regex(/^\d{2}-[a-z0-9-]+$/), toRole: z.string().regex(/^[a-zA-Z]{1,40}$/), reason: text(2000), additions: additionsSchema.default({}),
}).strict().meta({ id: 'StartPartnerHandover' });
export const partnerHandoverStartedSchema = z.object({ caseId: z.uuid(), caseNumber: z.string(), status: z.enum(['starting', 'started']) }).meta({ id: 'PartnerHandoverStarted' });
