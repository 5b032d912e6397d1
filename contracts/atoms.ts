/** Pieces that several schemas of the API are made of. Instants are ISO 8601 UTC with milliseconds; dates `YYYY-MM-DD` are Europe/Helsinki. */
import { z } from 'zod';

export const channels = ['phone', 'email', 'chat', 'digital', 'visit', 'letter'] as const;
export const languages = ['fi', 'sv', 'en'] as const;

export const instant = z.iso.datetime({ precision: 3 });
export const date = z.iso.date();
export const text = (max: number) => z.string().trim().min(1).max(max);
export const textsSchema = z.object({ fi: z.string(), sv: z.string().optional(), en: z.string().optional() }).meta({ id: 'Texts' });
export const valuesSchema = z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/), z.json()).meta({ id: 'Values' });
export const actorSchema = z.object({ worker: z.string(), unit: z.string(), name: z.string().optional() }).meta({ id: 'Actor' });
export const responsibleSchema = z.object({ unit: z.string(), unitNames: textsSchema.optional(), worker: z.string().optional(), workerName: z.string().optional() }).meta({ id: 'Responsible' });
export const tierSchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);

export const pageQuerySchema = z.object({ cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
export const pageOf = <T extends z.ZodType>(item: T, id: string) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() }).meta({ id });
