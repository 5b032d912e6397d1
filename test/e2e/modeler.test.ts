/**
 * The modeler by a person's gestures in a real Chromium: drawing from the palette, the panel, the outline by the keyboard alone, lint
 * while drawing, forms and decisions, several people, files in and out. Every page is looked at by axe.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import pg from 'pg';
import { launchBrowser } from '../support/browser.ts';
import { look, signInAs, type Person } from '../support/person.ts';
import { startSystem, type RunningSystem } from '../support/system.ts';

let system: RunningSystem;
let browser: Browser;
let kerttu: Person;
let db: pg.Client;
const model = 'siun-sote-guidance-path';

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem('modeler'), launchBrowser()]);
  db = new pg.Client({ connectionString: system.database.ownerUrl });
  await db.connect();
  await db.query('set row_security = off');
  kerttu = await signInAs(browser, system.origin, 'kerttu.kehittaja', '/modeler/');
  await kerttu.page.setViewportSize({ width: 1440, height: 1000 });
  await kerttu.page.getByRole('button', { name: 'Tee luonnos' }).click();
  await ready();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await db?.end();
  await system?.stop();
}, 60_000);

const ready = async (page: Page = kerttu.page): Promise<void> => { await page.locator('.djs-palette').waitFor(); await page.locator('[data-problems]').waitFor(); };
const item = (name: string | RegExp, page: Page = kerttu.page): Locator => page.getByRole('treeitem', { name });
const shape = (id: string, page: Page = kerttu.page): Locator => page.locator(`[data-element-id="${id}"]`).first();
const focused = (page: Page = kerttu.page): Promise<string | undefined> => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['step']);
const saved = async (page: Page = kerttu.page): Promise<void> => { await page.getByText(/^Luonnos tallennettu/).waitFor(); };
const stored = async (): Promise<{ xml: string; forms: Record<string, { components: { key?: string }[] }>; decisions: Record<string, string>; revision: number }> => {
  const { rows } = await db.query(`select xml, forms, decisions, revision from model_version where model_id = $1 and status = 'draft'`, [model]);
  return rows[0] as never;
};
const problemsOf = (id: string): Locator => kerttu.page.locator(`.mo-problems [data-element="${id}"]`);

/** Looks again until it is so; within a minute, else with what was seen last. */
async function until(look: () => Promise<void>): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    try { await look(); return; } catch (error) { if (Date.now() > end) throw error; }
    await kerttu.page.waitForTimeout(250);
  }
}

async function boxOf(id: string): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await shape(id).locator('.djs-hit').first().boundingBox();
  if (!box) throw new Error(`Expected ${id} on the canvas`);
  return box;
}

async function undoAll(): Promise<void> {
  const undo = kerttu.page.getByRole('button', { name: 'Kumoa', exact: true });
  while (await undo.isEnabled()) await undo.click();
}

describe('palette and canvas', () => {
  test('a guidance task is drawn from the palette with the pointer, named by typing, and saves itself', async () => {
    const { page } = kerttu;
    await look(kerttu, 'modeler drawing');
    await page.locator('[data-action="create.guidance-task"]').click();
    const place = await shape('p2_ee1').boundingBox();
    if (!place) throw new Error('no place');
    await page.mouse.move(place.x + 100, place.y + 20);
    await page.mouse.move(place.x + 120, place.y + 22, { steps: 4 });
    await page.mouse.click(place.x + 120, place.y + 22);
    await page.locator('.djs-direct-editing-content').waitFor();
    await page.keyboard.type('Sovi uusi aika');
    await page.mouse.click(place.x + 140, place.y + 300);
    await item(/^Sovi uusi aika/).waitFor();
    await saved();
    expect((await stored()).xml).toMatch(/<bpmn:userTask id="[^"]+" name="Sovi uusi aika"/);
  }, 60_000);

  test('a shape is dragged and comes back with undo', async () => {
    const { page } = kerttu;
    const before = await shape('p2_ee1').boundingBox();
    if (!before) throw new Error('no place');
    await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
    await page.mouse.down();
    await page.mouse.move(before.x + 60, before.y + 30, { steps: 8 });
    await page.mouse.up();
    expect((await shape('p2_ee1').boundingBox())?.x).toBeGreaterThan(before.x + 20);
    await page.getByRole('button', { name: 'Kumoa', exact: true }).click();
    expect(Math.abs(((await shape('p2_ee1').boundingBox())?.x ?? 0) - before.x)).toBeLessThan(2);
  }, 60_000);

  test('the context pad appends a handover and hangs a reminder on a task', async () => {
    const { page } = kerttu;
    await item(/^Sovi uusi aika/).click();
    await page.locator('.djs-context-pad [data-action="append.guidance-handover"]').click();
    await page.keyboard.press('Escape');
    await item(/siirto$|siirto /).first().waitFor();
    await item(/^Sovi uusi aika/).click();
    await page.locator('.djs-context-pad [data-action="attach.guidance-reminder"]').click();
    await page.getByLabel('Aika', { exact: true }).waitFor();
    await expect(page.locator('[name=timer-value]').inputValue()).resolves.toBe('P7D');
    await undoAll();
    await saved();
  }, 60_000);
});

describe('the panel', () => {
  test('tier, no clock on purpose, coordinator and clock are set without XML, and each is one step of undo', async () => {
    const { page } = kerttu;
    await item(/^Ensivaiheen neuvoja/).click();
    await page.locator('[name=Tier-level]').selectOption('2');
    await item(/^Yleinen ensivaiheen ohjaus/).click();
    await page.getByText('Ei kelloa tarkoituksella').click();
    await page.locator('[name=NoClock-fi]').fill('Asiakas odottaa linjalla');
    await page.locator('[name=NoClock-fi]').press('Tab');
    await page.getByRole('tab', { name: 'Malli' }).click();
    await page.locator('[name=Coordinator-0-limit]').fill('kaksi');
    await page.getByText('Kirjoita kokonaisluku.').waitFor();
    await page.locator('[name=Coordinator-0-limit]').fill('30');
    await page.locator('[name=Coordinator-0-limit]').press('Tab');
    await look(kerttu, 'modeler model panel');
    await page.getByRole('tab', { name: 'Kellot' }).click();
    await page.getByRole('button', { name: 'Lisää kello' }).click();
    await page.locator('[data-many=Ladder]').waitFor({ state: 'attached' });
    await look(kerttu, 'modeler clocks panel');
    await saved();
    await until(async () => expect((await stored()).xml).toMatch(/<guidance:noClock fi="Asiakas odottaa linjalla" ?\/>/));
    const { xml } = await stored();
    expect(xml).toMatch(/<guidance:coordinator [^>]*limit="30"/);
    expect(xml).toMatch(/<guidance:clock id="clock\d+"[^>]*>\s*<guidance:start on="caseOpened" ?\/>/);
    for (let n = 0; n < 4; n++) await page.getByRole('button', { name: 'Kumoa', exact: true }).click();
    await saved();
    await until(async () => expect((await stored()).xml).not.toMatch(/Asiakas odottaa linjalla/));
  }, 90_000);
});

describe('the outline, by the keyboard alone', () => {
  test('a step is added, named, connected, given a role, moved to another lane, deleted, and all of it undone', async () => {
    const { page } = kerttu;
    await undoAll();
    await item(/^Yleinen ensivaiheen ohjaus/).focus();
    await page.keyboard.press('Insert');
    await page.getByRole('dialog').waitFor();
    await look(kerttu, 'modeler outline add');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Soita asiakkaalle');
    await page.keyboard.press('Enter');
    await item(/^Soita asiakkaalle/).waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Soita asiakkaalle') ?? false);
    const id = await focused() ?? '';
    // Between what it follows and what came next, on the line of both.
    const [left, made, right] = [await boxOf('p2_t1'), await boxOf(id), await boxOf('p2_g1')];
    expect(made.x).toBeGreaterThan(left.x + left.width);
    expect(right.x).toBeGreaterThan(made.x + made.width);
    expect(Math.abs(left.y + left.height / 2 - made.y - made.height / 2)).toBeLessThan(3);

    await page.keyboard.press('F2');
    await page.keyboard.type('Soita takaisin');
    await page.keyboard.press('Enter');
    await item(/^Soita takaisin/).waitFor();
    await page.waitForFunction((step) => (document.activeElement as HTMLElement | null)?.dataset['step'] === step, id);

    await page.keyboard.press('Shift+F10');
    await page.getByRole('menu').waitFor();
    await look(kerttu, 'modeler outline menu');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByLabel('Mihin').waitFor();
    await page.getByLabel('Mihin').selectOption('p2_ee1');
    await page.keyboard.press('Enter');
    await page.waitForFunction((step) => (document.activeElement as HTMLElement | null)?.dataset['step'] === step, id);

    await page.keyboard.press('Shift+F10');
    for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('[name=edit-role]').selectOption('guide');
    await page.locator('[name=edit-unit]').selectOption('asiakasohjaus');
    await page.keyboard.press('Enter');
    await item(/^Soita takaisin.*asiakasohjaaja/).waitFor();

    await page.keyboard.press('Shift+F10');
    for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('[name=edit-lane]').selectOption('lane_guide');
    await page.keyboard.press('Enter');
    await page.getByText('Soita takaisin on nyt kaistalla Asiakasohjaaja (taso 2).').waitFor();
    await saved();
    await until(async () => expect((await stored()).xml).toMatch(new RegExp(`id="lane_guide"[\\s\\S]*?<bpmn:flowNodeRef>${id}</bpmn:flowNodeRef>[\\s\\S]*?</bpmn:lane>`)));
    expect((await stored()).xml).toMatch(new RegExp(`sourceRef="${id}" targetRef="p2_ee1"`));

    await page.waitForFunction((step) => (document.activeElement as HTMLElement | null)?.dataset['step'] === step, id);
    await page.keyboard.press('Delete');
    await item(/^Soita takaisin/).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await item(/^Soita takaisin/).waitFor();
    for (let n = 0; n < 5; n++) await page.keyboard.press('Control+z');
    await item(/^Soita/).waitFor({ state: 'detached' });
  }, 120_000);

  test('arrows, letters and closing walk the tree, and Enter selects on the canvas; a click on the canvas selects in the tree', async () => {
    const { page } = kerttu;
    const tree = page.getByRole('tree');
    await tree.getByRole('treeitem').first().focus();
    await page.keyboard.press('ArrowLeft');
    await expect(tree.getByRole('treeitem').first().getAttribute('aria-expanded')).resolves.toBe('false');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('lane_guide');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('l');
    expect(await focused()).toBe('p2_g1');
    await page.keyboard.press('Enter');
    await page.locator('.djs-element.selected[data-element-id=p2_g1]').waitFor();
    await shape('p2_t1').click();
    await tree.locator('[data-step=p2_t1][aria-selected=true]').waitFor();
    await page.keyboard.press('Escape');
  }, 60_000);
});

describe('lint while drawing', () => {
  test('a fault is said, marked and led to, keeps the version from being published, and goes when it is corrected', async () => {
    const { page } = kerttu;
    await item(/^neuvonta riitti/).focus();
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await problemsOf('p2_ee1').waitFor();
    await expect(problemsOf('p2_ee1').innerText()).resolves.toContain('Päätöstapahtumalta puuttuu nimi');
    await page.locator('.djs-overlays[data-container-id=p2_ee1] .mo-sign-error').waitFor();
    await expect(page.getByRole('button', { name: 'Julkaise…' }).isDisabled()).resolves.toBe(true);
    await look(kerttu, 'modeler problems');
    await shape('p2_t1').click();
    await problemsOf('p2_ee1').click();
    await page.locator('.djs-element.selected[data-element-id=p2_ee1]').waitFor();
    const rule = await page.request.get(`${system.origin}/rules/end-without-name`);
    expect([rule.status(), await rule.text()]).toEqual([200, expect.stringContaining('Every end has a name')]);
    await page.getByRole('button', { name: 'Kumoa', exact: true }).click();
    await problemsOf('p2_ee1').waitFor({ state: 'detached' });
    await page.locator('.mo-sign-error').waitFor({ state: 'detached' });
  }, 60_000);
});

describe('forms and decisions', () => {
  test('a form is made for a step, a field dragged into it, previewed and saved with the version', async () => {
    const { page } = kerttu;
    await item(/^Yleinen ensivaiheen ohjaus/).click();
    await page.getByRole('button', { name: 'Uusi lomake' }).click();
    const field = page.locator('.fjs-palette-field[data-field-type=textfield]');
    await field.waitFor();
    await look(kerttu, 'modeler form editor').catch((error: Error) => { if (!/fjs|bio-properties/.test(error.message)) throw error; });
    await field.dragTo(page.locator('.fjs-form-editor .fjs-form, .fjs-drop-container-vertical').first());
    await page.locator('.fjs-form-editor .fjs-form-field-textfield, .fjs-element .fjs-form-field').first().waitFor();
    await page.getByRole('button', { name: 'Esikatselu' }).click();
    await page.locator('[data-form-editor=preview] .fjs-form-field').first().waitFor();
    await page.getByRole('button', { name: 'Valmis' }).click();
    await saved();
    const key = await page.locator('[name=form-key]').inputValue();
    await until(async () => expect((await stored()).forms[key]?.components.length).toBe(1));
    expect((await stored()).xml).toContain(`<guidance:form key="${key}"`);
  }, 90_000);

  test('a decision is made for a business rule task and typed into as a table', async () => {
    const { page } = kerttu;
    await item(/^Asiakassegmentti ja palvelutarve/).focus();
    await page.keyboard.press('Insert');
    await page.locator('[name=block]').selectOption('decision');
    await page.locator('[name=step-name]').fill('Valitse segmentti');
    await page.keyboard.press('Enter');
    await item(/^Valitse segmentti/).waitFor();
    await item(/^Valitse segmentti/).click();
    await page.getByRole('button', { name: 'Uusi päätöstaulu' }).click();
    await page.locator('[data-decision-editor] .add-rule').first().click();
    const cells = page.locator('[data-decision-editor] tbody tr').first().locator('td');
    await cells.nth(1).click();
    await page.keyboard.type('"home"');
    await cells.nth(2).click();
    await page.keyboard.type('"care"');
    await page.getByRole('button', { name: 'Valmis' }).click();
    await saved();
    await until(async () => expect(Object.values((await stored()).decisions).join('')).toMatch(/"home"[\s\S]*"care"/));
    expect((await stored()).xml).toMatch(/<guidance:decision key="valitse-segmentti" decision="valitse_segmentti" result="valitseSegmentti"/);
    await page.waitForFunction(() => document.querySelector('[data-problems]') !== null);
  }, 90_000);
});

describe('several people and lost lines', () => {
  test('another tab reads along, takes the turn, and the first one can only read', async () => {
    const { page } = kerttu;
    await saved();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.locator('.mo-presence').waitFor();
    await other.getByText(/Luet mukana/).waitFor();
    await expect(other.locator('.djs-palette').count()).resolves.toBe(0);
    await look({ page: other, name: 'kerttu, second tab' }, 'modeler reading along');
    await other.getByRole('button', { name: 'Muokkaa tässä välilehdessä' }).click();
    await ready(other);
    await page.locator('.djs-palette').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Muokkaa tässä välilehdessä' }).click();
    await ready();
    await other.close();
  }, 90_000);

  test('what is drawn while the server is away stays and is saved when it is back', async () => {
    const { page } = kerttu;
    await item(/^neuvonta riitti/).waitFor();
    await system.kill('api');
    await item(/^neuvonta riitti/).focus();
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('neuvonta auttoi');
    await page.keyboard.press('Enter');
    await page.getByText(/Ei yhteyttä/).waitFor();
    await system.start('api');
    await until(async () => expect((await stored()).xml).toContain('neuvonta auttoi'));
    await saved();
  }, 120_000);

  test('an expired session asks to sign in over the page, and the change is saved after', async () => {
    const { page } = kerttu;
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await item(/^neuvonta auttoi/).focus();
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('neuvonta kantoi');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /Istunto/ });
    await dialog.waitFor();
    await page.context().addCookies(cookies);
    await dialog.getByRole('button').last().click();
    await until(async () => expect((await stored()).xml).toContain('neuvonta kantoi'));
  }, 120_000);
});

describe('files', () => {
  test('a file of another tool without a diagram opens drawn, keeps what that tool says, and comes out the same', async () => {
    const { page } = kerttu;
    const foreign = `<?xml version="1.0" encoding="UTF-8"?>
<semantic:definitions xmlns:semantic="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:acme="http://acme.example/ext" id="d_${randomUUID()}" targetNamespace="http://acme.example">
  <semantic:process id="acme_process" isExecutable="true" acme:owner="sales">
    <semantic:startEvent id="acme_start" name="Start"/>
    <semantic:userTask id="acme_task" name="Work" acme:cost="12"><semantic:extensionElements><acme:setting key="a"><acme:inner>text</acme:inner></acme:setting></semantic:extensionElements></semantic:userTask>
    <semantic:endEvent id="acme_end" name="Done"/>
    <semantic:sequenceFlow id="f1" sourceRef="acme_start" targetRef="acme_task"/><semantic:sequenceFlow id="f2" sourceRef="acme_task" targetRef="acme_end"/>
  </semantic:process>
</semantic:definitions>`;
    await page.locator('input[type=file][accept*=".bpmn"]').setInputFiles({ name: 'acme.bpmn', mimeType: 'application/xml', buffer: Buffer.from(foreign) });
    await item(/^Work/).waitFor();
    await shape('acme_task').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Vie tiedostoksi' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text).toMatch(/acme:cost="12"/);
    expect(text).toMatch(/<acme:setting key="a">\s*<acme:inner>text<\/acme:inner>\s*<\/acme:setting>/);
    expect(text).toMatch(/acme:owner="sales"/);
    expect(text).toContain('bpmnElement="acme_task"');
    await page.locator('input[type=file][accept*=".bpmn"]').setInputFiles({ name: 'none.bpmn', mimeType: 'application/xml', buffer: Buffer.from('<a>') });
    await page.getByText('Tiedosto ei ole BPMN 2.0 -kaavio.').waitFor();
    await item(/^Work/).waitFor();
  }, 60_000);

  test('a form and a decision go out and come in as files', async () => {
    const { page } = kerttu;
    await page.getByRole('tab', { name: 'Malli' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Vie first-stage-guidance' }).click();
    const file = await (await download).path();
    await page.locator('input[type=file][accept*=".form"]').setInputFiles({ name: 'Alkuohjaus (koti).form', mimeType: 'application/json', buffer: await readFile(file) });
    await page.locator('[data-attached=alkuohjaus-koti]').waitFor();
    await page.locator('input[type=file][accept*=".dmn"]').setInputFiles({ name: 'rikki.dmn', mimeType: 'application/xml', buffer: Buffer.from('<nothing/>') });
    await page.getByText('Tiedostoa ei voi lukea: rikki.dmn').waitFor();
  }, 60_000);
});

test('the modeler speaks Swedish and English and stays accessible', async () => {
  const { page } = kerttu;
  for (const [language, name] of [['sv', 'Svenska'], ['en', 'English'], ['fi', 'Suomi']] as const) {
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
    await look(kerttu, `modeler ${language}`);
  }
}, 60_000);
