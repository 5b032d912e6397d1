/**
 * The whole story in a real Chromium over the running system: a contact travels the three tiers while processes are killed and a
 * new version is published; a second case is left alone past its seventh working day. The parts build on each other, in order.
 */
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { caseWorkflowId } from '../../contracts/index.ts';
import { launchBrowser } from '../support/browser.ts';
import { writeHistory } from '../support/history-fixture.ts';
import { complete, field, fill, look, openTask, signInAs, type Person } from '../support/person.ts';
import { startSystem, type RunningSystem } from '../support/system.ts';
import { fastForward } from '../support/time-skipping.ts';

const need = 'Tarvitsen apua kotona selviämiseen';
const steps = {
  advice: 'Yleinen ensivaiheen ohjaus, neuvonta ja viestintä', segment: 'Asiakassegmentti ja palvelutarve', preliminary: 'Alustava palvelutarpeen arviointi', further: 'Pidemmälle viety ohjaus',
  needs: 'Yksilöllisten tarpeiden selvittäminen moniammatillisesti', broad: 'Laaja-alainen palvelutarpeen arviointi', plan: 'Yksilöllisen palvelukokonaisuuden suunnittelu ja yhteensovittaminen',
} as const;

let system: RunningSystem;
let browser: Browser;
let connection: Connection;
let client: Client;
let db: pg.Client;
const people: Record<string, Person> = {};
let first = { id: '', number: '' };
let second = { id: '', number: '' };

async function person(username: string, path: string, language?: 'fi' | 'sv' | 'en'): Promise<Person> {
  return (people[username] ??= await signInAs(browser, system.origin, username, path, language));
}

/** Records a contact by phone on the contact page; the case's number and id from what the page then says. */
async function recordContact(aino: Person): Promise<{ id: string; number: string }> {
  const { page } = aino;
  await page.goto(`${system.origin}/inbox/contacts/new`);
  await page.getByLabel('Kanava').selectOption('phone');
  await page.getByLabel('Asiakkaan nimi').fill('Testi Henkilö');
  await page.getByLabel('Mitä asiakas tarvitsee').fill(need);
  await page.getByText('Asiakas on 75-vuotias tai vanhempi').click();
  const answer = page.waitForResponse((response) => response.url().endsWith('/api/contacts') && response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Kirjaa yhteydenotto' }).click();
  const { caseId, caseNumber } = await (await answer).json() as { caseId: string; caseNumber: string };
  await page.getByText(caseNumber).first().waitFor();
  return { id: caseId, number: caseNumber };
}

const idOf = async (username: string): Promise<string> => {
  const [found] = await rows<{ id: string }>('select id from staff where id = $1 or name ilike $2', username, `${username.split('.')[0] ?? ''} %`);
  if (!found) throw new Error(`Expected ${username} among the staff`);
  return found.id;
};

/** Reads again until `wanted` rows are there; says what was there when they do not come within a minute. */
async function eventually(wanted: number, sql: string, ...values: unknown[]): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = await rows(sql, ...values);
    if (found.length === wanted || Date.now() > deadline) { expect(found).toHaveLength(wanted); return; }
    await new Promise((done) => { setTimeout(done, 250); });
  }
}

const rows = async <T extends object>(sql: string, ...values: unknown[]): Promise<T[]> => (await db.query<T>(sql, values)).rows;

/** Keeps the two cases' histories as fixtures for test/workflows/replay.test.ts. */
async function writeHistories(): Promise<void> {
  const payloads = await rows<{ place: string; bytes: Buffer }>("select region || '/' || hash as place, bytes from stored_payload");
  const blobs = new Map(payloads.map(({ place, bytes }) => [place, new Uint8Array(bytes)]));
  for (const [name, id] of [['siun-sote-travelled', first.id], ['siun-sote-left-alone', second.id]] as const) {
    await writeHistory(name, { client, workflowId: caseWorkflowId('14', id), codecKey: system.codecKey, blobs });
  }
}

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem('story'), launchBrowser()]);
  connection = await Connection.connect({ address: system.temporal.address });
  client = new Client({ connection, namespace: system.temporal.namespace });
  db = new pg.Client({ connectionString: system.database.ownerUrl });
  await db.connect();
  // The owner's look past row-level security is the test's own, never the product's.
  await db.query(`set row_security = off`);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await db?.end();
  await connection?.close();
  await system?.stop();
}, 60_000);

describe('the story of one contact', () => {
  test('the sign-in page is accessible, and a wrong password says so', async () => {
    const context = await browser.newContext({ locale: 'fi-FI' });
    const page = await context.newPage();
    await page.goto(`${system.origin}/inbox/`);
    await look({ page, name: 'nobody' }, 'sign in');
    await page.locator('#username').fill('aino.neuvoja');
    await page.locator('#password').fill('wrong');
    await page.locator('#password').press('Enter');
    await page.getByRole('alert').waitFor();
    await context.close();
  }, 60_000);

  test('a contact by phone starts a case, and its first task is there', async () => {
    const aino = await person('aino.neuvoja', '/inbox/');
    await look(aino, 'inbox empty');
    await aino.page.getByRole('link', { name: 'Uusi yhteydenotto' }).first().click();
    await look(aino, 'contact new');
    first = await recordContact(aino);
    expect(first.number).toMatch(/^A-\d+$/);
    second = await recordContact(aino);
    expect(second.number).not.toBe(first.number);
  }, 90_000);

  test('tier 1: what was said at contact is prefilled; the adviser hands over', async () => {
    const aino = await person('aino.neuvoja', '/inbox/');
    await aino.page.goto(`${system.origin}/inbox/`);
    await openTask(aino, first.number, steps.advice);
    await expect(field(aino, 'Asiakkaan tarve').locator('textarea').inputValue()).resolves.toBe(need);
    await look(aino, 'inbox task');
    await fill(aino, [['Annettu neuvonta', 'Kerroin kotiin tuotavista palveluista'], ['Löytyikö oikea palvelupolku?', 'Ei, siirretään asiakasohjaukseen'], ['Ratkaisun perustelu', 'Tarvitsee arvion']]);
    await complete(aino);
  }, 90_000);

  test('tier 2 sees the offer without reloading and accepts; responsibility moves in one event', async () => {
    const olli = await person('olli.ohjaaja', '/inbox/');
    const offer = olli.page.getByRole('region', { name: `Siirtotarjous, asia ${first.number}` });
    await offer.waitFor();
    await look(olli, 'inbox handover offer');
    const before = await rows('select data from process_event where case_id = $1 and type = $2', first.id, 'responsibilityMoved');
    await offer.getByRole('button', { name: 'Hyväksy siirto' }).click();
    await olli.page.getByRole('heading', { level: 1, name: steps.segment }).waitFor();
    const after = await rows('select data from process_event where case_id = $1 and type = $2', first.id, 'responsibilityMoved');
    expect(after.length).toBe(before.length + 1);
  }, 90_000);

  test('worker and API are killed while a task is open: nothing typed is lost, the completion is done once', async () => {
    const olli = await person('olli.ohjaaja', '/inbox/');
    await fill(olli, [['Asiakassegmentti', 'Ikääntyneet'], ['Palvelutarve', 'Kotihoito ja turvapuhelin']]);
    await Promise.all([system.kill('worker'), system.kill('api')]);
    await olli.page.getByRole('button', { name: 'Merkitse valmiiksi' }).click();
    await olli.page.locator('[data-problem]').first().waitFor();
    await look(olli, 'inbox without server');
    await system.start('api');
    // The worker is still away: the command is kept, or waits for it.
    await olli.page.getByRole('button', { name: 'Yritä uudelleen' }).first().click();
    await system.start('worker');
    await eventually(1, 'select 1 from process_event where case_id = $1 and type = $2 and element_id = $3', first.id, 'taskCompleted', 'p2_t2_seg');
  }, 150_000);

  test('preliminary assessment, further guidance by the keyboard alone', async () => {
    const olli = await person('olli.ohjaaja', '/inbox/');
    await olli.page.goto(`${system.origin}/inbox/`);
    await openTask(olli, first.number, steps.preliminary);
    await fill(olli, [['Tilanne nyt', 'Asuu yksin, kaatunut kahdesti'], ['Tarvitseeko asiakas apua kiireellisesti?', 'Ei'], ['Alustava arvio palvelutarpeesta', 'Tarvitsee säännöllistä apua']]);
    await complete(olli);
    await olli.page.getByRole('heading', { level: 1, name: steps.further }).waitFor();
    await fill(olli, [['Annettu ohjaus', 'Ohjattu eteenpäin'], ['Onko tarvetta tarkemmalle selvittelylle?', 'Kyllä'], ['Perustelu', 'Monta palvelua'], ['Onko asiakas paljon palveluja tarvitseva?', 'Kyllä, perusteet täyttyvät'], ['Perustelu', 'Kolme palvelua ja sairaala', 1]]);
    await olli.page.keyboard.press('Control+Enter');
    await eventually(1, 'select 1 from handover where case_id = $1 and element_id = $2', first.id, 'p2_h23');
  }, 120_000);

  test('tier 3 returns the handover with a reason; the sender stays responsible and offers again', async () => {
    const kaisa = await person('kaisa.koordinaattori', '/inbox/');
    const offer = kaisa.page.getByRole('region', { name: `Siirtotarjous, asia ${first.number}` });
    await offer.getByRole('button', { name: 'Palauta…' }).click();
    await look(kaisa, 'inbox return dialog');
    await kaisa.page.getByLabel('Palautuksen syy').fill('Lääkityslista puuttuu');
    await kaisa.page.getByRole('button', { name: 'Palauta siirto' }).click();
    await offer.waitFor({ state: 'detached' });
    expect(await rows('select 1 from care_case where id = $1 and responsible_worker = $2', first.id, await idOf('olli.ohjaaja'))).toHaveLength(1);

    const olli = await person('olli.ohjaaja', '/inbox/');
    await olli.page.goto(`${system.origin}/inbox/`);
    await olli.page.getByRole('list', { name: 'Palautetut siirrot' }).getByRole('link').first().click();
    await olli.page.getByText('Lääkityslista puuttuu').first().waitFor();
    await look(olli, 'inbox returned handover');
    await olli.page.getByRole('button', { name: 'Tarjoa uudelleen' }).click();
    await eventually(2, 'select 1 from process_event where case_id = $1 and type = $2 and element_id = $3', first.id, 'handoverOffered', 'p2_h23');
  }, 120_000);

  test('v2 is published while the v1 case runs: a step gets another name, a clock another limit', async () => {
    const kerttu = await person('kerttu.kehittaja', '/modeler/');
    const { page } = kerttu;
    await page.getByRole('treeitem', { name: /^Yleinen ensivaiheen ohjaus/ }).waitFor();
    await expect(page.getByRole('button', { name: 'Tallenna', exact: true }).isDisabled()).resolves.toBe(true);
    await look(kerttu, 'modeler published');
    await page.getByRole('button', { name: 'Tee luonnos' }).click();
    await page.getByText('luonnos', { exact: true }).first().waitFor();
    await page.getByRole('treeitem', { name: /^Yleinen ensivaiheen ohjaus/ }).click();
    await page.getByLabel('Nimi suomeksi').fill('Neuvonta ja ohjaus');
    await page.getByRole('tab', { name: 'Kellot' }).click();
    await page.locator('[name=first_response-limit]').fill('1');
    await page.keyboard.press('Tab');
    await look(kerttu, 'modeler draft');
    await page.getByRole('button', { name: 'Tallenna', exact: true }).click();
    await page.getByText('Luonnos tallennettu').waitFor();
    await page.getByRole('button', { name: 'Julkaise…' }).click();
    await page.getByLabel('Mitä muutettiin ja miksi').fill('Nimi lyhyemmäksi, ensimmäinen vastaus yhdessä arkipäivässä');
    await look(kerttu, 'modeler publish');
    await page.getByRole('button', { name: 'Julkaise', exact: true }).click();
    await eventually(1, "select 1 from model_version where number = 2 and status = 'published'");
  }, 120_000);

  test('tier 3 accepts: the case has a coordinator; clarification, broad assessment and plan follow', async () => {
    const matti = await person('matti.moniosaaja', '/inbox/');
    await matti.page.getByRole('region', { name: `Siirtotarjous, asia ${first.number}` }).getByRole('button', { name: 'Hyväksy siirto' }).click();
    await matti.page.getByRole('heading', { level: 1, name: steps.needs }).waitFor();
    expect(await rows('select 1 from process_event where case_id = $1 and type = $2', first.id, 'coordinatorNamed')).toHaveLength(1);
    await openTask(matti, first.number, steps.needs);
    await fill(matti, [['Mukana olevat ammattilaiset', 'Kotihoito, lääkäri, tytär'], ['Osallistuuko terveydenhuollon ammattihenkilö?', 'Osallistuu'], ['Yksilölliset tarpeet', 'Apua aamuihin']]);
    await complete(matti);
    await openTask(matti, first.number, steps.broad);
    await fill(matti, [['Asiakkaan oma näkemys', 'Haluaa asua kotona'], ['Asiakkaan voimavarat', 'Tytär auttaa'], ['Tiedetäänkö juurisyy?', 'Tiedetään'], ['Juurisyy', 'Yksinäisyys', 1], ['Arvion yhteenveto', 'Kotiin annettava apu riittää']]);
    await complete(matti);
    await openTask(matti, first.number, steps.plan);
    await fill(matti, [['Tavoitteet', 'Turvallinen koti'], ['Suunnitellut palvelut', 'Kotihoito, turvapuhelin'], ['Miten palvelut sovitetaan yhteen', 'Matti seuraa'], ['Osallistuiko asiakas suunnitteluun?', 'Kyllä']]);
    await complete(matti);
    await eventually(1, "select 1 from process_event where case_id = $1 and type = 'timerScheduled' and element_id like 'p2_t3_follow%'", first.id);
  }, 150_000);

  test('three months later the follow-up is there without reloading, and the case ends by v1', async () => {
    const matti = await person('matti.moniosaaja', '/inbox/');
    await fastForward(client, caseWorkflowId('14', first.id), '93 days');
    await openTask(matti, first.number, 'Varmista, että palvelut ovat alkaneet');
    await fill(matti, [['Ovatko suunnitellut palvelut alkaneet?', 'Kaikki']]);
    await complete(matti);
    await openTask(matti, first.number, 'Seurantakeskustelu asiakkaan kanssa');
    await fill(matti, [['Toteutuivatko suunnitellut palvelut?', 'Kaikki'], ['Miten jatketaan?', 'Tarve on päättynyt'], ['Perustelu', 'Pärjää tuella']]);
    await complete(matti);
    await eventually(1, "select 1 from care_case c join model_version v on v.hash = c.version_hash where c.id = $1 and c.status = 'ended' and v.number = 1", first.id);
    await eventually(0, "select 1 from task where case_id = $1 and status in ('waiting', 'claimed', 'sending')", first.id);
  }, 150_000);

  test('a case left alone past its seventh working day climbs the ladder, each step once', async () => {
    await fastForward(client, caseWorkflowId('14', second.id), '20 days');
    await eventually(3, "select distinct data ->> 'stepId' from process_event where case_id = $1 and type = 'escalationRaised' and data ->> 'clock' like 'start_of_assessment#%'", second.id);
    expect(await rows("select data ->> 'stepId' as step from process_event where case_id = $1 and type = 'escalationRaised' and data ->> 'clock' like 'start_of_assessment#%' order by sequence", second.id)).toEqual([{ step: 'remind' }, { step: 'inform' }, { step: 'help' }]);
    const essi = await person('essi.esihenkilo', '/inbox/');
    await essi.page.getByRole('link', { name: 'Hälytykset' }).click();
    await look(essi, 'inbox escalations');
    const acknowledge = essi.page.getByRole('button', { name: `Kuittaa asia ${second.number}` });
    const open = await acknowledge.count();
    await acknowledge.first().click();
    await essi.page.getByText(`Asian ${second.number} hälytys kuitattiin.`).waitFor();
    await eventually(1, 'select 1 from process_event where case_id = $1 and type = $2', second.id, 'escalationAcknowledged');
    expect(open).toBeGreaterThan(0);
  }, 120_000);

  test('it stands late in the audit: from the share to the case to its history on its own diagram', async () => {
    const [clock] = await rows<{ due_date: string }>("select due_date::text from case_clock where case_id = $1 and clock_id = 'start_of_assessment'", second.id);
    const paavo = await person('paavo.paallikko', `/audit/?from=${clock?.due_date ?? ''}&to=${clock?.due_date ?? ''}`);
    const { page } = paavo;
    // Two cases fell due that day: the first in time, this one open and late.
    await page.locator('[data-rate]').waitFor();
    expect((await page.locator('[data-rate]').innerText()).replace(/\s/g, ' ')).toBe('50 %');
    await look(paavo, 'audit overview');
    await page.locator('[data-state=OVERDUE_OPEN]').click();
    await look(paavo, 'audit cases');
    await page.getByRole('link', { name: second.number }).click();
    await page.locator('.au-breach').first().waitFor();
    await page.locator('.au-canvas .au-sign-now').first().waitFor();
    await look(paavo, 'audit case');
    expect(await page.locator('[data-event=clockBreached]').count()).toBeGreaterThan(0);
    await page.goBack();
    await page.goBack();
    await page.locator('[data-state=ON_TIME]').click();
    await page.getByRole('link', { name: first.number }).waitFor();
  }, 120_000);

  test('a new contact starts on v2, with its name and its limit', async () => {
    const aino = await person('aino.neuvoja', '/inbox/');
    const third = await recordContact(aino);
    await eventually(1, 'select 1 from care_case c join model_version v on v.hash = c.version_hash where c.id = $1 and v.number = 2', third.id);
    expect(await rows("select 1 from case_clock where case_id = $1 and clock_id = 'first_response' and limit_amount = 1", third.id)).toHaveLength(1);
    await aino.page.goto(`${system.origin}/inbox/`);
    await openTask(aino, third.number, 'Neuvonta ja ohjaus');
    await expect(rows('select names from task where case_id = $1', second.id)).resolves.toEqual([expect.objectContaining({ names: expect.objectContaining({ fi: steps.advice }) })]);
  }, 90_000);

  test('every page speaks Swedish and English and stays accessible', async () => {
    const pages = [['olli.ohjaaja', '/inbox/'], ['olli.ohjaaja', '/inbox/contacts/new'], ['olli.ohjaaja', '/inbox/escalations'], ['olli.ohjaaja', '/inbox/cases'], ['olli.ohjaaja', `/inbox/cases/${second.id}`], ['kerttu.kehittaja', '/modeler/'], ['paavo.paallikko', '/audit/'], ['paavo.paallikko', '/audit/cases'], ['paavo.paallikko', `/audit/cases/${second.id}`]] as const;
    for (const [username, path] of pages) {
      const someone = await person(username, path);
      await someone.page.goto(system.origin + path);
      for (const [language, name] of [['sv', 'Svenska'], ['en', 'English'], ['fi', 'Suomi']] as const) {
        await someone.page.getByRole('button', { name, exact: true }).click();
        await someone.page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
        await someone.page.getByRole('heading', { level: 1 }).waitFor();
        if (language !== 'fi') await look(someone, `${path} ${language}`);
      }
    }
  }, 240_000);

  test('the keyboard alone goes from sign-in to a completed task', async () => {
    const { page } = await signInAs(browser, system.origin, 'outi.ohjaaja', '/inbox/');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    const aino = await signInAs(browser, system.origin, 'aino.neuvoja', '/inbox/');
    await aino.page.locator('.in-row').first().waitFor();
    await aino.page.keyboard.press('j');
    await aino.page.keyboard.press('e');
    await aino.page.locator('[data-open-task]').waitFor();
    await aino.page.keyboard.press('c');
    await aino.page.getByRole('button', { name: 'Merkitse valmiiksi' }).waitFor();
    const id = await aino.page.locator('[data-open-task]').getAttribute('data-open-task');
    await aino.page.locator('#main').focus();
    const reach = async (label: string): Promise<void> => {
      for (let n = 0; n < 80; n++) {
        await aino.page.keyboard.press('Tab');
        if (await aino.page.evaluate((text) => document.activeElement?.closest('.fjs-form-field')?.textContent?.includes(text) ?? false, label)) return;
      }
      throw new Error(`Expected to reach "${label}" by Tab`);
    };
    await reach('Annettu neuvonta');
    await aino.page.keyboard.type('Neuvottu');
    await reach('Löytyikö oikea palvelupolku?');
    await aino.page.keyboard.press('Space');
    await reach('Ratkaisun perustelu');
    await aino.page.keyboard.type('Riitti');
    await aino.page.keyboard.press('Control+Enter');
    await aino.page.waitForFunction((before) => document.querySelector('[data-open-task]')?.getAttribute('data-open-task') !== before, id);
  }, 120_000);

  test('nothing was lost and nothing doubled, with everybody having worked and everything having been killed once', async () => {
    expect(await rows("select id, kind, status from command where status <> 'done'")).toEqual([]);
    expect(await rows('select case_id from process_event group by case_id having count(*) <> max(sequence) or min(sequence) <> 1')).toEqual([]);
    expect(await rows("select case_id, data ->> 'taskId' from process_event where type = 'taskCompleted' group by 1, 2 having count(*) > 1")).toEqual([]);
    expect(await rows("select 1 from care_case where status = 'open' and responsible_unit is null")).toEqual([]);
    if (process.env['LUOTSI_WRITE_HISTORIES']) await writeHistories();
  }, 30_000);
});
