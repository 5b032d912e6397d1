/** Open incidents of a region, as the API answers them. */
import type { z } from 'zod';
import type { Incident, pageQuerySchema } from '../contracts/index.ts';
import type { CaseDefinition } from '../guidance/index.ts';
import { keyParts, pageOf, readCursor } from './cursor.ts';
import { elementNames } from './projections/definition-texts.ts';
import { loadVersion } from './runnable.ts';
import type { Page, Tx } from './types.ts';

/** What failed, with the words of its version for the element. */
export function nameIncident(definition: CaseDefinition, incident: Incident): Incident {
  return { ...incident, names: incident.elementId === null ? null : elementNames(definition, incident.elementId) };
}

/**
 * What failed and waits for somebody, oldest first: in the cases of the scope's units, or of the whole region for who has none.
 * @throws Refusal CURSOR_INVALID
 */
export async function listIncidents(tx: Tx, query: z.infer<typeof pageQuerySchema>): Promise<Page<Incident>> {
  const after = readCursor(query.cursor, [keyParts.instant, keyParts.uuid, keyParts.text]);
  const units = tx.scope.units ?? [];
  const wholeRegion = units.length === 0 || (tx.scope.roles ?? []).includes('manager');
  const rows = await tx.query<{ value: Incident; hash: string; key: string[] }>(
    `select luotsi.incident_json(i.failed) as value, i.version_hash as hash, array[luotsi.iso(i.raised_at), i.case_id::text, i.id] as key from (
       select i as failed, i.raised_at, i.case_id, i.id, c.version_hash from incident i join care_case c on c.id = i.case_id where i.resolved_at is null and c.status <> 'ended' and ($1::boolean or c.units && $2::text[])
         and ($3::timestamptz is null or (i.raised_at, i.case_id, i.id) > ($3::timestamptz, $4::uuid, $5))
       order by i.raised_at, i.case_id, i.id limit $6::integer) i order by i.raised_at, i.case_id, i.id`,
    wholeRegion, [...units], after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, query.limit + 1);
  for (const row of rows) row.value = nameIncident((await loadVersion(tx, row.hash)).definition, row.value);
  return pageOf(rows, query.limit, (row) => row.value, (row) => row.key);
}
