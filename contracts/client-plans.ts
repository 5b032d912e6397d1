/** Plans of a client: one is shared, the others are parts of it (PLAN-05). */
import { z } from 'zod';
import { actorSchema, instant, text, textsSchema } from './atoms.ts';

export const planKinds = ['shared', 'service', 'care', 'rehabilitation', 'other'] as const;
export const clientPlanSchema = z.object({
  id: z.uuid(), version: z.int(), kind: z.enum(planKinds), title: z.string(), caseId: z.uuid().nullable(), caseNumber: z.string().nullable(),
  startedAt: instant, startedBy: actorSchema.nullable(), unitNames: textsSchema, linkedTo: z.uuid().nullable().describe('The plan that it is part of'), endedAt: instant.nullable(), endedReason: z.string().nullable(),
}).meta({ id: 'ClientPlan' });
export type ClientPlan = z.infer<typeof clientPlanSchema>;
export const clientPlansSchema = z.object({
  items: z.array(clientPlanSchema).describe('In force first'), active: z.int(), separate: z.int().describe('Active and part of no other: more than one is one too many'),
}).meta({ id: 'ClientPlans' });
export type ClientPlans = z.infer<typeof clientPlansSchema>;

export const startClientPlanSchema = z.object({
  kind: z.enum(planKinds), title: text(200), caseId: z.uuid().optional(),
  linkTo: z.uuid().optional().describe('The active plan that it becomes part of'), separate: z.literal(true).optional().describe('Said on purpose: beside the active plan'),
}).strict().meta({ id: 'StartClientPlan' });
export const linkClientPlanSchema = z.object({ to: z.uuid() }).strict().meta({ id: 'LinkClientPlan' });
