/** What a worker sent while the engine was away and the case refused when its turn came. */
import { z } from 'zod';
import { instant, textsSchema, valuesSchema } from './atoms.ts';
import { problems } from './problems.ts';
import type { ProblemCode } from './problems.ts';

/** What was to be done: the command's type. */
export const unappliedKinds = [
  'open', 'joinContact', 'completeTask', 'acceptHandover', 'returnHandover', 'offerHandover', 'startHandover', 'withdrawHandover', 'recordFirstService', 'closeHandover', 'moveOn',
  'requestCallBack', 'recordCall', 'acknowledgeEscalation', 'endCase', 'nameCoordinator', 'acceptCoordination', 'declineCoordination', 'keepCoordinator', 'endCoordination', 'moveTask',
  'suspendCase', 'resumeCase', 'pauseClock', 'resumeClock', 'changeClockDue', 'recordException', 'retryIncident',
] as const;

export const unappliedWorkSchema = z.object({
  commandId: z.uuid(), kind: z.enum(unappliedKinds), caseId: z.uuid(), caseNumber: z.string(), clientId: z.uuid(),
  taskNames: textsSchema.nullable(), sentAt: instant, refusedAt: instant,
  because: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]).describe('The problem that a request would have been answered with'),
  typed: z.array(z.object({ key: z.string(), label: z.string().nullable().describe('In Finnish, as the form has it; null for a field that no form has'), value: z.json() })).describe('All that was typed, in the order of the form'),
  /** Form values as they were sent, for `reuse`. */
  values: valuesSchema,
  reuse: z.object({
    taskId: z.string(), version: z.int(), claimed: z.boolean(), names: textsSchema,
    same: z.boolean().describe('The task itself is still open: its draft has the text already'),
  }).nullable().describe('An open task of mine that takes the same form'),
}).meta({ id: 'UnappliedWork' });
export type UnappliedWork = z.infer<typeof unappliedWorkSchema>;
export const dismissedSchema = z.object({ commandId: z.uuid() }).meta({ id: 'DismissedWork' });
export const unappliedWorkListSchema = z.object({ items: z.array(unappliedWorkSchema) }).meta({ id: 'UnappliedWorkList' });
