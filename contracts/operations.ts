/** How the machinery itself does: how late it was with what time does. */
import { z } from 'zod';
import { mailStandingSchema } from './mail.ts';

/** Upper bounds of the lateness histogram, seconds: from what nobody notices to what a person would call late. */
export const latenessBounds = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 3_600, 86_400] as const;

const date = z.iso.date();
export const latenessQuerySchema = z.object({ from: date, to: date.describe('Last day, inclusive') });
export const latenessSchema = z.object({
  from: date, to: date,
  count: z.int().describe('Escalations raised in the period'),
  /** Seconds from the due instant to the one at which the escalation stood recorded. */
  p50: z.number().nullable(), p99: z.number().nullable(), max: z.number().nullable(),
  within: z.array(z.object({ seconds: z.number(), count: z.int() })).describe('How many took at most so long, cumulative'),
  mail: mailStandingSchema.describe('As it is now, whatever the period'),
}).meta({ id: 'Lateness' });
export type Lateness = z.infer<typeof latenessSchema>;
