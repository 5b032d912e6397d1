/** To which region a thing belongs, for the answer "this belongs to another region". Nothing else of it is read. */
import type { Database } from './types.ts';

export type ForeignKind = 'task' | 'case' | 'contact' | 'client' | 'escalation';

/** @returns the region's code; undefined when no region has such a thing */
export async function regionOf(db: Database, kind: ForeignKind, id: string): Promise<string | undefined> {
  const [row] = await db.statement<{ region: string | null }>('select luotsi.region_of($1, $2) as region', kind, id);
  return row?.region ?? undefined;
}
