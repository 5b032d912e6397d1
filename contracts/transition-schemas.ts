/** Clients and their matters, the register of transitions, cases that nothing keeps going, and handovers between regions. */
import { z } from 'zod';
import { channels, date, instant, pageOf, pageQuerySchema, text, textsSchema } from './atoms.ts';
import { handoverOutcomes, handoverSummarySchema, packageSchema, packageWords, transitions } from './handover-schemas.ts';
import { caseSummarySchema } from './schemas.ts';

export const clientQuerySchema = z.object({ name: text(200).optional(), birthDate: date.optional(), phone: z.string().trim().min(5).max(40).optional() });
export const clientMatchSchema = z.object({
  id: z.uuid(), name: z.string(), birthDate: date.nullable(), phone: z.string().nullable(),
  mine: z.boolean().describe('A unit of mine has or had to do with the client; others are opened with a reason'), openMatters: z.int(),
}).meta({ id: 'ClientMatch' });
export const clientListSchema = z.object({ items: z.array(clientMatchSchema) }).meta({ id: 'ClientList' });
export type ClientMatch = z.infer<typeof clientMatchSchema>;
export const openClientSchema = z.object({ reason: text(500) }).strict().meta({ id: 'OpenClient' });

export const matterSchema = caseSummarySchema.extend({ steps: z.array(z.object({ names: textsSchema, unitNames: textsSchema, taskId: z.string() })) }).meta({ id: 'Matter' });
export const clientSchema = z.object({
  id: z.uuid(), name: z.string(), birthDate: date.nullable(), phone: z.string().nullable(),
  matters: z.array(matterSchema).describe('Open ones first'),
  contacts: z.array(z.object({ id: z.uuid(), channel: z.enum(channels), initiatedAt: instant, joined: z.boolean(), caseId: z.uuid().nullable() })),
}).meta({ id: 'Client' });
export type ClientView = z.infer<typeof clientSchema>;

export const transitionQuerySchema = pageQuerySchema.extend({
  from: date.optional().describe('First day of the offer'), to: date.optional(), transition: z.enum(transitions).optional(), unit: z.string().optional().describe('Sender or receiver'),
  late: z.enum(['true', 'false']).optional(),
});
export const transitionSchema = handoverSummarySchema.extend({
  caseId: z.uuid(), caseNumber: z.string(), gapDays: z.int().nullable().describe('Days from acceptance to the first service event, or to now'),
  lateAcceptance: z.boolean(), lateService: z.boolean(), moves: z.int(),
}).meta({ id: 'Transition' });
export const transitionPageSchema = pageOf(transitionSchema, 'TransitionPage');
export type TransitionView = z.infer<typeof transitionSchema>;

export const stuckReasons = ['notStarted', 'nobodyResponsible', 'noReceiver', 'noTaskNoTimer'] as const;
export const stuckListSchema = z.object({ items: z.array(z.object({ case: caseSummarySchema, because: z.enum(stuckReasons), since: instant })) }).meta({ id: 'StuckList' });
export type StuckList = z.infer<typeof stuckListSchema>;

export const regionHandoverStatuses = ['offered', 'expired', 'returned', 'accepted', 'withdrawn'] as const;
export const regionHandoverSchema = z.object({
  id: z.string(), direction: z.enum(['received', 'sent']), fromRegion: z.string(), toRegion: z.string(), fromUnit: z.string(), toUnit: z.string(), toRole: z.string(),
  status: z.enum(regionHandoverStatuses), accepting: z.boolean().describe('Accepted, and the case here is being opened'), offeredAt: instant, answeredAt: instant.nullable(), reason: z.string().nullable(),
  /** With the package, all that the receiving region sees; gone once it is returned or taken back. */
  client: z.object({ name: z.string(), birthDate: date.nullable(), phone: z.string().nullable(), serviceLanguage: z.string(), interpreterNeeded: z.boolean(), need: z.string(), sevenDayGround: z.string().nullable() }).nullable(),
  package: packageSchema.nullable(), ...packageWords,
  caseId: z.uuid().nullable().describe("My region's case: opened by the acceptance, or the one that was handed over"),
  firstServiceAt: instant.nullable(), closedAt: instant.nullable(), outcome: z.enum(handoverOutcomes).nullable(), outcomeNote: z.string().nullable(),
}).meta({ id: 'RegionHandover' });
export type RegionHandoverView = z.infer<typeof regionHandoverSchema>;
export const regionHandoverListSchema = z.object({ items: z.array(regionHandoverSchema) }).meta({ id: 'RegionHandoverList' });

/** Units that can receive, of this region or another; the names only. */
export const receiverListSchema = z.object({ items: z.array(z.object({ id: z.string(), region: z.string(), names: textsSchema, roles: z.array(z.string()) })) }).meta({ id: 'ReceiverList' });
export type ReceiverList = z.infer<typeof receiverListSchema>;
