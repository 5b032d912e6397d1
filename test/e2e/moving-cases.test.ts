/**
 * Moving running cases to another version in a real Chromium (MOD-07): the list of a version's cases, the dry run in words, a blocked move
 * solved by choosing, a case that goes on meanwhile, the move, and who may not, and the engine away. The parts build on each other.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { signIn } from '../support/api.ts';
import type { Agent } from '../support/api.ts';
import { launchBrowser } from '../support/browser.ts';
import { cuttableLine } from '../support/cuttable-line.ts';
import type { CuttableLine } from '../support/cuttable-line.ts';
import { look, signInAs } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { publish } from '../support/publish.ts';
import { claim, recordContact } from '../support/running-api.ts';
import type { TaskView } from '../support/running-api.ts';
import { startSystem } from '../support/system.ts';
import type { RunningSystem } from '../support/system.ts';
import { temporalServer } from '../support/temporal.ts';
import { timePath, timePathClocks } from '../support/time-path.ts';

const modelId = 'time-path';
/** Version 2: the first step has another id and name, a clock has another id and limit, `short` is gone. */
const second = timePath({ head: timePathClocks.replace('id="aim" fi="Kello aim" kind="target" limit="7"', 'id="goal" fi="Tavoite" kind="target" limit="3"').replace(/<guidance:clock id="short".*<\/guidance:clock>/, '') })
  .replaceAll('"first"', '"begin"').replaceAll('"split_first"', '"split_begin"').replaceAll('"first_which"', '"begin_which"')
  .replace('id="begin" name="begin"', 'id="begin" name="Aloita"');
/** Version 3: as the second, with another limit. */
const third = second.replace('id="goal" fi="Tavoite" kind="target" limit="3"', 'id="goal" fi="Tavoite" kind="target" limit="4"');
let line: CuttableLine;
let system: RunningSystem;
let browser: Browser;
let db: pg.Client;
let aino: Agent;
let kerttu: Person;
/** Cases by number, oldest first. */
let cases: { readonly id: string; readonly number: string }[];

const rows = async <T extends object>(sql: string, ...values: unknown[]): Promise<T[]> => (await db.query<T>(sql, values)).rows;
const versionOfCase = async (id: string): Promise<number | undefined> => (await rows<{ model_version: number }>('select model_version from care_case where id = $1', id))[0]?.model_version;
const row = (page: Page, number: string) => page.locator(`tr[data-case="${number}"]`);
const publishVersion = (xml: string): Promise<void> => publish({ query: async (sql, values = []) => (await db.query(sql, values)).rows }, xml, { id: modelId });
const nth = (index: number): { readonly id: string; readonly number: string } => cases[index] ?? (() => { throw new Error(`Expected a case ${index}`); })();

async function tryOut(page: Page, number: string): Promise<ReturnType<Page['getByRole']>> {
  await page.getByRole('button', { name: `Koeaja siirto: asia ${number}` }).click();
  const dialog = page.getByRole('dialog', { name: `Siirrä asia ${number}` });
  await dialog.locator('[data-possible]').waitFor();
  return dialog;
}

beforeAll(async () => {
  line = await cuttableLine((await temporalServer()).address);
  [system, browser] = await Promise.all([startSystem('moving', { TEMPORAL_ADDRESS: line.address }), launchBrowser()]);
  db = new pg.Client({ connectionString: system.database.ownerUrl });
  await db.connect();
  await db.query('set row_security = off');
  await publishVersion(timePath());
  aino = await signIn(system.origin, 'aino.neuvoja');
  const ids: string[] = [];
  for (let n = 0; n < 3; n++) ids.push((await recordContact(aino)).caseId);
  await publishVersion(second);
  cases = await rows('select id, number from care_case where id = any($1) order by array_position($1, id)', ids);
  kerttu = await signInAs(browser, system.origin, 'kerttu.kehittaja', `/modeler/${modelId}/1/work`);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await db?.end();
  await system?.stop();
  await line?.close();
}, 60_000);

describe('moving running cases', () => {
  test('the version’s page lists its open cases, newest first; the newest published version is the target', async () => {
    const { page } = kerttu;
    await page.getByRole('link', { name: 'Käynnissä olevat asiat' }).click();
    await page.getByRole('heading', { level: 1, name: /Käynnissä olevat asiat: time-path, versio 1/ }).waitFor();
    await page.getByText('Avoimia asioita: 3').waitFor();
    expect(await page.locator('tr[data-case]').evaluateAll((list) => list.map((one) => one.getAttribute('data-case')))).toEqual([...cases].reverse().map(({ number }) => number));
    expect(await row(page, nth(0).number).textContent()).toMatch(/first, other.*Neuvonta/);
    expect(await page.getByLabel('Mihin versioon asiat siirretään').inputValue()).toBe(`${modelId}/2`);
    await look(kerttu, 'moving list');
  }, 90_000);

  test('a blocked move is shown in words, and solved by choosing; the reason is needed; then the case is moved', async () => {
    const { page } = kerttu;
    const one = nth(0);
    const dialog = await tryOut(page, one.number);
    await dialog.getByText('Siirron esteenä: 3').waitFor();
    await dialog.locator('[data-obstacle=elementGone]').getByText('first: Vaihetta ei ole uudessa versiossa. Valitse toinen paikka.').waitFor();
    expect(await dialog.locator('[data-obstacle=clockGone]').allTextContents()).toEqual(expect.arrayContaining([expect.stringMatching(/^Kello aim: Kelloa ei ole/), expect.stringMatching(/^Kello short: Kelloa ei ole/)]));
    const move = dialog.getByRole('button', { name: 'Siirrä asia', exact: true });
    expect(await move.isDisabled()).toBe(true);
    await look(kerttu, 'moving blocked');
    // By the keyboard: what is chosen stays in its field while the dry run is repeated.
    const place = dialog.getByLabel('Minne: first');
    await place.focus();
    await place.selectOption({ label: 'Aloita' });
    await dialog.locator('[data-place=first][data-to=begin]').getByText('siirtyy: Aloita').waitFor();
    expect(await place.evaluate((element) => element === document.activeElement)).toBe(true);
    await dialog.getByText('Siirron esteenä: 2').waitFor();
    await dialog.getByLabel('Miten kello jatkuu: Kello aim').selectOption({ label: 'Tavoite' });
    await dialog.getByLabel('Miten kello jatkuu: Kello short').selectOption({ label: 'Kello päättyy' });
    await dialog.getByText('Siirron voi tehdä.').waitFor();
    await dialog.locator('[data-clock=aim]').getByText(/jatkuu: Tavoite; määräpäivä pysyy: /).waitFor();
    await dialog.locator('[data-notice=limitKept]').waitFor();
    await dialog.locator('[data-notice=clockEnds]').getByText('Kello short: Kello päättyy siirrossa.').waitFor();
    await move.click();
    await dialog.getByText('Kirjoita, miksi asia siirretään.').waitFor();
    expect(await dialog.locator('[data-notice=clockNotStarted]').count()).toBe(0);
    await look(kerttu, 'moving possible');
    await dialog.getByLabel('Miksi asia siirretään').fill('Uusi polku käyttöön');
    await move.click();
    const told = page.getByRole('status').getByText(`Asia ${one.number} on siirretty versioon 2.`);
    await told.waitFor();
    await row(page, one.number).waitFor({ state: 'detached' });
    await page.getByText('Avoimia asioita: 2').waitFor();
    expect(await told.evaluate((element) => element === document.activeElement)).toBe(true);
    await look(kerttu, 'moving moved');
    expect(await versionOfCase(one.id)).toBe(2);
    expect(await rows(`select 1 from task where case_id = $1 and open and element_id = 'begin'`, one.id)).toHaveLength(1);
  }, 120_000);

  test('a case that goes on meanwhile is not moved: the dry run is made again and what was typed is kept', async () => {
    const { page } = kerttu;
    const one = nth(1);
    const dialog = await tryOut(page, one.number);
    // What was chosen for the case before holds for this one too.
    await dialog.getByText('Siirron voi tehdä.').waitFor();
    await dialog.getByLabel('Miksi asia siirretään').fill('Tämäkin uuteen');
    const { body } = await aino.json<{ items: TaskView[] }>('GET', '/api/tasks?limit=200');
    const task = body.items.find(({ caseId, elementId }) => caseId === one.id && elementId === 'other');
    if (!task) throw new Error('Expected the task `other`');
    const claimed = await claim(aino, task);
    expect(await aino.json('POST', `/api/tasks/${task.id}/complete`, { body: { values: {} }, version: claimed.version, key: randomUUID() })).toMatchObject({ status: 200 });
    await dialog.locator('[data-place=other]').waitFor();
    const move = dialog.getByRole('button', { name: 'Siirrä asia', exact: true });
    await move.click();
    await dialog.getByText('Asia eteni sillä välin, eikä sitä siirretty.').waitFor();
    await dialog.locator('[data-place=other]').waitFor({ state: 'detached' });
    expect(await dialog.getByLabel('Miksi asia siirretään').inputValue()).toBe('Tämäkin uuteen');
    expect(await dialog.getByLabel('Minne: first').inputValue()).toBe('to begin');
    expect(await versionOfCase(one.id)).toBe(1);
    await look(kerttu, 'moving conflict');
    await move.click();
    await page.getByText(`Asia ${one.number} on siirretty versioon 2.`).waitFor();
    expect(await versionOfCase(one.id)).toBe(2);
  }, 120_000);

  test('others see the list and why they cannot; the words are there in three languages', async () => {
    const worker = await signInAs(browser, system.origin, 'aino.neuvoja', `/modeler/${modelId}/1/cases`);
    await worker.page.getByText('Asioita siirtää toiseen versioon kehittämispäällikkö').waitFor();
    await row(worker.page, nth(2).number).waitFor();
    expect(await worker.page.getByRole('button', { name: /Koeaja siirto/ }).count()).toBe(0);
    await look(worker, 'moving worker');
    await worker.page.context().close();
    for (const [language, button, obstacle] of [['sv', 'Provkör flytten: ärende', 'first: Steget finns inte i den nya versionen. Välj en annan plats.'], ['en', 'Try the move: case', 'first: The new version has no such step. Choose another place.']] as const) {
      const other = await signInAs(browser, system.origin, 'paavo.paallikko', `/modeler/${modelId}/1/cases`, language);
      await other.page.getByRole('button', { name: `${button} ${nth(2).number}` }).click();
      await other.page.locator('[data-obstacle=elementGone]').getByText(obstacle).waitFor();
      await look(other, `moving blocked ${language}`);
      await other.page.keyboard.press('Escape');
      await other.page.getByRole('dialog').waitFor({ state: 'detached' });
      await other.page.context().close();
    }
  }, 120_000);

  test('a plain move needs no choice; a version without cases says so, and a draft', async () => {
    await publishVersion(third);
    const { page } = kerttu;
    await page.goto(`${system.origin}/modeler/${modelId}/2/cases`);
    const one = nth(0);
    const dialog = await tryOut(page, one.number);
    await dialog.getByText('Siirron voi tehdä.').waitFor();
    await dialog.locator('[data-place=begin]').getByText('pysyy: Aloita').waitFor();
    expect(await dialog.locator('select').count()).toBe(0);
    await dialog.getByLabel('Miksi asia siirretään').fill('Tavoite muuttui');
    await dialog.getByRole('button', { name: 'Siirrä asia', exact: true }).click();
    await page.getByText(`Asia ${one.number} on siirretty versioon 3.`).waitFor();
    expect(await versionOfCase(one.id)).toBe(3);
    await page.goto(`${system.origin}/modeler/siun-sote-guidance-path/1/cases`);
    await page.getByText('Yksikään avoin asia ei kulje tällä versiolla.').waitFor();
    await look(kerttu, 'moving empty');
    const lead = await signIn(system.origin, 'kerttu.kehittaja');
    expect(await lead.json('POST', `/api/models/${modelId}/versions`, { body: { from: 3 } })).toMatchObject({ status: 201 });
    await page.goto(`${system.origin}/modeler/${modelId}/4/cases`);
    await page.getByText('Luonnoksella ei ole asioita.').waitFor();
    expect(await page.getByRole('link', { name: 'Käynnissä olevat asiat' }).count()).toBe(0);
    await look(kerttu, 'moving draft');
  }, 120_000);

  test('while the engine is away the move is kept and said to be; it is made when the engine is back', async () => {
    const { page } = kerttu;
    const one = nth(1);
    await page.goto(`${system.origin}/modeler/${modelId}/2/cases`);
    const dialog = await tryOut(page, one.number);
    await dialog.getByLabel('Miksi asia siirretään').fill('Tavoite muuttui');
    line.cut();
    await dialog.getByRole('button', { name: 'Siirrä asia', exact: true }).click();
    await page.getByText(`Asian ${one.number} siirto on tallessa`).waitFor({ timeout: 60_000 });
    await row(page, one.number).waitFor();
    await look(kerttu, 'moving kept');
    expect(await versionOfCase(one.id)).toBe(2);
    line.mend();
    // Nobody reloads: the page hears of it.
    await row(page, one.number).waitFor({ state: 'detached', timeout: 60_000 });
    expect(await versionOfCase(one.id)).toBe(3);
  }, 180_000);
});
