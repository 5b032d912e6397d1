/**
 * Handovers between regions: two regions, two rows, two workflows. The receiver's acceptance commits their own case with its opening command;
 * once that is recorded, the same transaction commits the command that releases the sender. Whatever dies in between, somebody is responsible.
 */
import { randomUUID } from 'node:crypto';
import type { RegionHandoverView } from '../contracts/index.ts';
import { packageVariables } from '../guidance/index.ts';
import type { Actor, HandoverPackage, HandoverTerms, ReceivedHandover } from '../guidance/index.ts';
import { accepted, scopeJson, single } from './database.ts';
import { rememberCase } from './runnable.ts';
import { Refusal } from './types.ts';
import type { Begun, CommandRow, Database, Scope, Tx } from './types.ts';

/** Offers to my units, and those that cases of my units made; newest first. */
export async function listRegionHandovers(tx: Tx): Promise<RegionHandoverView[]> {
  const rows = await tx.query<{ value: RegionHandoverView }>('select luotsi.region_handover_json(g) as value from region_handover g order by g.offered_at desc, g.id limit 200');
  return rows.map(({ value }) => value);
}

/** Whether the other region has begun to accept an offer: it cannot be taken back then. */
export async function isBeingAccepted(tx: Tx, offerId: string): Promise<boolean> {
  return single(await tx.query<{ value: boolean }>('select luotsi.is_being_accepted($1) as value', offerId)) ?? false;
}

interface Answer { readonly offerId: string; readonly commandId: string; readonly bodyHash: string; readonly by: Actor }
interface Offer { readonly view: RegionHandoverView; readonly terms: HandoverTerms; readonly fromWorker: string | null }

/**
 * Commits contact, client, case and opening command of the receiving region, with what the package tells.
 * @throws Refusal NOT_FOUND, HANDOVER_NOT_OPEN, NO_PUBLISHED_MODEL, IDEMPOTENCY_KEY_REUSED
 */
export async function acceptRegionHandover(db: Database, scope: Scope, { offerId, commandId, bodyHash, by }: Answer): Promise<Begun> {
  const [offer] = await db.within(scope, (tx) => tx.query<Offer>(
    'select luotsi.region_handover_json(g) as view, g.terms, g.from_worker as "fromWorker" from region_handover g where g.id = $1 and g.region = $2::bpchar', offerId, scope.region));
  if (offer === undefined) throw new Refusal('NOT_FOUND');
  const { client, package: held } = offer.view;
  if (client === null || held === null) throw new Refusal('HANDOVER_NOT_OPEN');
  const [contactId, caseId, initiatedAt] = [randomUUID(), randomUUID(), offer.view.offeredAt];
  const facts = { need: client.need, serviceLanguage: client.serviceLanguage, interpreterNeeded: client.interpreterNeeded, sevenDayGround: client.sevenDayGround };
  const row = {
    offerId, commandId, bodyHash, contactId, caseId, newClientId: randomUUID(), client: { name: client.name, birthDate: client.birthDate, phone: client.phone }, channel: 'digital', initiatedAt,
    ...facts, reporter: { relation: 'professional' }, by,
    command: {
      type: 'open', caseId, region: scope.region, contactId, channel: 'digital', initiatedAt, by, handover: received(offer, held as HandoverPackage),
      // The newest of what was recorded there, over what the contact said at first.
      variables: { ...facts, channel: 'digital', reporterRelation: 'professional', ...packageVariables(held as HandoverPackage) },
    },
  };
  const begun = accepted(single(await db.statement<{ value: Begun }>('select luotsi.accept_region_handover($1::jsonb, $2::jsonb) as value', scopeJson(scope), JSON.stringify(row))));
  rememberCase(scope.region, begun.command.caseId, begun.command.versionHash);
  return begun;
}

function received({ view, terms, fromWorker }: Offer, held: HandoverPackage): ReceivedHandover {
  return { offer: view.id, region: view.fromRegion, from: { unit: view.fromUnit, ...(fromWorker !== null && { worker: fromWorker }) }, terms, offeredAt: view.offeredAt, package: held };
}

/** Commits the return as a command of the sender's case. @throws Refusal NOT_FOUND, HANDOVER_NOT_OPEN, IDEMPOTENCY_KEY_REUSED */
export async function returnRegionHandover(db: Database, scope: Scope, { offerId, commandId, bodyHash, by }: Answer, reason: string): Promise<Begun> {
  const taskId = (offerId.split('~')[1] ?? '').replace('.', '#');
  const row = { offerId, commandId, bodyHash, command: { type: 'returnHandover', taskId, reason, by } };
  return accepted(single(await db.statement<{ value: Begun }>('select luotsi.return_region_handover($1::jsonb, $2::jsonb) as value', scopeJson(scope), JSON.stringify(row))));
}

/** The command that releases the sender of an accepted offer; undefined until the receiving case is open. */
export async function releasingCommand(db: Database, fromRegion: string, offerId: string): Promise<CommandRow | undefined> {
  return db.within({ region: fromRegion, system: true }, async (tx) => single(await tx.query<{ value: CommandRow | null }>("select luotsi.command_json(md5('accept' || $1)::uuid) as value", offerId)) ?? undefined);
}
