/** Bodies, queries and answers about time: what people do to clocks, the forecast, and a region's calendars and limits. */
import { z } from 'zod';
import { caseSummarySchema, clockSchema, waitingFor } from './schemas.ts';

const instant = z.iso.datetime({ precision: 3 });
const date = z.iso.date();
const reason = z.string().trim().min(1).max(2000);
const effectiveAt = instant.optional().describe('When it was so in fact, at the latest now; default now. Both instants are kept');

export const pauseClockSchema = z.object({ waitingFor: z.enum(waitingFor), reason, effectiveAt }).strict().meta({ id: 'PauseClock' });
export const resumeClockSchema = z.object({ effectiveAt }).strict().meta({ id: 'ResumeClock' });
export const clockDueSchema = z.object({ dueDate: date, reason }).strict().meta({ id: 'ChangeClockDue' });
export const exceptionSchema = z.object({ ground: z.string().min(1).max(100), justification: reason, dueDate: date }).strict().meta({ id: 'RecordException' });

export const forecastQuerySchema = z.object({ days: z.coerce.number().int().min(1).max(60).default(7).describe('Calendar days ahead, from today'), unit: z.string().optional() });
/** What will breach next, and what has: open clocks by the unit and worker who are responsible. */
export const forecastSchema = z.object({
  from: date, to: date,
  byHolder: z.array(z.object({
    unit: z.string(), unitNames: z.object({ fi: z.string(), sv: z.string().optional(), en: z.string().optional() }), worker: z.string().nullable(), workerName: z.string().nullable(),
    late: z.int(), due: z.int().describe('Due in the days asked'), items: z.array(z.object({ case: caseSummarySchema.omit({ clocks: true }), clock: clockSchema })).describe('By due date, at most 50'),
  })),
  byDay: z.array(z.object({ date, due: z.int() })),
}).meta({ id: 'Forecast' });
export type Forecast = z.infer<typeof forecastSchema>;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const opening = z.object({ from: time, to: time }).strict();
const limitUnits = ['workingDays', 'workingHours', 'calendarDays', 'weeks', 'months', 'sameDay', 'now', 'withoutUndueDelay'] as const;
/** Half-open spans `[from, to)` of Finnish dates. */
const rows = {
  days: z.array(z.object({ owner: z.string(), from: date, to: date, working: z.boolean(), hours: z.array(opening).optional(), note: z.string().max(400) }).strict()).max(2000).default([]),
  hours: z.array(z.object({ owner: z.string(), from: date, to: date.nullable(), weekdays: z.array(z.int().min(1).max(7)), open: time, close: time }).strict()).max(1000).default([]),
  limits: z.array(z.object({
    id: z.string(), law: z.string(), trigger: z.array(z.string()), stop: z.string(), unit: z.enum(limitUnits), limit: z.int().min(0).optional(), roll: z.boolean(), officeHours: z.boolean().optional(),
    applies: z.string(), condition: z.string().optional(), exceptions: z.array(z.string()).optional(), from: date, to: date.nullable(), source: z.string(),
  }).strict()).max(200).default([]),
};
export const timeDataRowsSchema = z.object(rows).strict().meta({ id: 'TimeDataRows' });
export type TimeDataRows = z.infer<typeof timeDataRowsSchema>;
export const publishTimeDataSchema = z.object({ ...rows, reason, basedOn: z.int().min(0).describe('Number of the version that it was made from; 0 when there was none') }).strict().meta({ id: 'PublishTimeData' });
const versionOf = z.object({ number: z.int(), reason: z.string(), author: z.string(), publishedAt: instant });
export const timeDataSchema = z.object({
  national: z.string(), number: z.int().describe('0: the region has laid nothing over the country\'s data'), data: timeDataRowsSchema, versions: z.array(versionOf),
}).meta({ id: 'TimeData' });
export type TimeDataView = z.infer<typeof timeDataSchema>;
/** Whose due times would move, from what to what. Computed by the rules that cases run on. */
export const timeDataPreviewSchema = z.object({
  cases: z.int().describe('Open cases of the region'),
  moves: z.array(z.object({
    caseId: z.uuid(), caseNumber: z.string(), clock: z.string(), names: z.object({ fi: z.string(), sv: z.string().optional(), en: z.string().optional() }),
    from: instant.nullable(), fromDate: date.nullable(), to: instant.nullable(), toDate: date.nullable(), responsibleUnit: z.string().nullable(),
  })),
}).meta({ id: 'TimeDataPreview' });
export type TimeDataPreview = z.infer<typeof timeDataPreviewSchema>;
export const timeDataPublishedSchema = z.object({ number: z.int(), cases: z.int().describe('Open cases to which it was sent'), left: z.int().describe('Of them, those that wait for the durable engine') }).meta({ id: 'TimeDataPublished' });
