/** In a real browser: the engine is away, a worker completes a task and goes on; when it is back the task is gone, and every word is still there. */
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { cuttableLine } from '../support/cuttable-line.ts';
import type { CuttableLine } from '../support/cuttable-line.ts';
import { signIn } from '../support/api.ts';
import { hurriedForms, hurriedPath } from '../support/hurried-path.ts';
import { complete, field, fill, look, openTask, signInAs } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { publish } from '../support/publish.ts';
import { recordContact } from '../support/running-api.ts';
import { startSystem } from '../support/system.ts';
import type { RunningSystem } from '../support/system.ts';
import { temporalServer } from '../support/temporal.ts';

let line: CuttableLine;
let system: RunningSystem;
let browser: Browser;
let db: pg.Client;
let aino: Person;
beforeAll(async () => {
  line = await cuttableLine((await temporalServer()).address);
  [system, browser] = await Promise.all([startSystem('unapplied', { TEMPORAL_ADDRESS: line.address }), launchBrowser()]);
  db = new pg.Client({ connectionString: system.database.ownerUrl });
  await db.connect();
  await publish({ query: async (sql, values = []) => (await db.query(sql, values)).rows }, hurriedPath('PT45S'), { forms: hurriedForms });
  aino = await signInAs(browser, system.origin, 'aino.neuvoja', '/inbox/');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await db?.end();
  await system?.stop();
  await line?.close();
}, 60_000);

const words = 'Puoli tuntia puhelimessa, kaikki kirjoitettu tähän';

test('what was typed for a task that is gone is told, copied, used again and put away', async () => {
  const { page } = aino;
  const { caseId } = await recordContact(await signIn(system.origin, 'aino.neuvoja'));
  const { rows: [row] } = await db.query<{ number: string; taken: Date }>("select number, created_at + interval '47 seconds' as taken from care_case where id = $1", [caseId]);
  const number = row?.number ?? '';
  await openTask(aino, number, 'advise');
  await fill(aino, [['Asiakkaan tarve', 'Apua arkeen'], ['Annettu neuvo', words]]);
  expect(await field(aino, 'Annettu neuvo').locator('textarea').inputValue()).toBe(words);
  line.cut();
  await complete(aino);
  await page.getByText('Toimi on tallessa ja toteutetaan heti').waitFor();
  expect(await page.locator('[data-unapplied]').getAttribute('data-unapplied')).toBe('0');

  await page.waitForTimeout(Math.max(0, (row?.taken.getTime() ?? 0) - Date.now()));
  line.mend();
  // Nobody reloads: the page hears of it.
  await page.getByText('Lähettämistäsi toimista 1 jäi toteutumatta.').waitFor({ timeout: 90_000 });
  await look(aino, 'unapplied notice');
  await page.getByRole('link', { name: 'Katso mitä jäi toteutumatta' }).click();
  const card = page.locator('[data-unapplied-work=completeTask]');
  await card.getByText(words).waitFor();
  await card.getByText('Tätä ei voitu toteuttaa').waitFor();
  await look(aino, 'unapplied work');

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await card.getByRole('button', { name: 'Kopioi teksti' }).click();
  await card.getByText('Teksti on kopioitu.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`Asiakkaan tarve: Apua arkeen\nAnnettu neuvo: ${words}`);

  await card.getByRole('button', { name: 'Käytä tehtävässä: look' }).click();
  await page.getByRole('heading', { level: 1, name: 'look' }).waitFor();
  expect(await field(aino, 'Annettu neuvo').locator('textarea').inputValue()).toBe(words);
  await complete(aino);
  await page.getByText('Tehtävä valmis.').waitFor();

  await page.getByRole('link', { name: 'Katso mitä jäi toteutumatta' }).click();
  await page.getByRole('button', { name: `Poista ilmoitus, asia ${number}` }).click();
  await page.getByText(`Ilmoitus asiasta ${number} on poistettu.`).waitFor();
  await page.getByText('Kaikki lähettämäsi on toteutettu.').waitFor();
  await look(aino, 'unapplied none');
  const { rows } = await db.query<{ type: string }>("select type from process_event where case_id = $1 and type in ('taskCancelled', 'taskRecorded', 'caseEnded') order by sequence", [caseId]);
  expect(rows.map(({ type }) => type)).toEqual(['taskCancelled', 'taskRecorded', 'caseEnded']);
}, 240_000);
