/** Who has a version open in the modeler, and who of them draws. */
import { z } from 'zod';

/** `tab` tells one browser tab from another of the same person. */
export const attendSchema = z.object({
  tab: z.uuid(),
  wants: z.enum(['read', 'edit', 'take', 'ask', 'give', 'leave']).describe('edit: when nobody else does; take: also from another tab of mine; ask: be given it; give: to who asked first; leave: gone'),
}).strict().meta({ id: 'Attend' });
export type Attend = z.infer<typeof attendSchema>;

export const attendanceSchema = z.object({
  people: z.array(z.object({ tab: z.uuid(), worker: z.string(), name: z.string(), editing: z.boolean(), asks: z.boolean() })).describe('Who asked comes first, then who came first'),
  editing: z.boolean().describe('Whether it is this tab that edits'),
}).meta({ id: 'Attendance' });
export type Attendance = z.infer<typeof attendanceSchema>;
