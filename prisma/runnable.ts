/** Versions as cases run them: definition and forms by content hash. They never change, so a process reads each one once. */
import type { CaseDefinition } from '../guidance/index.ts';
import { parseTaskRowId } from '../contracts/index.ts';
import { formWords } from './form-words.ts';
import type { Database, Forms, RunnableVersion, Scope, TaskForm, Tx } from './types.ts';

type Loaded = RunnableVersion;
interface Row { readonly modelId: string; readonly number: number; readonly definition: CaseDefinition; readonly forms: Forms }

/** Bounded: the oldest goes first. A region has tens of versions, a process sees a few hundred. */
const kept = 300;
const keptCases = 20_000;
const versions = new Map<string, Loaded>();
const hashes = new Map<string, string>();

function remember<Value>(cache: Map<string, Value>, key: string, value: Value, most: number): Value {
  const oldest = cache.size >= most ? cache.keys().next().value : undefined;
  if (oldest !== undefined) cache.delete(oldest);
  cache.set(key, value);
  return value;
}

/** The version under a hash, inside a transaction. @throws Error when the region has no such version */
export async function loadVersion(tx: Tx, hash: string): Promise<Loaded> {
  const key = `${tx.scope.region}/${hash}`;
  const known = versions.get(key);
  if (known !== undefined) return known;
  const [row] = await tx.query<Row>('select model_id as "modelId", number, definition, forms from model_version where hash = $1 and status <> \'draft\' limit 1', hash);
  if (row === undefined) throw new Error(`Region ${tx.scope.region} has no version ${hash}`);
  return remember(versions, key, { ...row, hash, words: formWords(row.forms) }, kept);
}

/** The version that a case runs, cached in process. @throws Error when the region has no such version */
export async function runnableVersion(db: Database, region: string, hash: string): Promise<RunnableVersion> {
  return versions.get(`${region}/${hash}`) ?? await db.within({ region, system: true }, (tx) => loadVersion(tx, hash));
}

/** Spares `taskForm` the look at a case whose version the caller was told anyway. */
export function rememberCase(region: string, caseId: string, versionHash: string): void {
  remember(hashes, `${region}/${caseId}`, versionHash, keptCases);
}

/** Form of a task, to validate values before a command begins. No round trip once the case and its version are known. */
export async function taskForm(db: Database, scope: Scope, taskRowId: string): Promise<TaskForm | undefined> {
  const parsed = parseTaskRowId(taskRowId);
  if (parsed === undefined) return undefined;
  const key = `${scope.region}/${parsed.caseId}`;
  const hash = hashes.get(key) ?? await versionOfCase(db, scope, parsed.caseId);
  if (hash === undefined) return undefined;
  rememberCase(scope.region, parsed.caseId, hash);
  const { definition, forms } = await runnableVersion(db, scope.region, hash);
  const elementId = parsed.taskId.replace(/#\d+$/, '');
  const formKey = definition.guidance.forms[elementId] ?? null;
  return { ...parsed, elementId, versionHash: hash, formKey, schema: formKey === null ? null : forms[formKey] ?? null };
}

async function versionOfCase(db: Database, scope: Scope, caseId: string): Promise<string | undefined> {
  const [row] = await db.within(scope, (tx) => tx.query<{ hash: string }>('select version_hash as hash from care_case where id = $1::uuid', caseId));
  return row?.hash;
}
