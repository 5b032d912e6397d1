/**
 * Time and people in a real Chromium over the running system: what a worker does to the clocks of a case, suspension, incidents; a supervisor's
 * people, absences and namings; and what a manager sees of it. The parts build on each other, in order.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { addDays, localDate } from '../../guidance/index.ts';
import { signIn } from '../support/api.ts';
import type { Agent } from '../support/api.ts';
import { launchBrowser } from '../support/browser.ts';
import { peoplePathXml } from '../support/people-path.ts';
import { look, signInAs } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { publish } from '../support/publish.ts';
import { startSystem } from '../support/system.ts';
import type { RunningSystem } from '../support/system.ts';

interface Matter { readonly caseId: string; readonly caseNumber: string }
let system: RunningSystem;
let browser: Browser;
let olliApi: Agent;
let essiApi: Agent;
let waiting: Matter;
let broken: Matter;
const people: Record<string, Person> = {};
const today = localDate(new Date().toISOString());

const person = async (username: string, path: string, language?: 'fi' | 'sv' | 'en'): Promise<Person> => (people[username] ??= await signInAs(browser, system.origin, username, path, language));
const at = async (username: string, path: string, language?: 'fi' | 'sv' | 'en'): Promise<Person> => {
  const found = await person(username, path, language);
  if (new URL(found.page.url()).pathname !== path) await found.page.goto(system.origin + path);
  return found;
};

async function post<T>(agent: Agent, path: string, body?: unknown, version?: number): Promise<T> {
  const answer = await agent.json<T>('POST', path, { key: randomUUID(), ...(body !== undefined && { body }), ...(version !== undefined && { version }) });
  if (answer.status > 299) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A matter of client guidance that Olli has taken; with `done`, its first task is complete and the path stands at the gateway that cannot decide. */
async function matter(name: string, { daysAgo = 0, done = false } = {}): Promise<Matter> {
  const opened = await post<Matter>(olliApi, '/api/contacts', { channel: 'phone', client: { name }, need: 'Apua kotiin', initiatedAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString() });
  const { body } = await olliApi.json<{ items: { id: string; version: number; caseId: string }[] }>('GET', '/api/tasks?limit=200');
  const task = body.items.find(({ caseId }) => caseId === opened.caseId);
  const claimed = await post<{ version: number }>(olliApi, `/api/tasks/${task?.id}/claim`, undefined, task?.version);
  if (done) await post(olliApi, `/api/tasks/${task?.id}/complete`, { values: {} }, claimed.version);
  return opened;
}

const clock = (page: Page, name: string) => page.locator('.in-clock', { hasText: name });
const dialog = (page: Page) => page.getByRole('dialog');

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem('time_people'), launchBrowser()]);
  const owner = new pg.Client({ connectionString: system.database.ownerUrl });
  await owner.connect();
  await publish({ query: async (sql, values = []) => (await owner.query(sql, values)).rows }, peoplePathXml, { id: 'people-path' });
  await owner.query(`update model_version set status = 'retired' where region = '14' and model_id <> 'people-path' and status = 'published'`);
  await owner.end();
  [olliApi, essiApi] = await Promise.all([signIn(system.origin, 'olli.ohjaaja'), signIn(system.origin, 'essi.esihenkilo')]);
  await Promise.all(['outi.ohjaaja', 'kaisa.koordinaattori', 'matti.moniosaaja'].map((name) => signIn(system.origin, name)));
  waiting = await matter('Oona Odottava', { daysAgo: 1 });
  broken = await matter('Heikki Häiriö', { done: true });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await system?.stop();
}, 60_000);

describe('the clocks of a case', () => {
  test('wait for the client from when it was so, with a reason; both instants stay in sight', async () => {
    const olli = await at('olli.ohjaaja', `/inbox/cases/${waiting.caseId}`);
    const { page } = olli;
    await look(olli, 'clocks of a case');
    await page.getByRole('button', { name: 'Merkitse odottamaan… Yhteydenotto asiakkaaseen' }).focus();
    await page.keyboard.press('Enter');
    await dialog(page).getByText('Tämän määräajan aika seisoo').waitFor();
    await dialog(page).getByRole('button', { name: 'Merkitse odottamaan' }).click();
    await dialog(page).getByText('Kirjoita syy.').waitFor();
    await dialog(page).getByLabel('Syy', { exact: true }).fill('Asiakas palaa asiaan');
    await dialog(page).getByText('Aiemmin').click();
    await dialog(page).getByRole('button', { name: 'Merkitse odottamaan' }).click();
    await dialog(page).getByText('Anna päivä ja kellonaika.').waitFor();
    await look(olli, 'clock pause');
    await dialog(page).getByLabel('Päivä').fill(today);
    await dialog(page).getByLabel('Kellonaika').fill('00:00');
    await dialog(page).getByRole('button', { name: 'Merkitse odottamaan' }).click();
    await page.getByText('Merkittiin odottamaan.').waitFor();
    const paused = clock(page, 'Yhteydenotto asiakkaaseen');
    await paused.getByText('Odottaa, aika ei kulu').waitFor();
    await paused.getByText('Näin aika on kulunut').click();
    await paused.getByText(/kirjattu .*Olli Ohjaaja: Asiakas palaa asiaan/).waitFor();
    await look(olli, 'clock paused');
  }, 120_000);

  test('what was typed stays when the answer is lost, when somebody was faster and when the session has expired', async () => {
    const olli = await at('olli.ohjaaja', `/inbox/cases/${waiting.caseId}`);
    const { page } = olli;
    await page.getByRole('button', { name: 'Odotus päättyi… Yhteydenotto asiakkaaseen' }).click();
    // Somebody else was faster.
    const clockId = (await olliApi.json<{ clocks: { id: string; clockId: string }[] }>('GET', `/api/cases/${waiting.caseId}`)).body.clocks.find((each) => each.clockId === 'contact')?.id.replace('#', '.');
    await post(essiApi, `/api/cases/${waiting.caseId}/clocks/${clockId}/resume`, {});
    await dialog(page).getByRole('button', { name: 'Jatka määräaikaa' }).click();
    await dialog(page).locator('[data-problem="CLOCK_NOT_PAUSED"]').waitFor();
    await look(olli, 'clock resumed by another');
    await dialog(page).getByRole('button', { name: 'Peruuta' }).click();
    await clock(page, 'Yhteydenotto asiakkaaseen').getByText(/Ajassa/).waitFor();
    // The line is gone, then back: the same action goes once.
    await page.getByRole('button', { name: 'Siirrä määräpäivää… Yhteydenotto asiakkaaseen' }).click();
    await dialog(page).getByRole('button', { name: 'Siirrä', exact: true }).click();
    await dialog(page).getByText('Valitse päivä.').waitFor();
    await dialog(page).getByLabel('Uusi määräpäivä').fill(addDays(today, 30));
    await dialog(page).getByText('→').waitFor();
    await dialog(page).getByLabel('Syy', { exact: true }).fill('Asiakas on matkoilla');
    await page.route('**/due', (route) => route.abort());
    await dialog(page).getByRole('button', { name: 'Siirrä', exact: true }).click();
    await dialog(page).locator('[data-problem="NO_ANSWER"]').waitFor();
    await page.unroute('**/due');
    // The session is over: signing in again in another tab, and going on here.
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await dialog(page).getByRole('button', { name: 'Yritä uudelleen' }).click();
    await page.getByRole('dialog', { name: 'Istunto on vanhentunut' }).waitFor();
    await page.context().addCookies(cookies);
    await page.getByRole('button', { name: 'Olen kirjautunut, jatka' }).click();
    await page.getByRole('dialog', { name: 'Istunto on vanhentunut' }).waitFor({ state: 'detached' });
    expect(await dialog(page).getByLabel('Syy', { exact: true }).inputValue()).toBe('Asiakas on matkoilla');
    await look(olli, 'clock due moved');
    await dialog(page).getByRole('button', { name: 'Siirrä', exact: true }).dblclick();
    await page.getByText('Määräpäivä siirrettiin.').waitFor();
    await clock(page, 'Yhteydenotto asiakkaaseen').getByText('Määräpäivää on siirretty.').waitFor();
    const { body } = await olliApi.json<{ events: { type: string }[] }>('GET', `/api/cases/${waiting.caseId}/history`);
    expect(body.events.filter(({ type }) => type === 'clockDueChanged')).toHaveLength(1);
  }, 120_000);

  test('a documented exception is a ground of the law, and no limit of the law is moved by hand', async () => {
    const olli = await at('olli.ohjaaja', `/inbox/cases/${waiting.caseId}`);
    const { page } = olli;
    expect(await page.getByRole('button', { name: 'Siirrä määräpäivää… Palvelutarpeen arviointi' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Kirjaa poikkeus… Palvelutarpeen arviointi' }).click();
    await dialog(page).getByLabel('Lain peruste').selectOption('clientNeedGround');
    await dialog(page).getByLabel('Arviointi valmistuu viimeistään').fill(addDays(today, 40));
    await dialog(page).getByRole('button', { name: 'Kirjaa poikkeus' }).click();
    await dialog(page).getByText('Kirjoita perustelu.').waitFor();
    await look(olli, 'clock exception');
    await dialog(page).getByLabel('Perustelu').fill('Asiakas on sairaalassa');
    await dialog(page).getByRole('button', { name: 'Kirjaa poikkeus' }).click();
    await page.getByText('Poikkeus kirjattiin.').waitFor();
    await clock(page, 'Palvelutarpeen arviointi').getByText('Kirjattu poikkeus').waitFor();
  }, 60_000);

  test('are read only for a unit that has no part in the case', async () => {
    const aino = await at('aino.neuvoja', `/inbox/cases/${waiting.caseId}`, 'sv');
    await aino.page.getByText('Den ansvariga enheten sköter tidsfristerna.').waitFor();
    expect(await aino.page.getByRole('button', { name: /Markera som väntande/ }).count()).toBe(0);
    await look(aino, 'clocks read only');
  }, 60_000);
});

describe('a case', () => {
  test('is suspended after its supervisor has read what each clock does, and goes on', async () => {
    const essi = await at('essi.esihenkilo', `/inbox/cases/${waiting.caseId}`);
    const { page } = essi;
    await page.getByRole('button', { name: 'Keskeytä asia…' }).click();
    await dialog(page).locator('[data-stands="false"]', { hasText: 'Palvelutarpeen arviointi: aika kuluu' }).waitFor();
    await dialog(page).locator('[data-stands="true"]', { hasText: 'Yhteydenotto asiakkaaseen: aika seisoo' }).waitFor();
    await dialog(page).getByLabel('Syy', { exact: true }).fill('Asiakas on ulkomailla');
    await look(essi, 'case suspend');
    await dialog(page).getByRole('button', { name: 'Keskeytä', exact: true }).click();
    await page.locator('[data-suspended]', { hasText: 'Asiakas on ulkomailla' }).waitFor();
    await look(essi, 'case suspended');
    const olli = await at('olli.ohjaaja', `/inbox/cases/${waiting.caseId}`);
    await olli.page.locator('[data-suspended]').waitFor();
    expect(await olli.page.getByRole('button', { name: /Merkitse odottamaan|Jatka asiaa/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Jatka asiaa…' }).click();
    await dialog(page).getByText('Yhteydenotto asiakkaaseen').waitFor();
    await dialog(page).getByRole('button', { name: 'Jatka asiaa', exact: true }).click();
    await page.locator('[data-suspended]').waitFor({ state: 'detached' });
  }, 60_000);

  test('shows what failed with cause and owner; the supervisor tries again and corrects it with a reason', async () => {
    const { page: ollisPage } = await at('olli.ohjaaja', `/inbox/cases/${broken.caseId}`);
    await ollisPage.locator('[data-incident]').getByText('Esihenkilö voi yrittää uudelleen').waitFor();
    const essi = await at('essi.esihenkilo', `/inbox/cases/${broken.caseId}`);
    const { page } = essi;
    const incident = page.locator('[data-incident="CONDITION_NOT_BOOLEAN"]');
    await incident.getByText('Vaiheessa ”Paljonko apua tarvitaan?”').waitFor();
    await incident.getByText('Asiakasohjaus, Olli Ohjaaja').waitFor();
    await look(essi, 'incident');
    await incident.getByRole('button', { name: 'Yritä uudelleen' }).click();
    await page.getByText('Yritettiin uudelleen, mutta häiriö on edelleen.').waitFor();
    await incident.getByRole('button', { name: 'Korjaa tieto…' }).click();
    expect(await dialog(page).getByLabel('Tiedon nimi mallissa').inputValue()).toBe('hours');
    await dialog(page).getByLabel('Millainen tieto').selectOption('number');
    await dialog(page).getByLabel('Uusi arvo').fill('paljon');
    await dialog(page).getByRole('button', { name: 'Yritä uudelleen' }).click();
    await dialog(page).getByText('Kirjoita luku').waitFor();
    await dialog(page).getByText('Kirjoita syy.').waitFor();
    await look(essi, 'incident correction');
    await dialog(page).getByLabel('Uusi arvo').fill('12,5');
    await dialog(page).getByLabel('Syy', { exact: true }).fill('Tuntimäärä kysyttiin asiakkaalta');
    await dialog(page).getByRole('button', { name: 'Yritä uudelleen' }).click();
    await page.getByText('Häiriö on ratkaistu.').waitFor();
    await page.locator('[data-incident]').waitFor({ state: 'detached' });
  }, 60_000);
});

describe('people', () => {
  const number = (): string => broken.caseNumber;

  test('a supervisor names who may by law; the person asked declines with a reason, the next accepts and is the coordinator', async () => {
    const essi = await at('essi.esihenkilo', '/inbox/');
    const { page } = essi;
    const namings = page.getByRole('region', { name: 'Nimettävät' });
    await namings.locator('.in-row', { hasText: number() }).click();
    const panel = page.locator('[data-naming="needed"]');
    await panel.getByRole('button', { name: 'Pyydä tehtävään' }).click();
    await panel.getByText('Valitse henkilö.').waitFor();
    await panel.getByText('Matti Moniosaaja').click();
    await panel.getByRole('button', { name: 'Pyydä tehtävään' }).click();
    await panel.getByText('Kirjoita perustelu.').waitFor();
    await look(essi, 'naming');
    await panel.getByLabel('Perustelu').fill('Sairaus on keskiössä');
    await panel.getByRole('button', { name: 'Pyydä tehtävään' }).click();
    await page.getByText('Pyyntö lähti.').waitFor();

    const matti = await at('matti.moniosaaja', '/inbox/', 'en');
    await matti.page.getByRole('region', { name: 'You are asked' }).locator('.in-row', { hasText: number() }).click();
    await matti.page.getByText('Sairaus on keskiössä').waitFor();
    await look(matti, 'nomination');
    await matti.page.getByRole('button', { name: 'I cannot…' }).click();
    await dialog(matti.page).getByRole('button', { name: 'Say that I cannot' }).click();
    await dialog(matti.page).getByText('Write the reason.').waitFor();
    await dialog(matti.page).getByLabel('Reason', { exact: true }).fill('On leave soon');
    await dialog(matti.page).getByRole('button', { name: 'Say that I cannot' }).click();
    await matti.page.getByText('The supervisor asks somebody else.').waitFor();

    await namings.locator('.in-row', { hasText: number() }).click();
    await page.getByText('Edellinen pyydetty ei voinut: On leave soon').waitFor();
    await page.locator('[data-naming="needed"]').getByText('Kaisa Koordinaattori').click();
    await page.getByRole('button', { name: 'Pyydä tehtävään' }).click();
    await page.getByText('Pyyntö lähti.').waitFor();
    const { page: kaisas } = await at('kaisa.koordinaattori', '/inbox/');
    await kaisas.getByRole('region', { name: 'Sinua pyydetään' }).locator('.in-row', { hasText: number() }).click();
    await kaisas.getByRole('button', { name: 'Hyväksyn' }).click();
    await kaisas.getByText('Hyväksyit tehtävän.').waitFor();
    await kaisas.goto(`${system.origin}/inbox/cases/${broken.caseId}`);
    await kaisas.locator('[data-coordinator="omatyontekija"]', { hasText: 'Omatyöntekijä: Kaisa Koordinaattori' }).waitFor();
    await look({ page: kaisas, name: 'kaisa' }, 'case with coordinator');
  }, 120_000);

  test('the only coordinator neither gives up nor leaves before the next has accepted, and is told why', async () => {
    const { page: kaisas } = await at('kaisa.koordinaattori', `/inbox/cases/${broken.caseId}`);
    await kaisas.getByRole('button', { name: 'Luovu tehtävästä… Omatyöntekijä' }).click();
    await dialog(kaisas).getByRole('button', { name: 'Luovu', exact: true }).click();
    await dialog(kaisas).locator('[data-problem="COORDINATOR_NEEDED"]', { hasText: 'Asiakas ei saa jäädä ilman vastuutyöntekijää' }).waitFor();
    await look({ page: kaisas, name: 'kaisa' }, 'giving up refused');
    await dialog(kaisas).getByRole('button', { name: 'Peruuta' }).click();
    await kaisas.locator('[data-coordinator="omatyontekija"]', { hasText: 'nimettävä' }).waitFor();
    const essi = await at('essi.esihenkilo', '/inbox/people');
    const { page } = essi;
    await page.getByRole('link', { name: 'Kaisa Koordinaattori' }).click();
    await page.getByRole('button', { name: 'Henkilö lähtee…' }).click();
    await dialog(page).getByRole('button', { name: 'Sulje tunnus' }).click();
    await dialog(page).locator('[data-problem="COORDINATOR_NEEDED"]').waitFor();
    await look(essi, 'leaving refused');
    await dialog(page).getByRole('link', { name: 'Avaa nimeämistehtävät' }).click();
    await page.getByRole('region', { name: 'Nimettävät' }).locator('.in-row', { hasText: number() }).click();
    await page.getByRole('button', { name: 'Nykyinen jatkaa' }).click();
    await page.getByText('Nykyinen jatkaa tehtävässä.').waitFor();
  }, 120_000);

  test('are seen with their load; a task moves with the keyboard, from the queue and from a person’s page', async () => {
    const essi = await at('essi.esihenkilo', '/inbox/people');
    const { page } = essi;
    await page.getByRole('row', { name: /Kaisa Koordinaattori sosiaalityöntekijä paikalla 1/ }).waitFor();
    await look(essi, 'people');
    await page.getByRole('link', { name: 'Olli Ohjaaja' }).click();
    const row = page.locator('[data-task-row]', { hasText: waiting.caseNumber });
    await row.waitFor();
    await look(essi, 'person');
    await row.getByRole('link').focus();
    await page.keyboard.press('m');
    await dialog(page).getByLabel('Kenelle').selectOption({ label: 'Outi Ohjaaja' });
    await look(essi, 'move task');
    await dialog(page).getByRole('button', { name: 'Siirrä', exact: true }).click();
    await page.getByText(`Tehtävä ${waiting.caseNumber} siirrettiin: Outi Ohjaaja.`).waitFor();
    await row.waitFor({ state: 'detached' });
    await page.goto(`${system.origin}/inbox/`);
    const queued = page.locator('.in-row', { hasText: waiting.caseNumber });
    await queued.focus();
    await page.keyboard.press('m');
    await dialog(page).getByLabel('Kenelle').selectOption({ label: 'Olli Ohjaaja' });
    await dialog(page).getByRole('button', { name: 'Siirrä', exact: true }).click();
    await page.getByText('siirrettiin: Olli Ohjaaja.').waitFor();
    await queued.getByText('Olli Ohjaaja').waitFor();
  }, 120_000);

  test('plan their absences with a substitute who is asked; a supervisor changes how many clients somebody may have', async () => {
    const outi = await at('outi.ohjaaja', '/inbox/people', 'sv');
    await outi.page.getByText('Ingen planerad frånvaro.').waitFor();
    await outi.page.getByRole('button', { name: 'Planera frånvaro…' }).click();
    await dialog(outi.page).getByRole('button', { name: 'Planera', exact: true }).click();
    await dialog(outi.page).getByText('Välj en dag.').first().waitFor();
    await dialog(outi.page).getByLabel('Första dagen').fill(addDays(today, 10));
    await dialog(outi.page).getByLabel('Sista dagen').fill(addDays(today, 3));
    await dialog(outi.page).getByText('Den sista dagen kan inte vara före den första.').waitFor();
    await look(outi, 'absence plan');
    await dialog(outi.page).getByLabel('Sista dagen').fill(addDays(today, 12));
    await dialog(outi.page).getByLabel('Vikarie').selectOption({ label: 'Olli Ohjaaja' });
    await dialog(outi.page).getByRole('button', { name: 'Planera', exact: true }).click();
    await outi.page.locator('[data-absence="agreed"]', { hasText: 'vikarie Olli Ohjaaja' }).waitFor();
    const olli = await at('olli.ohjaaja', '/inbox/people');
    await olli.page.getByRole('region', { name: 'Sijaisuudet, joita sinulta pyydetään' }).getByText('Outi Ohjaaja').waitFor();
    await look(olli, 'substitute asked');
    await olli.page.getByRole('button', { name: 'Suostun' }).click();
    await olli.page.getByText('Suostuit sijaiseksi.').waitFor();
    await outi.page.reload();
    await outi.page.getByText('vikarien har gått med på det').waitFor();
    await outi.page.getByRole('button', { name: 'Återta frånvaron' }).click();
    await outi.page.getByText('Frånvaron återtogs.').waitFor();

    const essi = await at('essi.esihenkilo', '/inbox/people');
    const { page } = essi;
    await page.getByRole('link', { name: 'Kaisa Koordinaattori' }).click();
    await page.getByRole('button', { name: 'Muuta tietoja…' }).click();
    await dialog(page).getByLabel('Enintään asiakkaita').fill('paljon');
    await dialog(page).getByRole('button', { name: 'Tallenna' }).click();
    await dialog(page).getByText('Kirjoita kokonaisluku').waitFor();
    await look(essi, 'person change');
    await dialog(page).getByLabel('Enintään asiakkaita').fill('1');
    await dialog(page).getByRole('button', { name: 'Tallenna' }).click();
    await page.getByText('1 / 1').waitFor();
  }, 120_000);
});

test('managers see what will breach next, what needs somebody, and that no client is without a coordinator', async () => {
  const paavo = await at('paavo.paallikko', '/audit/forecast');
  const { page } = paavo;
  await page.getByLabel('Päiviä eteenpäin').selectOption('60');
  await page.getByRole('row', { name: new RegExp(waiting.caseNumber) }).first().waitFor();
  await look(paavo, 'audit forecast');
  await page.goto(`${system.origin}/audit/coordinators`);
  await page.getByText('Yksikään asiakas ei ole ollut ilman vastuutyöntekijää.').waitFor();
  await look(paavo, 'audit coordinators');
  await post(essiApi, `/api/cases/${waiting.caseId}/suspend`, { reason: 'Asiakas on ulkomailla' });
  await page.goto(`${system.origin}/audit/attention`);
  await page.getByText('Ei häiriöitä.').waitFor();
  await page.locator('[data-suspended]', { hasText: 'Asiakas on ulkomailla' }).waitFor();
  expect(await page.locator('[data-suspended]').count()).toBe(1);
  await look(paavo, 'audit attention');
}, 120_000);
