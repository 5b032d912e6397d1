/** Throws the read models away and makes them again from the log. Claims, drafts and ETags are no read models: they stay. */
import type { CaseEvent } from '../guidance/index.ts';
import { firstVersion, segmentsOf } from './projections/migration.ts';
import { project } from './projections/project.ts';
import { loadVersion } from './runnable.ts';
import type { Database, Tx } from './types.ts';

/** A region of a hundred thousand cases takes a while; nothing else waits for so long. */
const longestMs = 4 * 3_600_000;

/**
 * Rebuilds one region in one transaction.
 * @param db opened with the owner's url: the API's role may not delete read models
 */
export async function rebuild(db: Database, region: string): Promise<{ cases: number }> {
  return db.within({ region, system: true }, async (tx) => {
    const cases = await tx.query<{ id: string; hash: string }>('select id, version_hash as hash from care_case where region = $1 order by id for update', region);
    await keepHolders(tx);
    for (const table of ['task', 'case_clock', 'clock_wait', 'incident', 'handover', 'handover_package', 'escalation', 'recorded_value', 'case_coordinator', 'naming']) await tx.query(`delete from ${table} where region = $1`, region);
    for (const one of cases) await rebuildCase(tx, one);
    await giveBackHolders(tx);
    return { cases: cases.length };
  }, { timeoutMs: longestMs });
}

async function keepHolders(tx: Tx): Promise<void> {
  await tx.query(`create temp table held on commit drop as
    select id, version, assignee_worker, assignee_unit, assignee_name, command_id, status from task where region = current_setting('luotsi.region')`);
}

async function giveBackHolders(tx: Tx): Promise<void> {
  await tx.query(`update task t set version = h.version, assignee_worker = h.assignee_worker, assignee_unit = h.assignee_unit, assignee_name = h.assignee_name,
    command_id = h.command_id, status = case when t.status = 'waiting' and h.status in ('claimed', 'sending') then h.status else t.status end from held h where h.id = t.id`);
}

async function rebuildCase(tx: Tx, { id, hash }: { readonly id: string; readonly hash: string }): Promise<void> {
  const [log] = await tx.query<{ events: CaseEvent[] }>('select luotsi.raw_events($1::uuid) as events', id);
  await tx.query(`update care_case c set status = 'starting', tier = null, responsible_unit = null, responsible_worker = null, coordinator_worker = null, coordinator_unit = null,
    opened_at = null, ended_at = null, suspended_at = null, suspended_reason = null, suspended_worker = null, suspended_unit = null, outcome = null, moves = 0, follower_units = '{}', last_sequence = 0, units = array[(select by_unit from contact o where o.id = c.contact_id)] where id = $1::uuid`, id);
  if (log === undefined || log.events.length === 0) return;
  for (const { versionHash, events } of segmentsOf(log.events, firstVersion(log.events, hash))) {
    const { definition } = await loadVersion(tx, versionHash);
    await tx.query('select luotsi.apply_changes($1, $2::uuid, $3::jsonb)::text', tx.scope.region, id, JSON.stringify(project(events, definition)));
  }
}
