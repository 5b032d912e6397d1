/** Plans of clients: which are in force and which belong together. */
import type { z } from 'zod';
import type { ClientPlans, startClientPlanSchema } from '../contracts/index.ts';
import type { Actor } from '../guidance/index.ts';
import { accepted, single } from './database.ts';
import type { Tx } from './types.ts';

interface Answer { readonly value: ClientPlans }

/** Undefined for a client whom the scope may not see. */
export async function listClientPlans(tx: Tx, clientId: string): Promise<ClientPlans | undefined> {
  return single(await tx.query<{ readonly value: ClientPlans | null }>('select luotsi.plans_json($1::uuid) as value', clientId)) ?? undefined;
}

/** @param id the same again answers the same. @throws Refusal NOT_FOUND, PLAN_ACTIVE_EXISTS (neither `linkTo` nor `separate`), PLAN_LINK_INVALID */
export async function startClientPlan(tx: Tx, clientId: string, plan: { readonly id: string; readonly by: Actor } & z.infer<typeof startClientPlanSchema>): Promise<ClientPlans> {
  return accepted(single(await tx.query<Answer>('select luotsi.start_plan($1::uuid, $2::jsonb) as value', clientId, JSON.stringify(plan))));
}

/** Makes it part of another plan; what was part of it goes along. @throws Refusal NOT_FOUND, PLAN_ENDED, VERSION_STALE, PLAN_LINK_INVALID */
export async function linkClientPlan(tx: Tx, id: string, version: number, to: string): Promise<ClientPlans> {
  return await change(tx, id, version, 'link', to, null);
}

/** What was part of it stands by itself again. @throws Refusal NOT_FOUND, PLAN_ENDED, VERSION_STALE */
export async function endClientPlan(tx: Tx, id: string, version: number, reason: string): Promise<ClientPlans> {
  return await change(tx, id, version, 'end', null, reason);
}

async function change(tx: Tx, ...values: readonly [id: string, version: number, act: 'link' | 'end', to: string | null, reason: string | null]): Promise<ClientPlans> {
  return accepted(single(await tx.query<Answer>('select luotsi.change_plan($1::uuid, $2::integer, $3, $4::uuid, $5) as value', ...values)));
}
