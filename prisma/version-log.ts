/** What was done with the versions of a model: who, when, why. Append-only. */
import type { VersionLogEntry } from '../contracts/index.ts';
import type { Tx } from './types.ts';

/** Notes an act of the scope's person, and tells who reads along on the live channel. */
export async function log(tx: Tx, version: { readonly modelId: string; readonly number: number }, act: VersionLogEntry['act'], comment?: string): Promise<void> {
  await tx.query('insert into version_log (region, model_id, number, worker, name, act, comment) values ($1, $2, $3::integer, $4, $5, $6, $7)',
    tx.scope.region, version.modelId, version.number, tx.scope.user ?? null, tx.scope.name ?? tx.scope.user ?? 'Luotsi', act, comment ?? null);
  await tellVersionChanged(tx);
}

/** Newest first. Undefined when the region has no such model. */
export async function getModelHistory(tx: Tx, modelId: string): Promise<VersionLogEntry[] | undefined> {
  const [model] = await tx.query(`select 1 from model where region = $1 and id = $2`, tx.scope.region, modelId);
  if (model === undefined) return undefined;
  return await tx.query<VersionLogEntry>(`select number, luotsi.iso(at) as at, name as by, act, comment from version_log where region = $1 and model_id = $2 order by id desc limit 500`, tx.scope.region, modelId);
}

/** Tells on the live channel that versions of the region changed: who shows them reads again. */
export async function tellVersionChanged(tx: Tx): Promise<void> {
  await tx.query(`select pg_notify('luotsi_live', $1)::text as told`, JSON.stringify({ region: tx.scope.region, caseId: null, units: [], kind: 'version' }));
}
