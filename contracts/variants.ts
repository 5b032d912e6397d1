/** Bodies and answers about variants and the life of their versions: library, derivation, review, comparison, rebase, reports. */
import { z } from 'zod';
import type { ChangeAspect } from '../guidance/index.ts';
import { date, instant, text, textsSchema } from './atoms.ts';
import { decisionsSchema, diagnosticSchema, formsSchema, originSchema, versionStates, versionSummarySchema, workshopSchema } from './schemas.ts';

const regionCode = z.string().regex(/^\d{2}$/);
const modelId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
const number = z.int().positive();
export const versionPlaceSchema = z.object({ region: regionCode, modelId, number }).strict().meta({ id: 'VersionPlace' });

export const libraryEntrySchema = z.object({
  region: z.string(), regionNames: textsSchema, modelId: z.string(), names: textsSchema, unit: z.string().nullable(), number: z.int(), hash: z.string(), author: z.string(), publishedAt: instant, validFrom: date,
  parent: z.object({ region: z.string(), modelId: z.string(), number: z.int().nullable() }).nullable(), origin: originSchema.nullable(),
}).meta({ id: 'LibraryEntry' });
export const librarySchema = z.object({ items: z.array(libraryEntrySchema) }).meta({ id: 'Library' });
export type LibraryEntry = Omit<z.infer<typeof libraryEntrySchema>, 'regionNames'>;
/** A version as other regions may read it. */
export const libraryVersionSchema = z.object({
  region: z.string(), modelId: z.string(), number: z.int(), names: textsSchema, hash: z.string().nullable(), status: z.enum(versionStates), author: z.string(), xml: z.string(), forms: formsSchema, decisions: decisionsSchema,
}).meta({ id: 'LibraryVersion' });

/** `variant`: a child of that model, of the same region for one unit, or of another for the whole region. `copy`: an own model that says where it was taken from. */
export const createModelSchema = z.object({ from: versionPlaceSchema, as: z.enum(['variant', 'copy']), id: modelId.optional(), names: textsSchema.optional(), unit: z.string().max(80).optional() }).strict().meta({ id: 'CreateModel' });
const groupInputSchema = z.object({ name: text(120), members: z.array(z.string().min(1).max(200)).max(50).default([]).describe('Ids of people of the region'), edits: z.boolean().default(false), approves: z.boolean().default(false) }).strict().meta({ id: 'DevelopmentGroupInput' });
export const groupPeopleSchema = z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), edits: z.boolean().describe('Has the role to edit models'), approves: z.boolean().describe('Has a role to approve versions') })) }).meta({ id: 'GroupPeople' });
export const aboutVersionSchema = z.object({ groups: z.array(groupInputSchema).max(20), workshops: z.array(workshopSchema.strict()).max(50) }).strict().meta({ id: 'AboutVersion' });
export const submitVersionSchema = z.object({ reason: text(1000).describe('What was changed and why') }).strict().meta({ id: 'SubmitVersion' });
export const approveVersionSchema = z.object({ comment: text(2000).optional() }).strict().meta({ id: 'ApproveVersion' });

export const versionActs = ['created', 'derived', 'taken', 'rebased', 'submitted', 'returned', 'approved', 'published', 'retired'] as const;
export const versionLogEntrySchema = z.object({ number: z.int(), at: instant, by: z.string(), act: z.enum(versionActs), comment: z.string().nullable() }).meta({ id: 'VersionLogEntry' });
export type VersionLogEntry = z.infer<typeof versionLogEntrySchema>;
export const modelHistorySchema = z.object({ items: z.array(versionLogEntrySchema) }).meta({ id: 'ModelHistory' });

const aspects = ['step', 'flow', 'lane', 'participant', 'messageFlow', 'name', 'type', 'place', 'standsIn', 'order', 'role', 'tier', 'handover', 'coordinator', 'condition', 'default', 'event', 'loop',
  'clock', 'ladder', 'channels', 'form', 'formField', 'decision', 'instruction', 'clientView', 'basis', 'source', 'documentation', 'locked', 'guidance', 'foreign', 'other'] as const satisfies readonly ChangeAspect[];
const partSchema = z.object({ id: z.string(), names: textsSchema }).nullable().describe('The clock, ladder, form, field or legal basis that is meant');
export const changeSchema = z.object({
  kind: z.enum(['added', 'removed', 'changed']), aspect: z.enum(aspects),
  /** Ids of the element in the left and the right model. */
  left: z.string().nullable(), right: z.string().nullable(), elementType: z.string().nullable(), names: textsSchema,
  part: partSchema,
  attribute: z.string().nullable(), from: z.json(), to: z.json(),
}).meta({ id: 'ModelChange' });
export type ModelChange = z.infer<typeof changeSchema>;
const address = z.string().regex(/^\d{2}\/[a-z0-9][a-z0-9-]{0,79}\/[1-9]\d{0,8}$/).describe('region/model/number');
export const comparisonQuerySchema = z.object({ left: address, right: address });
export const comparisonSchema = z.object({
  changes: z.array(changeSchema), names: z.record(z.string(), textsSchema).describe('Names of elements by id'),
  matched: z.object({ byId: z.int(), byName: z.int() }).describe('How many elements count as the same, by what'),
}).meta({ id: 'ModelComparison' });
export type ModelComparison = z.infer<typeof comparisonSchema>;

const sideSchema = z.enum(['ours', 'theirs']);
export const mergeConflictSchema = z.object({
  id: z.string(), elementId: z.string().nullable(), elementNames: textsSchema, path: z.array(z.string()).describe('From the element to what both changed; `element`: one side removed it'),
  aspect: z.enum(aspects), part: partSchema, attribute: z.string().nullable(),
  base: z.json(), ours: z.json(), theirs: z.json(),
}).meta({ id: 'MergeConflict' });
export type MergeConflict = z.infer<typeof mergeConflictSchema>;
export const rebasePreviewSchema = z.object({
  parent: versionPlaceSchema, onto: number.describe("The parent's version in force"), conflicts: z.array(mergeConflictSchema),
  /** What the parent changed since, and what the variant changed. */
  theirs: comparisonSchema, ours: comparisonSchema,
}).meta({ id: 'RebasePreview' });
export type RebasePreview = z.infer<typeof rebasePreviewSchema>;
export const rebaseSchema = z.object({ onto: number, choices: z.record(z.string().max(500), sideSchema).default({}) }).strict().meta({ id: 'Rebase' });
export const rebasedVersionSchema = versionSummarySchema.extend({ problems: z.array(diagnosticSchema) }).meta({ id: 'RebasedVersion' });

const tier = z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable();
export const divisionOfWorkSchema = z.object({
  roles: z.array(z.object({ role: z.string(), unit: z.string(), steps: z.array(z.object({ id: z.string(), names: textsSchema, tier, handover: z.boolean() })) })),
  withoutBasis: z.array(z.object({ id: z.string(), kind: z.string(), names: textsSchema, sourced: z.boolean() })).describe('Steps and gateways for which no legal basis is recorded'),
}).meta({ id: 'DivisionOfWork' });

export const regionSettingsSchema = z.object({ revision: z.int(), approvalRequired: z.boolean() }).meta({ id: 'RegionSettings' });
export type RegionSettings = z.infer<typeof regionSettingsSchema>;
export const saveRegionSettingsSchema = z.object({ approvalRequired: z.boolean() }).strict().meta({ id: 'SaveRegionSettings' });
