/** What a region decides about itself. Without a row: the defaults, revision 0. */
import type { RegionSettings } from '../contracts/index.ts';
import { Refusal } from './types.ts';
import type { Tx } from './types.ts';

export async function getRegionSettings(tx: Tx): Promise<RegionSettings> {
  const [row] = await tx.query<RegionSettings>('select revision, approval_required as "approvalRequired" from region_setting where region = $1', tx.scope.region);
  return row ?? { revision: 0, approvalRequired: false };
}

/** @throws Refusal VERSION_STALE when somebody changed them since */
export async function saveRegionSettings(tx: Tx, expectedRevision: number, { approvalRequired }: Pick<RegionSettings, 'approvalRequired'>): Promise<RegionSettings> {
  const [saved] = await tx.query<RegionSettings>(
    `insert into region_setting as s (region, approval_required) select $1, $3::boolean where $2::integer = 0 or exists (select from region_setting where region = $1)
     on conflict (region) do update set approval_required = excluded.approval_required, revision = s.revision + 1 where s.revision = $2::integer
     returning revision, approval_required as "approvalRequired"`, tx.scope.region, expectedRevision, approvalRequired);
  if (saved === undefined) throw new Refusal('VERSION_STALE');
  return saved;
}

export async function approvalRequired(tx: Tx): Promise<boolean> {
  return (await getRegionSettings(tx)).approvalRequired;
}
