// A person at the real browser: signs in, does tasks, and has every page looked at by axe and kept as a picture.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';

export interface Person { readonly page: Page; readonly name: string }

const pictures = join(resolve(import.meta.dirname, '../..'), '.luotsi/pictures');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Signs a demo person in with user name and password, by the keyboard, and waits for the app. */
export async function signInAs(browser: Browser, origin: string, username: string, path: string, language: 'fi' | 'sv' | 'en' = 'fi'): Promise<Person> {
  const context = await browser.newContext({ locale: { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language], viewport: { width: 1280, height: 900 }, timezoneId: 'Europe/Helsinki' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(origin + path);
  await page.locator('#username').fill(username);
  await page.locator('#username').press('Tab');
  await page.keyboard.type('luotsi');
  await page.keyboard.press('Enter');
  await page.locator('#main').waitFor();
  return { page, name: username };
}

/** Axe finds no WCAG 2.1 A/AA violation on the page as it stands; a picture of it is kept under `.luotsi/pictures`. */
export async function look({ page, name }: Person, title: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  // Entrance effects would be measured half transparent.
  await page.waitForTimeout(350);
  await page.screenshot({ path: join(pictures, `${title.replaceAll(/\W+/g, '-')}.png`) });
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`).join(' | ')}`);
  if (found.length > 0) throw new Error(`axe on "${title}" (${name}):\n${found.join('\n')}`);
}

/** Opens the task by its name in the queue, and claims it when it is free. */
export async function openTask({ page }: Person, number: string, taskName: string): Promise<void> {
  await page.locator('.in-row', { hasText: number }).filter({ hasText: taskName }).first().click();
  await page.getByRole('heading', { level: 1, name: taskName }).waitFor();
  const claim = page.getByRole('button', { name: 'Ota tehtävä' });
  const complete = page.getByRole('button', { name: 'Merkitse valmiiksi' });
  await claim.or(complete).first().waitFor();
  if (await claim.isVisible()) await claim.click();
  await complete.waitFor();
}

/** One field of the open form by its label; `nth` where a label stands more than once. */
export function field({ page }: Person, label: string, nth = 0): Locator {
  return page.locator('.fjs-form-field').filter({ hasText: label }).nth(nth);
}

/** Fills fields: text is typed, a choice is clicked by its label. Entries: `[label, value]` or `[label, value, nth]`. */
export async function fill(person: Person, entries: readonly (readonly [label: string, value: string, nth?: number])[]): Promise<void> {
  for (const [label, value, nth] of entries) {
    const place = field(person, label, nth);
    const text = place.locator('textarea, input[type=text]:not([role=combobox])').first();
    if (await text.count()) await text.fill(value);
    else if (await place.locator('.fjs-select-display').count()) await choose(place, value);
    else await place.getByLabel(value, { exact: true }).check();
  }
}

/** form-js's select: a group that opens a list. */
async function choose(place: Locator, value: string): Promise<void> {
  const options = place.locator('.fjs-dropdownlist-item');
  await place.locator('.fjs-select-hidden-input').focus();
  await options.first().waitFor();
  await options.filter({ hasText: value }).click();
}

/** Completes the open task and waits until something else is open or the queue is. */
export async function complete({ page }: Person): Promise<void> {
  const id = await page.locator('[data-open-task]').getAttribute('data-open-task');
  await page.getByRole('button', { name: 'Merkitse valmiiksi' }).click();
  await page.waitForFunction((before) => document.querySelector('[data-open-task]')?.getAttribute('data-open-task') !== before, id);
}
