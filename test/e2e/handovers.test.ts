/**
 * Handovers in a real Chromium over the running system: started at a step, its draft kept, offered, accepted, served and reported back; a further
 * contact that joins; a call back; what managers see; and another region's view of what is offered to it. The parts build on each other, in order.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { signIn } from '../support/api.ts';
import type { Agent } from '../support/api.ts';
import { launchBrowser } from '../support/browser.ts';
import { look, signInAs } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { startSystem } from '../support/system.ts';
import type { RunningSystem } from '../support/system.ts';

interface Task { id: string; version: number; kind: string; caseId: string }
let system: RunningSystem;
let browser: Browser;
let olliApi: Agent;
const people: Record<string, Person> = {};
let matter = { id: '', number: '', clientId: '' };
const name = 'Siiri Siirtyvä';

const person = async (username: string, path: string, language?: 'fi' | 'sv' | 'en'): Promise<Person> => (people[username] ??= await signInAs(browser, system.origin, username, path, language));

/** A visit at client guidance whose first task Olli has done: he is responsible. */
async function taken(client: Record<string, unknown>): Promise<typeof matter> {
  const post = async <T>(path: string, body?: unknown, version?: number): Promise<T> => {
    const answer = await olliApi.json<T>('POST', path, { key: randomUUID(), ...(body !== undefined && { body }), ...(version !== undefined && { version }) });
    if (answer.status > 299) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const contact = await post<{ caseId: string; caseNumber: string; clientId: string }>('/api/contacts', { channel: 'visit', client, need: 'Apua kotiin' });
  const task = (await olliApi.json<{ items: Task[] }>('GET', '/api/tasks?limit=200')).body.items.find(({ caseId }) => caseId === contact.caseId);
  const claimed = await post<Task>(`/api/tasks/${task?.id}/claim`, undefined, task?.version);
  await post(`/api/tasks/${claimed.id}/complete`, { values: { need: 'Apua kotiin', segment: 'olderPeople', serviceNeed: 'Kotihoito' } }, claimed.version);
  return { id: contact.caseId, number: contact.caseNumber, clientId: contact.clientId };
}

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem('handovers'), launchBrowser()]);
  olliApi = await signIn(system.origin, 'olli.ohjaaja');
  matter = await taken({ name, birthDate: '1948-02-03', phone: '050 111 2222' });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await system?.stop();
}, 60_000);

test('the responsible worker starts a handover at the step where the case stands, and its draft is kept', async () => {
  const olli = await person('olli.ohjaaja', `/inbox/cases/${matter.id}`);
  const { page } = olli;
  await page.getByRole('button', { name: 'Siirrä asia…' }).click();
  await look(olli, 'handover start');
  await page.getByRole('button', { name: 'Jatka siirron sisältöön' }).click();
  await page.getByText('Kirjoita syy.').waitFor();
  await page.getByLabel('Siirtymä').selectOption('serviceToHome');
  await page.locator('label', { has: page.locator('span', { hasText: /^Vastaanottaja$/ }) }).locator('select').selectOption('14-moniammatillinen');
  await page.getByLabel('Syy', { exact: true }).fill('Kotiutuu sairaalasta');
  await page.getByRole('button', { name: 'Jatka siirron sisältöön' }).click();
  expect(await page.getByLabel('Asiakassegmentti').locator('option:checked').textContent()).toBe('Ikääntyneet');
  await page.getByLabel('Lisää: Yhteyshenkilöt').fill('Tytär 050 123');
  await page.locator('[data-draft="saved"]').waitFor();
  await look(olli, 'handover draft');
  await page.reload();
  await page.getByLabel('Lisää: Yhteyshenkilöt').waitFor();
  expect(await page.getByLabel('Lisää: Yhteyshenkilöt').inputValue()).toBe('Tytär 050 123');
  await page.getByRole('button', { name: 'Tarjoa siirto' }).click();
  await page.getByText('Tarjosit siirron').waitFor();
}, 120_000);

test('the receiver reads the package before accepting; then responsibility is theirs', async () => {
  const kaisa = await person('kaisa.koordinaattori', '/inbox/');
  const { page } = kaisa;
  await page.getByRole('link', { name: `Avaa tarjous ${matter.number}` }).click();
  const panel = page.locator('[data-open-task]');
  await panel.getByText('Tytär 050 123').waitFor();
  await look(kaisa, 'handover offered');
  await panel.getByRole('button', { name: 'Hyväksy siirto' }).click();
  await page.getByText('Hyväksyit siirron. Vastuu on nyt sinulla.').waitFor();
  await page.goto(`${system.origin}/inbox/cases/${matter.id}`);
  await page.getByText('Vastuussa: Moniammatillinen ryhmä, Kaisa Koordinaattori').waitFor();
  await page.locator('[data-handover="accepted"]').waitFor();
  await look(kaisa, 'case with handover');
}, 120_000);

test('the first service event and the outcome go back to the sender', async () => {
  const { page } = await person('kaisa.koordinaattori', '/inbox/');
  await page.getByRole('button', { name: 'Kirjaa: palvelu alkoi nyt' }).click();
  await page.getByText('Ensimmäinen palvelutapahtuma').waitFor();
  await page.getByRole('button', { name: 'Kerro lähettäjälle…' }).click();
  await page.getByLabel('Lisätieto').fill('Kotihoito alkoi');
  await page.getByRole('dialog').getByRole('button', { name: 'Kerro lähettäjälle…' }).click();
  await page.locator('[data-handover="closed"]').waitFor();
  const olli = await person('olli.ohjaaja', '/inbox/');
  await olli.page.goto(`${system.origin}/inbox/escalations`);
  await olli.page.getByText('vastaanottaja kertoi, mitä siirrosta seurasi').waitFor();
  await look(olli, 'handover outcome told');
}, 120_000);

test('a further contact of another unit’s client: found by what the caller says, opened with a reason, joined by the worker’s decision', async () => {
  const aino = await person('aino.neuvoja', '/inbox/contacts/new');
  const { page } = aino;
  await page.getByLabel('Asiakkaan nimi').fill(name);
  await page.getByRole('button', { name: 'Etsi, onko asiakas jo tuttu' }).click();
  await page.getByText('Tuttua asiakasta ei löytynyt').waitFor();
  await page.locator('#contact-birthDate').fill('3.2.1948');
  await page.getByRole('button', { name: 'Etsi, onko asiakas jo tuttu' }).click();
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByLabel('Syy', { exact: true }).fill('Asiakas soittaa nyt');
  await look(aino, 'client reason');
  await page.getByRole('button', { name: 'Avaa tiedot' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByLabel('Mitä asiakas tarvitsee').fill('Kysyy, milloin hoito alkaa');
  await page.getByRole('button', { name: 'Kirjaa yhteydenotto' }).click();
  await page.getByText('Valitse, mihin yhteydenotto kuuluu.').first().waitFor();
  await look(aino, 'contact join or not');
  await page.getByText(`Liitä asiaan ${matter.number}`).click();
  await page.getByRole('button', { name: 'Kirjaa yhteydenotto' }).click();
  await page.getByRole('heading', { name: `Yhteydenotto liitettiin asiaan ${matter.number}` }).waitFor();
  await page.goto(`${system.origin}/inbox/clients/${matter.clientId}`);
  await page.getByText('liitetty avoimeen asiaan').waitFor();
  expect(await page.locator('table tbody tr').count()).toBe(1);
  await look(aino, 'client matters');
}, 120_000);

test('a call back is tried until the client is reached', async () => {
  const { page: ainoPage } = await person('aino.neuvoja', '/inbox/');
  await ainoPage.goto(`${system.origin}/inbox/cases/${matter.id}`);
  await ainoPage.getByRole('button', { name: 'Pyydä takaisinsoittoa…' }).click();
  await ainoPage.getByLabel('Mistä asiasta ja milloin sopii').fill('Iltapäivällä');
  await ainoPage.getByRole('dialog').getByRole('button', { name: 'Pyydä takaisinsoittoa' }).click();
  await ainoPage.getByRole('dialog').waitFor({ state: 'detached' });
  const kaisa = await person('kaisa.koordinaattori', '/inbox/');
  const { page } = kaisa;
  await page.goto(`${system.origin}/inbox/`);
  await page.locator('.in-row', { hasText: 'Takaisinsoitto asiakkaalle' }).click();
  await page.getByRole('button', { name: 'Ei tavoitettu' }).click();
  await page.locator('li', { hasText: 'Ei tavoitettu' }).waitFor();
  await page.getByRole('button', { name: 'Luovutaan' }).click();
  await page.getByText('Kirjoita, miksi soittamisesta luovutaan.').waitFor();
  await look(kaisa, 'call back');
  await page.getByRole('button', { name: 'Tavoitettiin' }).click();
  await page.locator('.in-row', { hasText: 'Takaisinsoitto asiakkaalle' }).waitFor({ state: 'detached' });
}, 120_000);

test('managers see the register of transitions and that nobody fell between', async () => {
  const paavo = await person('paavo.paallikko', '/audit/transitions', 'sv');
  const { page } = paavo;
  await page.getByRole('row', { name: new RegExp(matter.number) }).getByText('avslutad').waitFor();
  await look(paavo, 'audit transitions');
  await page.getByLabel('Endast de som överskrider gränsen').click();
  await page.getByText('Det finns inga övergångar.').waitFor();
  await page.goto(`${system.origin}/audit/stuck`);
  await page.getByText('Inget ärende har fallit emellan.').waitFor();
  await look(paavo, 'audit stuck');
}, 120_000);

test('another region sees the offered package only; without a path of its own it cannot accept, but it can return', async () => {
  const moved = await taken({ name: 'Matti Muuttaja', birthDate: '1950-05-05' });
  const { page } = await person('olli.ohjaaja', '/inbox/');
  await page.goto(`${system.origin}/inbox/cases/${moved.id}`);
  await page.getByRole('button', { name: 'Siirrä asia…' }).click();
  await page.getByLabel('Siirtymä').selectOption('regionToRegion');
  await page.locator('label', { has: page.locator('span', { hasText: /^Vastaanottaja$/ }) }).locator('select').selectOption('06-neuvonta');
  await page.getByLabel('Syy', { exact: true }).fill('Asiakas muutti Poriin');
  await page.getByRole('button', { name: 'Jatka siirron sisältöön' }).click();
  await page.getByRole('button', { name: 'Tarjoa siirto' }).click();
  await page.locator('.lu-error').waitFor();
  await page.getByLabel('Lisää: Suostumuksen laajuus').fill('Kaikki, mitä palvelu tarvitsee');
  await page.getByText('Asiakas on antanut suostumuksen (SHL 40 §)').click();
  await page.locator('[data-draft="saved"]').waitFor();
  await page.getByRole('button', { name: 'Tarjoa siirto' }).click();
  await page.getByText('Tarjosit siirron').waitFor();
  const owner = new pg.Client({ connectionString: system.database.ownerUrl });
  await owner.connect();
  await owner.query(`update model_version set status = 'retired' where region = '06' and status = 'published'`);
  await owner.end();
  const sari = await person('sari.satakunta', '/inbox/region-handovers', 'en');
  await sari.page.getByText('Matti Muuttaja').waitFor();
  await look(sari, 'region handover');
  await sari.page.getByRole('button', { name: 'Accept and open the case here' }).click();
  await sari.page.locator('[data-problem="NO_PUBLISHED_MODEL"]').waitFor();
  await sari.page.getByRole('button', { name: 'Return…' }).click();
  await sari.page.getByLabel('Reason for returning').fill('No path here yet');
  await sari.page.getByRole('dialog').getByRole('button', { name: 'Return the handover' }).click();
  await sari.page.locator('[data-region-handover="returned"]', { hasText: 'No path here yet' }).waitFor();
  expect(await sari.page.getByText('Matti Muuttaja').count()).toBe(0);
}, 120_000);
