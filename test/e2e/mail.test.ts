/** The captured mailbox in a real Chromium: an escalation becomes a mail that a person can look at, leads into the inbox, and can be turned off there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startMailbox } from '../../bin/mailbox.ts';
import type { Mailbox } from '../../bin/mailbox.ts';
import { openDatabase } from '../../prisma/index.ts';
import { launchBrowser } from '../support/browser.ts';
import { look, signInAs } from '../support/person.ts';
import { startSystem } from '../support/system.ts';
import type { RunningSystem } from '../support/system.ts';
import { openCase, step } from '../prisma/support/house.ts';
import type { House } from '../prisma/support/house.ts';

const dir = mkdtempSync(join(tmpdir(), 'luotsi-mailbox-'));
let mailbox: Mailbox;
let system: RunningSystem;
let browser: Browser;
beforeAll(async () => {
  mailbox = await startMailbox({ dir });
  [system, browser] = await Promise.all([startSystem('e2e_mail', { SMTP_URL: mailbox.url, LUOTSI_MAILBOX_DIR: dir }), launchBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await system?.stop();
  await mailbox?.stop();
  rmSync(dir, { recursive: true, force: true });
}, 60_000);

test('a person looks at the mail, follows its link to the escalation and chooses what else comes', async () => {
  const essi = await signInAs(browser, system.origin, 'essi.esihenkilo', '/mailbox');
  const { page } = essi;
  await page.getByText('Viestejä ei ole vielä lähetetty.').waitFor();
  const db = openDatabase(system.database.appUrl);
  const driven = await openCase({ db } as House);
  await step({ db }, driven, { type: 'advance' }, { at: '2026-03-12T22:30:00.000Z' });
  await db.close();
  const mine = page.locator('section', { hasText: 'essi.esihenkilo@luotsi.invalid' }).first();
  for (let tries = 0; tries < 60 && !(await mine.isVisible()); tries += 1) {
    await page.waitForTimeout(500);
    await page.reload();
  }
  await mine.getByText('Yksikkö: Neuvonta').waitFor();
  expect(await page.content()).not.toContain('Anni');
  await look(essi, 'mailbox');
  await page.getByRole('link', { name: 'sv', exact: true }).click();
  await page.getByRole('heading', { name: 'Demons brevlåda' }).waitFor();
  await page.getByRole('link', { name: `${system.origin}/inbox/escalations` }).first().click();
  await page.getByText('Kutsuttu: Essi Esihenkilö').first().waitFor();
  const handovers = page.getByLabel('Tarjotuista ja palautetuista siirroista');
  expect(await handovers.isChecked()).toBe(true);
  await page.getByText('Tarjotuista ja palautetuista siirroista').click();
  await look(essi, 'escalations with mail choice');
  await page.reload();
  await handovers.waitFor();
  expect(await handovers.isChecked()).toBe(false);
}, 120_000);

test('without a sign-in the mailbox is closed', async () => {
  const response = await fetch(`${system.origin}/mailbox`, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([302, '/auth/login?returnTo=/mailbox']);
});
