/**
 * What becomes of a version: draft → in review → approved → published → retired; from review and approval back to draft with a comment.
 * Each step is one conditional update with the revision that was read, and one line in the log.
 */
import { groupApproves } from '../contracts/index.ts';
import type { DevelopmentGroup, ProblemCode, VersionLogEntry, VersionSummary } from '../contracts/index.ts';
import type { CaseDefinition } from '../guidance/index.ts';
import { requireEitherGroup, requireGroup } from './groups.ts';
import { approvalRequired } from './region-settings.ts';
import { Refusal } from './types.ts';
import type { Decisions, Forms, Tx } from './types.ts';
import { log } from './version-log.ts';
import { contentHash, getVersion, ownVersion, versionSummary } from './versions.ts';

/** A version as its reader knows it: where it is and the revision it had. */
export interface Known { readonly modelId: string; readonly number: number; readonly revision: number }

interface Step {
  readonly from: readonly string[];
  /** Assignments; parameters begin at `$4`. */
  readonly set: string;
  readonly values?: readonly unknown[];
  readonly act: VersionLogEntry['act'];
  readonly comment?: string | undefined;
}

async function take(tx: Tx, { modelId, number, revision }: Known, step: Step): Promise<VersionSummary> {
  const states = step.from.map((state) => `'${state}'`).join(', ');
  const [row] = await tx.query<{ value: VersionSummary }>(
    `update model_version v set ${step.set}, revision = v.revision + 1 where ${ownVersion} and v.revision = $3::integer and v.status in (${states}) returning ${versionSummary} as value`,
    modelId, number, revision, ...step.values ?? []);
  if (row === undefined) return await refuseStep(tx, { modelId, number, revision });
  await log(tx, { modelId, number }, step.act, step.comment);
  return row.value;
}

async function refuseStep(tx: Tx, { modelId, number, revision }: Known): Promise<never> {
  const found = await getVersion(tx, modelId, number);
  if (found === undefined) throw new Refusal('NOT_FOUND');
  throw new Refusal(found.revision !== revision ? 'VERSION_STALE' : ended.has(found.status) ? 'VERSION_PUBLISHED' : 'VERSION_STATE');
}
const ended: ReadonlySet<string> = new Set(['published', 'retired']);

/** Sends a draft to be read. @throws Refusal NOT_FOUND, VERSION_STALE, VERSION_PUBLISHED, VERSION_STATE, NOT_IN_EDITING_GROUP */
export async function submitVersion(tx: Tx, known: Known, reason: string): Promise<VersionSummary> {
  await requireGroup(tx, known, 'edits');
  return await take(tx, known, { from: ['draft'], set: `status = 'inReview', reason = $4, submitted_by = $5`, values: [reason, tx.scope.user ?? null], act: 'submitted', comment: reason });
}

/** Back to draft: what was approved is no longer. @throws Refusal as `submitVersion`, NOT_IN_APPROVING_GROUP */
export async function returnVersion(tx: Tx, known: Known, reason: string): Promise<VersionSummary> {
  await requireEitherGroup(tx, known);
  return await take(tx, known, { from: ['inReview', 'approved'], set: `status = 'draft', submitted_by = null, approved_by = null, approved_name = null, approved_at = null`, act: 'returned', comment: reason });
}

/** A second person's approval. @throws Refusal APPROVER_INVOLVED for who drew or submitted it, NOT_IN_APPROVING_GROUP, else as `submitVersion` */
export async function approveVersion(tx: Tx, known: Known, comment: string | undefined): Promise<VersionSummary> {
  const [involved] = await tx.query(`select 1 from model_version v where ${ownVersion} and $3 in (v.author_id, v.submitted_by)`, known.modelId, known.number, tx.scope.user ?? '');
  if (involved !== undefined) throw new Refusal('APPROVER_INVOLVED');
  await requireGroup(tx, known, 'approves');
  return await take(tx, known, { from: ['inReview'], set: `status = 'approved', approved_by = $4, approved_name = $5, approved_at = now()`, values: [tx.scope.user ?? '', tx.scope.name ?? tx.scope.user ?? ''], act: 'approved', comment });
}

export interface Publication { readonly reason: string; readonly definition: CaseDefinition; /** First Helsinki day; default today. */ readonly validFrom?: string | undefined }

/**
 * Freezes a version under the hash of its content. From its day on, cases start on it; what was published before for the same or an
 * earlier day is retired when that day has come. Who reads along is told on the live channel.
 * @throws Refusal APPROVAL_MISSING where the region asks for approval or the version names who approves, VALID_FROM_PAST, else as `submitVersion`
 */
export async function publishVersion(tx: Tx, known: Known, { reason, definition, validFrom }: Publication): Promise<VersionSummary> {
  await requireGroup(tx, known, 'edits');
  const [draft] = await tx.query<{ xml: string; forms: Forms; decisions: Decisions; status: string; past: boolean; groups: DevelopmentGroup[] }>(
    `select v.xml, v.forms, v.decisions, v.status, luotsi.groups_json(v.groups) as groups, coalesce($4::date < luotsi.today(), false) as past from model_version v where ${ownVersion} and v.revision = $3::integer and v.status in ('draft', 'inReview', 'approved') for update`,
    known.modelId, known.number, known.revision, validFrom ?? null);
  if (draft === undefined) return await refuseStep(tx, known);
  const refusal: ProblemCode | undefined = draft.status !== 'approved' && (groupApproves(draft.groups) || await approvalRequired(tx)) ? 'APPROVAL_MISSING' : draft.status === 'inReview' ? 'VERSION_STATE' : draft.past ? 'VALID_FROM_PAST' : undefined;
  if (refusal !== undefined) throw new Refusal(refusal);
  const published = await take(tx, known, {
    from: ['draft', 'approved'], set: `status = 'published', hash = $4, definition = $5::jsonb, reason = $6, published_at = now(), valid_from = coalesce($7::date, luotsi.today())`,
    values: [contentHash(draft), JSON.stringify(definition), reason, validFrom ?? null], act: 'published', comment: reason,
  });
  await tx.query(
    `update model_version v set status = 'retired' where v.region = $1 and v.model_id = $2 and v.status = 'published' and v.number <> $3::integer and v.valid_from <= luotsi.today()
       and exists (select from model_version n where n.region = v.region and n.model_id = v.model_id and n.number = $3::integer and n.valid_from <= luotsi.today())`, tx.scope.region, known.modelId, known.number);
  return published;
}

/** Takes a published version out of use: no case starts on it any more, running ones go on. @throws Refusal NOT_FOUND, VERSION_STALE, VERSION_STATE */
export async function retireVersion(tx: Tx, known: Known, reason: string): Promise<VersionSummary> {
  return await take(tx, known, { from: ['published'], set: `status = 'retired'`, act: 'retired', comment: reason }).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'VERSION_PUBLISHED' ? new Refusal('VERSION_STATE') : error;
  });
}
