/**
 * Variants by a person's gestures in a real Chromium: derive a unit's variant, publish a new parent version, see what it changed, rebase
 * with a conflict, have a second person approve, publish, compare, look at the history and the library. The parts build on each other.
 */
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { look, signInAs, type Person } from '../support/person.ts';
import { startSystem, type RunningSystem } from '../support/system.ts';

const path = 'siun-sote-guidance-path';
const unitPath = `${path}-neuvonta`;
const advice = 'Yleinen ensivaiheen ohjaus, neuvonta ja viestintä';
let system: RunningSystem;
let browser: Browser;
let db: pg.Client;
let kerttu: Person;
let paavo: Person;

const rows = async <T extends object>(sql: string, ...values: unknown[]): Promise<T[]> => (await db.query<T>(sql, values)).rows;
const goto = (page: Page, address: string): Promise<unknown> => page.goto(`${system.origin}/modeler/${address}`);

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem('variants'), launchBrowser()]);
  db = new pg.Client({ connectionString: system.database.ownerUrl });
  await db.connect();
  await db.query('set row_security = off');
  kerttu = await signInAs(browser, system.origin, 'kerttu.kehittaja', '/modeler/');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await db?.end();
  await system?.stop();
}, 60_000);

/** Gives the named step another name on the opened draft, and saves. */
async function rename({ page }: Person, step: string, name: string): Promise<void> {
  await page.getByText(step).first().waitFor();
  // By its own name: other lines say that they lead to it.
  await page.getByRole('treeitem').filter({ has: page.locator('.mo-step-name', { hasText: step }) }).first().click();
  await page.getByLabel('Nimi suomeksi').fill(name);
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Tallenna', exact: true }).click();
  await page.getByText('Luonnos tallennettu').waitFor();
}

async function publish({ page }: Person, reason: string): Promise<void> {
  await page.getByLabel('Mitä muutettiin ja miksi').fill(reason);
  await page.getByRole('button', { name: 'Julkaise', exact: true }).click();
  await page.locator('.va-main [data-status=published]').waitFor();
}

describe('variants', () => {
  test('a unit’s variant is derived from the library; the tree shows where it comes from', async () => {
    const { page } = kerttu;
    await page.getByRole('link', { name: 'Mallikirjasto' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mallikirjasto' }).waitFor();
    await look(kerttu, 'variants library');
    await page.locator(`[data-entry="14/${path}"]`).getByRole('button', { name: 'Johda yksikölle…' }).click();
    await page.getByLabel('Yksikön tunnus').fill('neuvonta');
    await page.getByRole('dialog').getByRole('button', { name: 'Johda', exact: true }).click();
    await page.waitForURL(`**/modeler/${unitPath}/1`);
    await page.locator(`[data-model="${path}"] .va-children [data-model="${unitPath}"]`).waitFor();
    await page.getByText('lähtömallin versiosta 1').first().waitFor();
    await rename(kerttu, advice, 'Neuvonnan oma ohjaus');
    await look(kerttu, 'variants tree');
    await page.getByRole('button', { name: 'Julkaise…' }).click();
    await page.getByRole('heading', { level: 1, name: /Tarkistus ja julkaisu/ }).waitFor();
    await page.getByText('Mallissa ei ole virheitä.').waitFor();
    await look(kerttu, 'variants publish');
    await page.getByRole('button', { name: 'Julkaise', exact: true }).click();
    await page.getByText('Kirjoita, mitä muutettiin ja miksi.').waitFor();
    await publish(kerttu, 'Neuvonnan oma polku');
  }, 150_000);

  test('a new parent version flags the child and says what changed', async () => {
    const { page } = kerttu;
    await goto(page, `${path}/1`);
    await page.getByRole('button', { name: 'Tee luonnos' }).click();
    await page.waitForURL(`**/modeler/${path}/2`);
    await rename(kerttu, advice, 'Ensivaiheen ohjaus');
    await page.getByRole('tab', { name: 'Kellot' }).click();
    await page.locator('[name=start_of_assessment_target-limit]').fill('9');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Tallenna', exact: true }).click();
    await page.getByText('Luonnos tallennettu').waitFor();
    await page.getByRole('button', { name: 'Julkaise…' }).click();
    await page.getByText('Kellon ”Arvioinnin aloitus, alueen tavoite” määräaika lyhenee: 10 arkipäivää → 9 arkipäivää').waitFor();
    await publish(kerttu, 'Lyhyempi raja ja nimi');
    await page.locator(`[data-model="${unitPath}"] .va-changed`).getByText('Lähtömallista on uusi versio 2').click();
    await page.getByRole('heading', { level: 1, name: /Päivitä lähtömallista/ }).waitFor();
    await page.getByRole('heading', { name: 'Molemmat muuttivat samaa: 1' }).waitFor();
    await page.getByRole('button', { name: /määräaika lyhenee/ }).waitFor();
  }, 150_000);

  test('the rebase wants a choice for what both changed, shows it on both diagrams, and loses nothing', async () => {
    const { page } = kerttu;
    await page.getByRole('button', { name: 'Tee luonnos ja jatka' }).click();
    await page.waitForURL(`**/modeler/${unitPath}/2/rebase`);
    const conflict = page.locator('fieldset.va-conflict');
    await conflict.getByRole('button', { name: 'Näytä kaavioissa' }).click();
    await page.locator('.va-two > :nth-child(1) .va-lit').first().waitFor({ state: 'attached' });
    await page.locator('.va-two > :nth-child(2) .va-lit').first().waitFor({ state: 'attached' });
    await expect(conflict.textContent()).resolves.toContain('Ensivaiheen ohjaus');
    const merge = page.getByRole('button', { name: 'Yhdistä luonnokseen' });
    await expect(merge.isDisabled()).resolves.toBe(true);
    await look(kerttu, 'variants rebase');
    // By the keyboard: into the group, first choice.
    await conflict.locator('input[value=ours]').focus();
    await page.keyboard.press('Space');
    await merge.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/modeler/${unitPath}/2`);
    await page.getByText('Neuvonnan oma ohjaus').first().waitFor();
    const [draft] = await rows<{ xml: string; parent_number: number }>('select xml, parent_number from model_version where model_id = $1 and number = 2', unitPath);
    expect(draft?.parent_number).toBe(2);
    expect(draft?.xml).toContain('limit="9"');
    expect(draft?.xml).toContain('name="Neuvonnan oma ohjaus"');
  }, 150_000);

  test('the manager asks for a second person: the lead submits, the manager sends back, then approves, the lead publishes', async () => {
    paavo = await signInAs(browser, system.origin, 'paavo.paallikko', `/modeler/${unitPath}/2/publish`);
    await paavo.page.getByLabel('Julkaisu vaatii toisen henkilön hyväksynnän').click();
    await paavo.page.getByText('Alue vaatii, että toinen henkilö hyväksyy').waitFor();
    const { page } = kerttu;
    await goto(page, `${unitPath}/2/publish`);
    await page.getByText('Alue vaatii, että toinen henkilö hyväksyy').waitFor();
    await expect(page.getByRole('button', { name: 'Julkaise', exact: true }).count()).resolves.toBe(0);
    for (const at of [0, 1]) {
      await page.getByRole('button', { name: 'Lisää ryhmä' }).click();
      await page.getByLabel('Ryhmän nimi').nth(at).fill(`Ryhmä ${at + 1}`);
    }
    await page.getByRole('button', { name: 'Tallenna ryhmät ja työpajat' }).click();
    await page.locator('.va-about').getByText('Tallennettu.').waitFor();
    await page.getByLabel('Mitä muutettiin ja miksi').fill('Lähtömallin muutokset');
    await page.getByRole('button', { name: 'Lähetä hyväksyttäväksi' }).click();
    await page.locator('.va-main [data-status=inReview]').waitFor();

    await paavo.page.getByRole('button', { name: 'Palauta luonnokseksi' }).click();
    await paavo.page.getByText('Kirjoita, mitä pitää muuttaa.').waitFor();
    await look(paavo, 'variants verdict');
    await paavo.page.getByLabel('Kommentti').fill('Nimeä ryhmät');
    await paavo.page.getByRole('button', { name: 'Palauta luonnokseksi' }).click();
    await page.getByRole('button', { name: 'Lähetä hyväksyttäväksi' }).click();
    await paavo.page.getByRole('button', { name: 'Hyväksy', exact: true }).click();
    await page.locator('.va-main [data-status=approved]').waitFor();
    await publish(kerttu, 'Lähtömallin muutokset');
    await page.getByText(/Hyväksynyt Paavo Päällikkö/).waitFor();
    expect(await rows("select 1 from model_version where model_id = $1 and number = 2 and status = 'published' and approved_by is not null and groups -> 1 ->> 'name' = 'Ryhmä 2'", unitPath)).toHaveLength(1);
  }, 150_000);

  test('two variants are compared in words and on both diagrams, by mouse and keyboard, in three languages', async () => {
    const { page } = kerttu;
    await goto(page, `${unitPath}/2/compare`);
    await page.getByLabel('Mihin verrataan').selectOption(`14/${path}/1`);
    await page.getByRole('status').getByText('2 muutosta').waitFor();
    const name = page.locator('.va-changes button', { hasText: 'Neuvonnan oma ohjaus' });
    await name.click();
    await expect(name.getAttribute('aria-current')).resolves.toBe('true');
    await page.locator('.va-two > :nth-child(2) .va-lit').first().waitFor({ state: 'attached' });
    await look(kerttu, 'variants compare');
    await name.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.locator('.va-changes button[aria-current]').textContent()).resolves.toContain('määräaika lyhenee');
    for (const [language, said] of [['en', /The limit of ‘Start of assessment, the region’s target’ falls from 10 to 9 working days/], ['sv', /Tidsfristen för ”Inledande av bedömningen, områdets mål” förkortas från 10 till 9 vardagar/]] as const) {
      const other = await signInAs(browser, system.origin, 'kerttu.kehittaja', `/modeler/${unitPath}/2/compare?with=14/${path}/1`, language);
      await other.page.getByRole('button', { name: said }).waitFor();
      await look(other, `variants compare ${language}`);
      await other.page.context().close();
    }
  }, 150_000);

  test('history says who did what and why; an old version becomes a draft again; who does what has a table', async () => {
    const { page } = kerttu;
    await goto(page, `${unitPath}/1/history`);
    await page.locator('tr[data-act=approved]').waitFor();
    await expect(page.locator('tbody tr').evaluateAll((list) => list.map((row) => row.getAttribute('data-act')))).resolves.toEqual(['published', 'approved', 'submitted', 'returned', 'submitted', 'rebased', 'created', 'published', 'derived']);
    await look(kerttu, 'variants history');
    await page.getByRole('button', { name: 'Palauta versio 1 luonnokseksi' }).click();
    await page.waitForURL(`**/modeler/${unitPath}/3`);
    await goto(page, `${unitPath}/1/work`);
    await page.getByRole('rowheader', { name: 'neuvoja' }).waitFor();
    await page.getByRole('heading', { name: 'Vaiheet ilman lakiperustetta' }).waitFor();
    await look(kerttu, 'variants work');
    await goto(page, 'ei-ole/1/history');
    await page.getByText('Versiota ei ole.').waitFor();
  }, 120_000);

  test('another region takes the variant as its own draft, and its source stays visible', async () => {
    const sari = await signInAs(browser, system.origin, 'sari.satakunta', '/modeler/library');
    await sari.page.locator(`[data-entry="14/${path}"]`).getByRole('button', { name: 'Ota luonnokseksi' }).click();
    await sari.page.waitForURL(`**/modeler/${path}/1`);
    await sari.page.getByText(/Otettu mallista siun-sote-guidance-path, versio 2, Pohjois-Karjala/).waitFor();
    await look(sari, 'variants taken');
    expect(await rows("select 1 from model_version where region = '06' and model_id = $1 and origin ->> 'region' = '14'", path)).toHaveLength(1);
  }, 90_000);
});
