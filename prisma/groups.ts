/** Development groups named on a version (MOD-23): who may edit and approve it, where it says so. */
import { Refusal } from './types.ts';
import type { Tx } from './types.ts';

export interface GroupInput { readonly name: string; readonly members: readonly string[]; readonly edits: boolean; readonly approves: boolean }
export interface GroupPerson { readonly id: string; readonly name: string; readonly edits: boolean; readonly approves: boolean }
type Right = 'edits' | 'approves';

const refusals = { edits: 'NOT_IN_EDITING_GROUP', approves: 'NOT_IN_APPROVING_GROUP' } as const;

interface Place { readonly modelId: string; readonly number: number }

/** A version that is not there is let through: what follows says so. @throws Refusal NOT_IN_EDITING_GROUP, NOT_IN_APPROVING_GROUP */
export async function requireGroup(tx: Tx, place: Place, right: Right): Promise<void> {
  if (!(await allows(tx, place, right))) throw new Refusal(refusals[right]);
}

/** Sending back is for who edits or approves, each with their role. @throws Refusal NOT_IN_APPROVING_GROUP */
export async function requireEitherGroup(tx: Tx, place: Place): Promise<void> {
  const has = (...roles: readonly string[]): boolean => roles.some((role) => tx.scope.roles?.includes(role) === true);
  const may = (has('developmentLead') && await allows(tx, place, 'edits')) || (has('unitManager', 'manager') && await allows(tx, place, 'approves'));
  if (!may) throw new Refusal(refusals.approves);
}

async function allows(tx: Tx, { modelId, number }: Place, right: Right): Promise<boolean> {
  const [row] = await tx.query<{ allowed: boolean }>(
    `select luotsi.group_allows(groups, $3) as allowed from model_version where region = current_setting('luotsi.region')::bpchar and model_id = $1 and number = $2::integer`, modelId, number, right);
  return row?.allowed ?? true;
}

/** Active people of the region who have a role to edit or to approve, by name. */
export async function listGroupPeople(tx: Tx): Promise<GroupPerson[]> {
  return await tx.query(
    `select coalesce(e.id, a.id) as id, coalesce(e.name, a.name) as name, e.id is not null as edits, a.id is not null as approves
     from luotsi.group_people('edits') e full join luotsi.group_people('approves') a on a.id = e.id order by 2, 1`);
}

/** Those of `ids` who are nobody of the region. */
export async function strangersAmong(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>('select id from unnest($1::text[]) wanted(id) where not exists (select from staff s where s.id = wanted.id and s.region = luotsi.own_region())', [...ids]);
  return rows.map(({ id }) => id);
}
