/** The real browser of the tests: the Chromium inside `@sparticuz/chromium` on Linux x64, else an installed Chrome. */
import { existsSync } from 'node:fs';
import { chromium as playwright } from 'playwright-core';
import type { Browser } from 'playwright-core';
import packaged from '@sparticuz/chromium';

/**
 * Starts a headless Chromium. The caller closes it.
 * `LUOTSI_CHROME` names another browser; where the packaged one does not run, Chrome as installed is used.
 */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env['LUOTSI_CHROME'];
  if (named) return playwright.launch({ executablePath: named });
  if (process.platform === 'linux' && process.arch === 'x64') {
    const executablePath = await packaged.executablePath();
    // `--single-process` suits short functions, but a page that closes would take the whole browser with it.
    const args = packaged.args.filter((arg) => arg !== '--single-process' && !arg.startsWith('--headless'));
    if (existsSync(executablePath)) return playwright.launch({ executablePath, args, headless: true });
  }
  return playwright.launch({ channel: 'chrome' });
}
