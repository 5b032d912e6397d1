/** A rehearsal by a person's gestures in a real Chromium: from a contact to an end and past a legal limit, with nothing sent and no row made. */
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { look, signInAs, type Person } from '../support/person.ts';
import { startSystem, type RunningSystem } from '../support/system.ts';

const model = 'siun-sote-guidance-path';
let system: RunningSystem;
let browser: Browser;
let kerttu: Person;
let db: pg.Client;
/** Everything that the page sent to the API other than reading. */
const written: string[] = [];

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem('rehearsal'), launchBrowser()]);
  db = new pg.Client({ connectionString: system.database.ownerUrl });
  await db.connect();
  await db.query('set row_security = off');
  kerttu = await signInAs(browser, system.origin, 'kerttu.kehittaja', '/modeler/');
  await kerttu.page.setViewportSize({ width: 1440, height: 1000 });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await db?.end();
  await system?.stop();
}, 60_000);

const rowsOfCases = async (): Promise<unknown> => (await db.query('select (select count(*) from care_case) cases, (select count(*) from contact) contacts, (select count(*) from task) tasks, (select count(*) from command) commands, (select count(*) from process_event) events')).rows[0];

describe('rehearsal', () => {
  test('a test client goes from a contact over the ladder to an end, step by step and back', async () => {
    const { page } = kerttu;
    await page.goto(`${system.origin}/modeler/${model}/1`);
    await page.getByRole('link', { name: 'Koeajo', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: /^Koeajo: / }).waitFor();
    await page.getByText('Palvelimelle ei lähetetä mitään').waitFor();
    const before = await rowsOfCases();
    page.on('request', (request) => { if (request.method() !== 'GET' && request.url().includes('/api/')) written.push(`${request.method()} ${request.url()}`); });
    await page.getByLabel('Yhteydenoton päivä (klo 9)').fill('2026-03-10');
    await look(kerttu, 'rehearsal contact');
    await page.getByRole('button', { name: 'Aloita koeajo' }).press('Enter');
    const task = page.locator('[data-work=task][data-element=p2_t1]');
    await task.getByText('neuvoja, yksikkö').waitFor();
    await task.getByText('Ensimmäinen vastaus yhteydenottoon: viimeistään to 12.3.2026 klo 24').waitFor();
    await page.locator('.va-canvas .va-open[data-element-id=p2_t1]').waitFor();
    await look(kerttu, 'rehearsal open');

    // past the seventh working day, timer by timer
    const inform = page.locator('[data-event=escalationRaised]', { hasText: 'lähiesihenkilö' }).filter({ hasText: 'Palvelutarpeen arvioinnin aloitus' });
    for (let n = 0; n < 12 && !(await inform.count()); n += 1) await page.getByRole('button', { name: 'Siirry seuraavaan ajastimeen' }).press('Enter');
    await expect(inform.count()).resolves.toBe(1);
    await page.locator('[data-event=clockBreached]', { hasText: 'Palvelutarpeen arvioinnin aloitus' }).filter({ hasText: '20.3.2026' }).waitFor();
    await look(kerttu, 'rehearsal late');

    // an answer that is missing is told, and nothing happens
    await task.getByRole('combobox').first().selectOption({ label: 'ei vastausta' });
    await task.getByRole('button', { name: 'Merkitse valmiiksi' }).click();
    await task.getByRole('alert').waitFor();
    await task.getByRole('combobox').first().selectOption({ index: 1 });
    await task.getByRole('button', { name: 'Merkitse valmiiksi' }).click();
    await page.locator('[data-event=taskRecorded]').waitFor();
    await expect(page.evaluate(() => document.activeElement?.id)).resolves.toBe('re-work');
    await look(kerttu, 'rehearsal end');
    await page.getByRole('button', { name: 'Askel taaksepäin' }).click();
    await task.waitFor();
    await expect(page.locator('[data-event=taskRecorded]').count()).resolves.toBe(0);
    await page.getByRole('button', { name: 'Aloita alusta' }).click();
    await page.getByLabel('Kanava').waitFor();

    expect(written).toEqual([]);
    await expect(rowsOfCases()).resolves.toEqual(before);
  }, 120_000);

  test('a draft with an error says why it cannot run', async () => {
    const { page } = kerttu;
    await page.goto(`${system.origin}/modeler/${model}/1`);
    await page.getByRole('button', { name: 'Tee luonnos' }).click();
    await page.waitForURL(`**/modeler/${model}/2`);
    await db.query('update model_version set xml = replace(xml, $1, $2) where model_id = $3 and number = 2', ['=adviceOutcome = "pathFound"', '=adviceOutcome = (', model]);
    await page.goto(`${system.origin}/modeler/${model}/2/rehearse`);
    await page.getByText('Versiota ei voi ajaa').waitFor();
    await page.getByText('Ehto ei ole FEEL-lauseke.').first().waitFor();
    await look(kerttu, 'rehearsal refused');
  }, 60_000);
});
