/** A hospital's narrow page in a real Chromium: it hands a client over, answers an offer, hands back, and finds nothing else wherever it goes. */
import { randomUUID } from 'node:crypto';
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
let pirjo: Person;
let olli: Agent;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem('e2e_partner'), launchBrowser()]);
  olli = await signIn(system.origin, 'olli.ohjaaja');
  pirjo = await signInAs(browser, system.origin, 'pirjo.kotiuttaja', '/');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
}, 60_000);

const post = async <T>(path: string, body?: unknown, version?: number): Promise<T> => {
  const answer = await olli.json<T>('POST', path, { key: randomUUID(), ...(body !== undefined && { body }), ...(version !== undefined && { version }) });
  if (answer.status > 299) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const tasks = async (): Promise<Task[]> => (await olli.json<{ items: Task[] }>('GET', '/api/tasks?limit=200')).body.items;

test('hands a client over: what is missing is said, then the offer stands until it is answered', async () => {
  const { page } = pirjo;
  await page.getByText('Ei siirtoja.').waitFor();
  await look(pirjo, 'partner empty');
  await page.getByRole('button', { name: 'Siirrä asiakas…' }).click();
  await page.getByRole('button', { name: 'Tarjoa siirto' }).click();
  await page.getByText('Kirjoita nimi.').waitFor();
  await page.getByLabel('Asiakkaan nimi').fill('Selma Sairaalasta');
  await page.getByLabel(/^Syntymäaika/).fill('40.13.1940');
  await page.getByLabel('Mitä asiakas tarvitsee').fill('Apua kotiin leikkauksen jälkeen');
  await page.getByLabel('Syy', { exact: true }).fill('Kotiutuu perjantaina');
  await page.getByText('Kirjoita päivä muodossa 31.12.1940.').waitFor();
  await page.getByLabel(/^Syntymäaika/).fill('1.4.1940');
  await page.locator('label', { has: page.locator('span', { hasText: /^Vastaanottaja$/ }) }).locator('select').selectOption('14-asiakasohjaus');
  await page.getByLabel('Lisää: Yhteyshenkilöt').fill('Tytär 050 123');
  await look(pirjo, 'partner start');
  await page.getByRole('button', { name: 'Tarjoa siirto' }).click();
  const card = page.locator('[data-partner-handover="offered"]');
  await card.getByText('Tytär 050 123').waitFor();
  await look(pirjo, 'partner offered');
  const offer = (await tasks()).find(({ kind }) => kind === 'handover');
  await post(`/api/handovers/${offer?.id}/return`, { reason: 'Lääkelista puuttuu' }, offer?.version);
  await page.getByText('Lääkelista puuttuu').waitFor();
  await page.getByRole('button', { name: 'Täydennä ja tarjoa…' }).click();
  await page.getByLabel('Lisää: Päätökset ja perusteet').fill('Lääkelista: marevan');
  await page.getByRole('button', { name: 'Tarjoa siirto' }).click();
  await card.getByText('Lääkelista: marevan').waitFor();
}, 120_000);

test('accepts what is offered to it, records the service, and hands back', async () => {
  const { caseId } = await post<{ caseId: string }>('/api/contacts', { channel: 'visit', client: { name: 'Oiva Osastolle' }, need: 'Kuntoutus' });
  const first = (await tasks()).find((task) => task.caseId === caseId);
  const claimed = await post<Task>(`/api/tasks/${first?.id}/claim`, undefined, first?.version);
  await post(`/api/tasks/${claimed.id}/complete`, { values: { need: 'Apua', segment: 'olderPeople', serviceNeed: 'Kuntoutus' } }, claimed.version);
  await post(`/api/cases/${caseId}/handovers`, { transition: 'homeToService', toUnit: '14-keskussairaala', toRole: 'partner', reason: 'Kuntoutusjaksolle' });
  const draft = (await tasks()).find((task) => task.caseId === caseId && task.kind === 'handoverDraft');
  await post(`/api/handovers/${draft?.id}/offer`, { additions: { contacts: 'Poika 050 9' } }, draft?.version);
  const { page } = pirjo;
  const card = page.locator('article', { hasText: 'Oiva Osastolle' });
  await card.getByText('Poika 050 9').waitFor();
  await card.getByText('Ikääntyneet', { exact: true }).waitFor();
  expect(await card.getByText('olderPeople').count()).toBe(0);
  await card.getByRole('button', { name: 'Hyväksy siirto' }).click();
  await card.getByRole('button', { name: 'Kirjaa: palvelu alkoi nyt' }).click();
  await card.getByRole('button', { name: 'Siirrä takaisin…' }).waitFor();
  await look(pirjo, 'partner accepted');
  await card.getByRole('button', { name: 'Siirrä takaisin…' }).click();
  await page.getByLabel('Syy', { exact: true }).fill('Kotiutuu');
  await page.getByRole('button', { name: 'Jatka siirron sisältöön' }).click();
  await page.getByText('Teiltä: Oiva Osastolle: luonnos').waitFor();
}, 120_000);

test('has no other page, app or menu, whatever address it tries', async () => {
  const { page } = pirjo;
  for (const path of ['/inbox/cases', '/inbox/contacts/new', '/inbox/escalations', '/inbox/region-handovers']) {
    await page.goto(system.origin + path);
    await page.getByRole('heading', { level: 1, name: 'Siirrot' }).waitFor();
    expect(await page.getByRole('link', { name: 'Asiat' }).count()).toBe(0);
  }
  for (const app of ['/audit/', '/modeler/']) {
    await page.goto(system.origin + app);
    await page.locator('#main').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(0);
    await look(pirjo, `partner at ${app.slice(1, -1)}`);
  }
}, 60_000);

test('beside: a worker records a client\'s plans, and the second one is asked to be linked', async () => {
  const { clientId } = await post<{ clientId: string }>('/api/contacts', { channel: 'visit', client: { name: 'Siiri Suunnitelma' }, need: 'Suunnitelma' });
  const worker = await signInAs(browser, system.origin, 'olli.ohjaaja', `/inbox/clients/${clientId}`);
  const { page } = worker;
  await page.getByRole('heading', { name: 'Suunnitelmat: 0 voimassa' }).waitFor();
  for (const title of ['Asiakassuunnitelma', 'Hoitosuunnitelma']) {
    await page.getByRole('button', { name: 'Lisää suunnitelma…' }).click();
    await page.getByLabel('Suunnitelman nimi').fill(title);
    if (title === 'Hoitosuunnitelma') await page.getByText('Asiakkaalla on jo suunnitelma').waitFor();
    await page.getByRole('button', { name: 'Lisää suunnitelma', exact: true }).click();
  }
  await page.getByRole('heading', { name: 'Suunnitelmat: 2 voimassa' }).waitFor();
  await page.getByText('Osa suunnitelmaa Asiakassuunnitelma').waitFor();
  await look(worker, 'client plans');
}, 60_000);
