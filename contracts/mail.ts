/** Which mails a person gets, and how mail does. */
import { z } from 'zod';

export const saveMailChoiceSchema = z.object({
  escalations: z.boolean().describe('Reminders and escalations'), handovers: z.boolean().describe('Handovers offered to my unit, and mine that come back'),
}).strict().meta({ id: 'SaveMailChoice' });
export const mailChoiceSchema = z.object({
  address: z.string().nullable().describe('Null: the register of people has none, and nothing is sent'), escalations: z.boolean(), handovers: z.boolean(),
}).meta({ id: 'MailChoice' });
export type MailChoice = z.infer<typeof mailChoiceSchema>;

/** A mail that waits this long says that the mail server is away, seconds: a manager is told. */
export const mailIsLateAfter = 900;

export const mailStandingSchema = z.object({
  pending: z.int(), sent: z.int(), failed: z.int().describe('Given up in the last seven days'),
  oldestPending: z.number().nullable().describe('Seconds that the oldest mail has waited to be sent'),
}).meta({ id: 'MailStanding' });
export type MailStanding = z.infer<typeof mailStandingSchema>;
