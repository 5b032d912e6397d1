/** Mail of the real worker process, killed in the worst moments: nothing is lost, and what comes twice is known as one. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openDatabase } from '../../prisma/index.ts';
import type { Database } from '../../prisma/index.ts';
import { eventually } from '../support/durable-case.ts';
import { startMailServer } from '../support/mail-server.ts';
import type { MailServer } from '../support/mail-server.ts';
import { startSystem } from '../support/system.ts';
import type { RunningSystem } from '../support/system.ts';
import { north, openCase, step } from '../prisma/support/house.ts';
import type { House } from '../prisma/support/house.ts';

let server: MailServer;
let system: RunningSystem;
let owner: Database;
let db: Database;
beforeAll(async () => {
  server = await startMailServer();
  system = await startSystem('worker_mail', { SMTP_URL: server.url });
  [owner, db] = [openDatabase(system.database.ownerUrl, { poolSize: 2 }), openDatabase(system.database.appUrl)];
}, 240_000);
afterAll(async () => {
  await Promise.all([owner.close(), db.close()]);
  await system.stop();
  await server.close();
});
beforeEach(() => {
  server.received.length = 0;
  [server.beforeMail, server.beforeYes] = [() => undefined, () => undefined];
});

const statuses = async (caseId: string): Promise<string[]> =>
  (await owner.within(north, (tx) => tx.query<{ status: string }>('select status from mail where case_id = $1::uuid', caseId))).map(({ status }) => status);
/** What two minutes do: who died with a mail has let go of it. */
const holdIsOver = () => owner.within(north, (tx) => tx.query(`update mail set next_attempt_at = now() where status = 'pending'`));
async function late(): Promise<string> {
  const house = { db, owner } as House;
  const driven = await openCase(house);
  await step(house, driven, { type: 'advance' }, { at: '2026-03-13T06:00:00.000Z' });
  return driven.caseId;
}
async function afterTheKill(caseId: string): Promise<void> {
  [server.beforeMail, server.beforeYes] = [() => undefined, () => undefined];
  expect((await statuses(caseId)).filter((status) => status === 'pending').length).toBeGreaterThan(0);
  await system.start('worker');
  await holdIsOver();
  await eventually(async () => (await statuses(caseId)).every((status) => status === 'sent'));
}

test('the worker sends what is promised', async () => {
  const caseId = await late();
  await eventually(async () => (await statuses(caseId)).every((status) => status === 'sent'));
  expect(server.received).toHaveLength((await statuses(caseId)).length);
}, 60_000);

test('killed before the mail is given: the next worker sends it, once', async () => {
  let killed: Promise<void> | undefined;
  server.beforeMail = () => { killed ??= system.kill('worker'); };
  const caseId = await late();
  await eventually(() => Promise.resolve(killed !== undefined));
  await killed;
  await afterTheKill(caseId);
  expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe((await statuses(caseId)).length);
}, 120_000);

test('killed between the server’s yes and our record of it: it comes again under the same Message-ID', async () => {
  let killed: Promise<void> | undefined;
  server.beforeYes = () => { killed ??= system.kill('worker'); };
  const caseId = await late();
  await eventually(() => Promise.resolve(killed !== undefined));
  await killed;
  const first = server.received[0]?.messageId;
  await afterTheKill(caseId);
  const ids = server.received.map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe((await statuses(caseId)).length);
  expect(ids.filter((id) => id === first).length).toBeLessThanOrEqual(2);
  expect(first).toBeDefined();
}, 120_000);
