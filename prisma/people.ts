/** Staff, as sign-in tells of them, and units. */
import type { ReceiverList } from '../contracts/index.ts';
import type { Texts } from '../guidance/index.ts';
import { single } from './database.ts';
import type { StaffMember, Tx } from './types.ts';

/** Keeps a person's name, roles and units as of this sign-in: names in lists come from here. */
export async function upsertStaff(tx: Tx, member: StaffMember): Promise<void> {
  await tx.query(
    `insert into staff (id, region, name, roles, units) values ($1, $2, $3, $4::text[], $5::text[])
     on conflict (id) do update set name = excluded.name, roles = excluded.roles, units = excluded.units, seen_at = now()`,
    member.id, tx.scope.region, member.name, [...member.roles], [...member.units]);
}

export async function listUnits(tx: Tx): Promise<{ id: string; names: Texts }[]> {
  return await tx.query('select id, names from unit order by id');
}

/** Units that a handover can go to, of every region. */
export async function listReceivers(tx: Tx): Promise<ReceiverList['items']> {
  return single(await tx.query<{ value: ReceiverList['items'] }>('select luotsi.receivers() as value')) ?? [];
}
