/** Moving running cases to another version of their model: which cases run a version, the dry run, and the move (MOD-07). No client's data. */
import { z } from 'zod';
import type { MigrationNotice, MigrationObstacleCode } from '../guidance/index.ts';
import { date, instant, pageOf, pageQuerySchema, text, textsSchema } from './atoms.ts';

const elementName = z.object({ elementId: z.string(), names: textsSchema });
export const runningCasesQuerySchema = pageQuerySchema;
export const runningCaseSchema = z.object({
  caseId: z.uuid(), caseNumber: z.string(), openedAt: instant.nullable(), tier: z.int().nullable(), suspended: z.boolean(), responsibleUnit: z.string().nullable(),
  waiting: z.array(elementName).describe('Where it stands: its open tasks'),
}).meta({ id: 'RunningCase' });
export const runningCasePageSchema = pageOf(runningCaseSchema, 'RunningCasePage').extend({ total: z.int().describe('Open cases that run this version') }).meta({ id: 'RunningCasePage' });
export type RunningCase = z.infer<typeof runningCaseSchema>;

const versionTarget = z.object({ modelId: z.string().min(1).max(80), number: z.int().positive() }).strict();
const choices = z.record(z.string().max(200), z.string().min(1).max(200).nullable());
const plan = {
  to: versionTarget.describe('A published version of the region'),
  elements: choices.default({}).describe('Where what stands at an element goes, where the id is another one; null lets a boundary event go'),
  clocks: choices.default({}).describe('The same for open clocks, by their id in the model; null ends the clock'),
};
export const previewMigrationSchema = z.object(plan).strict().meta({ id: 'PreviewMigration' });
export const migrateCaseSchema = z.object({ ...plan, basedOn: z.int().positive().describe('`sequence` of the dry run: a case that has moved on since is refused'), reason: text(2000) }).strict().meta({ id: 'MigrateCase' });

export const migrationObstacles = [
  'elementGone', 'kindChanged', 'eventChanged', 'loopChanged', 'scopeChanged', 'joinChanged', 'joinStarves', 'placeTaken', 'processGone', 'notRunning',
  'clockGone', 'clockKindChanged', 'handoverChanged', 'coordinatorRoleGone',
] as const satisfies readonly MigrationObstacleCode[];
export const migrationNotices = ['limitKept', 'ladderChanged', 'clockNotStarted', 'assignmentKept', 'eventNotAwaited', 'waitEnds', 'clockEnds'] as const satisfies readonly MigrationNotice['code'][];
const obstacle = z.enum(migrationObstacles);
const versionOf = z.object({ modelId: z.string(), number: z.int(), names: textsSchema, hash: z.string() });

export const migrationPreviewSchema = z.object({
  caseId: z.uuid(), caseNumber: z.string(), sequence: z.int().describe('What the dry run is based on'), from: versionOf, to: versionOf,
  possible: z.boolean(),
  places: z.array(z.object({
    elementId: z.string(), names: textsSchema, kind: z.string().describe('BPMN element'), holds: z.enum(['token', 'scope', 'wait', 'join', 'compensation']), count: z.int(),
    to: z.string().nullable().describe('Null: it is let go'), toNames: textsSchema.nullable(), obstacle: obstacle.nullable(),
    candidates: z.array(elementName).describe('Where it could go instead'), mayEnd: z.boolean(),
  })),
  clocks: z.array(z.object({
    clock: z.string(), clockId: z.string(), names: textsSchema, kind: z.enum(['statutory', 'target']), state: z.enum(['running', 'paused']), startedAt: instant,
    due: instant.nullable().describe('Stays as it is'), dueDate: date.nullable(), to: z.string().nullable().describe('Null: it ends'), toNames: textsSchema.nullable(), obstacle: obstacle.nullable(),
    candidates: z.array(z.object({ clockId: z.string(), names: textsSchema })),
  })),
  obstacles: z.array(z.object({ code: obstacle, elementId: z.string().nullable(), clock: z.string().nullable(), names: textsSchema.nullable().describe('Of the element or clock'), message: z.string() })).describe('Empty: it can be done'),
  notices: z.array(z.object({ code: z.enum(migrationNotices), elementId: z.string().nullable(), clock: z.string().nullable(), names: textsSchema })),
}).meta({ id: 'MigrationPreview' });
export type MigrationPreview = z.infer<typeof migrationPreviewSchema>;
