/** Clients: found by what a caller can say, opened with a relation or a logged reason, shown with all their matters. */
import type { z } from 'zod';
import type { ClientMatch, ClientView, clientQuerySchema } from '../contracts/index.ts';
import { accepted, single } from './database.ts';
import type { Tx } from './types.ts';

const mostMatches = 20;

/** My units' clients by the beginning of a name; others only by full name with birth date, or by phone. */
export async function searchClients(tx: Tx, { name, birthDate, phone }: z.infer<typeof clientQuerySchema>): Promise<ClientMatch[]> {
  if (name === undefined && birthDate === undefined && phone === undefined) return [];
  const rows = await tx.query<{ value: ClientMatch }>('select luotsi.search_clients($1::text, $2::date, $3::text, $4::integer) as value', name ?? null, birthDate ?? null, phone ?? null, mostMatches);
  return rows.map(({ value }) => value);
}

/** Undefined where the scope may not see the client: see `openClient`. */
export async function getClient(tx: Tx, clientId: string): Promise<ClientView | undefined> {
  return single(await tx.query<{ value: ClientView | null }>('select luotsi.client_json($1::uuid) as value', clientId)) ?? undefined;
}

/** Logs the reason and shows the client. @throws Refusal NOT_FOUND */
export async function openClient(tx: Tx, clientId: string, unit: string, reason: string): Promise<ClientView> {
  return accepted(single(await tx.query<{ value: { client: ClientView } }>('select luotsi.open_client($1::uuid, $2, $3) as value', clientId, unit, reason))).client;
}
