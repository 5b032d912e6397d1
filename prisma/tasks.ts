/** The queue and its tasks. Claims are decided by one conditional update: the loser is told who won. */
import type { z } from 'zod';
import type { Task, TaskSummary, taskPageSchema, taskQuerySchema } from '../contracts/index.ts';
import type { CaseDefinition } from '../guidance/index.ts';
import { keyParts, pageOf, readCursor } from './cursor.ts';
import { accepted, scopeJson, single } from './database.ts';
import { handoverView } from './handovers.ts';
import type { RawHandover } from './handovers.ts';
import { elementNames } from './projections/definition-texts.ts';
import { formFields } from './form-words.ts';
import { loadVersion } from './runnable.ts';
import type { Tx } from './types.ts';

type Values = Task['values'];
type TaskPage = z.infer<typeof taskPageSchema>;
interface KeyedRow { readonly value: TaskSummary; readonly key: readonly string[] }
type RawRecorded = Omit<Task['recorded'][number], 'label' | 'source'>;
interface RawTask extends Pick<Task, 'client' | 'responsible' | 'coordinator' | 'coordinators' | 'naming' | 'path' | 'clocks' | 'draftSavedAt'> {
  readonly summary: TaskSummary;
  readonly versionHash: string;
  readonly formKey: string | null;
  readonly after: string | null;
  readonly since: string;
  readonly draft: Values | null;
  readonly recorded: readonly RawRecorded[];
  readonly handover: RawHandover | null;
  readonly callBack: Task['callBack'];
}

const queueKey = [keyParts.instant, keyParts.instant, keyParts.instant, keyParts.text];
const beforeAll = ['-infinity', '-infinity', '-infinity', ''];
const contactSource = { fi: 'Yhteydenotto', sv: 'Kontakt', en: 'Contact' };

/**
 * A page of the caller's open tasks: least legal time left first, tasks without a clock last.
 * @throws Refusal CURSOR_INVALID
 */
export async function listTasks(tx: Tx, query: z.infer<typeof taskQuerySchema>): Promise<TaskPage> {
  const mine = tx.scope.units ?? [];
  const units = query.unit === undefined ? mine : mine.filter((unit) => unit === query.unit);
  const after = readCursor(query.cursor, queueKey) ?? beforeAll;
  const late = query.late === undefined ? null : query.late === 'true';
  const person = query.worker === undefined ? (query.scope === 'mine' ? tx.scope.user ?? '' : undefined) : await supervised(tx, query.worker);
  const [source, who]: [string, unknown] = person !== undefined ? ['luotsi.my_task_page($1', person] : ['luotsi.task_page($1::text[]', [...units]];
  const rows = await tx.query<KeyedRow>(
    `select luotsi.task_summary(t) as value, array[luotsi.instant_key(t.statutory_due), luotsi.instant_key(t.target_due), luotsi.instant_key(t.created_at), t.id] as key
     from ${source}, $2::smallint, $3::boolean, $4::text[], $5::integer) t`, who, query.tier ?? null, late, after, query.limit + 1);
  const counts = single(await tx.query<{ value: TaskPage['counts'] }>('select luotsi.task_counts($1::text[], $2) as value', [...units], tx.scope.user ?? ''));
  return { ...pageOf(rows, query.limit, (row) => row.value, (row) => row.key), counts: counts ?? { open: 0, late: 0, dueToday: 0, mine: 0 } };
}

/** Another person's tasks are for who supervises them; for all others they are nobody's. */
async function supervised(tx: Tx, worker: string): Promise<string> {
  const yes = worker === tx.scope.user || single(await tx.query<{ value: boolean }>('select luotsi.supervises($1::jsonb, $2) as value', scopeJson(tx.scope), worker)) === true;
  return yes ? worker : '';
}

/** The unit whose task it is; undefined for one that the scope does not see. */
export async function unitOfTask(tx: Tx, taskRowId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ unit: string }>('select unit from task where id = $1', taskRowId);
  return row?.unit;
}

/** Open tasks of a case, first the one to open next. */
export async function openTasksOfCase(tx: Tx, caseId: string): Promise<TaskSummary[]> {
  return single(await tx.query<{ value: TaskSummary[] }>('select luotsi.open_tasks($1::uuid) as value', caseId)) ?? [];
}

/** A task with its form, prefilled: the draft if there is one, else what was recorded under the same keys. Undefined where the client may not be seen. */
export async function getTask(tx: Tx, taskRowId: string): Promise<Task | undefined> {
  const raw = single(await tx.query<{ value: RawTask }>('select luotsi.task_json($1) as value', taskRowId));
  if (raw === undefined) return undefined;
  const { definition, forms, words } = await loadVersion(tx, raw.versionHash);
  const { summary } = raw;
  const form = (raw.formKey === null ? null : forms[raw.formKey] ?? null) as Task['form'];
  const recorded = raw.recorded.filter(({ value }) => value !== null)
    .map((entry) => ({ ...entry, label: words.labels[entry.key] ?? entry.key, source: entry.elementId === null ? contactSource : elementNames(definition, entry.elementId) }));
  const { client, responsible, coordinator, coordinators, naming, draftSavedAt, path, clocks } = raw;
  return {
    ...summary, ...elementTexts(definition, summary.elementId),
    because: { afterElement: raw.after === null ? null : elementNames(definition, raw.after), since: raw.since },
    client, responsible, coordinator, coordinators, naming, form, values: raw.draft ?? prefill(form, raw.recorded), draftSavedAt, recorded, path, clocks,
    handover: raw.handover && handoverView(raw.handover, { definition, summary, variables: Object.fromEntries(raw.recorded.map(({ key, value }) => [key, value])), draft: raw.draft, words }),
    callBack: raw.callBack,
  };
}

function elementTexts(definition: CaseDefinition, elementId: string): Pick<Task, 'instruction' | 'basis' | 'sources'> {
  const texts = definition.guidance.texts[elementId];
  return { instruction: texts?.instruction ?? null, basis: [...(texts?.basis ?? [])], sources: [...(texts?.sources ?? [])] };
}

function prefill(form: Task['form'], recorded: readonly RawRecorded[]): Values {
  const asked = new Set(form === null ? [] : formFields(form).map(({ key }) => key));
  return Object.fromEntries(recorded.filter(({ key }) => asked.has(key)).map(({ key, value }) => [key, value]));
}

/** Takes a task for the scope's user. Repeated by its winner it answers the same. @throws Refusal NOT_FOUND, TASK_CLAIMED (with who), TASK_NOT_WAITING, VERSION_STALE */
export function claimTask(tx: Tx, taskRowId: string, expectedVersion: number): Promise<TaskSummary> {
  return changeTask(tx, taskRowId, expectedVersion, 'claim', { unit: tx.scope.units?.[0], name: tx.scope.name });
}

/** Gives a claimed task back to the queue; its draft stays with it. @throws Refusal as `claimTask`, and TASK_NOT_CLAIMED */
export function returnTask(tx: Tx, taskRowId: string, expectedVersion: number): Promise<TaskSummary> {
  return changeTask(tx, taskRowId, expectedVersion, 'return', {});
}

/** Keeps what is typed so far. The answer has the next ETag. @throws Refusal as `returnTask` */
export function saveDraft(tx: Tx, taskRowId: string, expectedVersion: number, values: Readonly<Record<string, unknown>>): Promise<TaskSummary> {
  return changeTask(tx, taskRowId, expectedVersion, 'draft', values);
}

async function changeTask(tx: Tx, taskRowId: string, expectedVersion: number, act: string, data: object): Promise<TaskSummary> {
  const rows = await tx.query<{ value: { task: TaskSummary } }>('select luotsi.change_task($1, $2::integer, $3, $4::jsonb) as value', taskRowId, expectedVersion, act, JSON.stringify(data));
  return accepted(single(rows)).task;
}
