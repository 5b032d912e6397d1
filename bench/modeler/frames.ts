/** What a person feels at the page: the longest time without a new picture, and the longest from an input to what it did. */
import type { Page } from 'playwright-core';

export interface Felt {
  /** Longest time between two pictures, milliseconds. */
  readonly frame: number;
  /** Longest time from an input to the next picture, milliseconds; at least 16 where it was seen at all. */
  readonly input: number;
}

interface Watching { frame: number; input: number; last: number; on: boolean }
declare global { var luotsiWatch: Watching | undefined }

/** As text: what the loader of this file adds to functions is not there on the page. */
const watching = `
  const watching = globalThis.luotsiWatch = { frame: 0, input: 0, last: 0, on: false };
  requestAnimationFrame(function tick(now) {
    if (watching.on && watching.last > 0) watching.frame = Math.max(watching.frame, now - watching.last);
    watching.last = now;
    requestAnimationFrame(tick);
  });
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) if (watching.on) watching.input = Math.max(watching.input, duration); }).observe({ type: 'event', durationThreshold: 16 });
`;

/** Runs on the page before anything else of it. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript({ content: `{${watching}}` });
}

/** What was felt while `act` was done and for a second after it. */
export async function felt(page: Page, act: () => Promise<void>): Promise<Felt> {
  await page.evaluate(() => { const watching = globalThis.luotsiWatch; if (watching) Object.assign(watching, { frame: 0, input: 0, last: 0, on: true }); });
  await act();
  await page.waitForTimeout(1000);
  return page.evaluate(() => { const watching = globalThis.luotsiWatch; if (watching) watching.on = false; return { frame: watching?.frame ?? 0, input: watching?.input ?? 0 }; });
}
