/**
 * `npm run bench:modeler`: a model of 500 elements in a real Chromium, in our modeler and in bare bpmn-js, in turns: how long it takes to open,
 * and what a person feels while dragging and typing; and how long our lint takes beside the page.
 * Options: --elements N (500), --rounds N (3).
 */
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import type { Version, VersionSummary } from '../../contracts/index.ts';
import { migrate, seed } from '../../prisma/index.ts';
import { signIn } from '../../test/support/api.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import { signInAs } from '../../test/support/person.ts';
import { freePort } from '../../bin/index.ts';
import { startGround } from '../ground.ts';
import { createCaller } from '../http.ts';
import { median } from '../measure.ts';
import { felt, watch } from './frames.ts';
import type { Felt } from './frames.ts';
import { largeModel } from './large-model.ts';
import { bareSide, ourSide } from './sides.ts';
import type { PageSide } from './sides.ts';

const { values: options } = parseArgs({ options: { elements: { type: 'string', default: '500' }, rounds: { type: 'string', default: '3' } } });
const [elements, rounds] = [Number(options.elements), Number(options.rounds)];
const say = (line: string): void => console.log(line);

interface Round { readonly open: number; readonly drag: Felt; readonly label: Felt; readonly field: Felt | undefined; readonly lint: readonly number[] }

const xml = largeModel(elements);
const ground = await startGround(say);
const browser = await launchBrowser();
const origin = await startApi();
const path = await storeDraft(origin);
const bare = await bareSide(join(ground.dataDir, 'bare'), xml);
const results = new Map<PageSide, Round[]>([[ourSide(origin, path), []], [bare, []]]);
const { page } = await signInAs(browser, origin, 'kerttu.kehittaja', '/modeler/');
await watch(page);
page.setDefaultTimeout(20_000);
await page.setViewportSize({ width: 1440, height: 900 });
try {
  // The first opening fills the browser's caches.
  await inTurns(0, () => undefined);
  for (let round = 1; round <= rounds; round++) await inTurns(round, (side, result) => results.get(side)?.push(result));
  report();
} finally {
  bare.stop();
  await end(browser);
  await ground.stop();
}

async function inTurns(round: number, done: (side: PageSide, result: Round) => void): Promise<void> {
  const sides = [...results.keys()];
  for (const side of round % 2 ? sides : sides.reverse()) done(side, await measure(page, side));
}

async function startApi(): Promise<string> {
  await migrate(ground.ownerUrl);
  await seed(ground.ownerUrl);
  const port = await freePort();
  await ground.startNode('api', join(ground.root, 'api/main.ts'), { LUOTSI_PORT: String(port) }, 'api ready');
  return `http://127.0.0.1:${port}`;
}

/** The address of a draft with the large model. */
async function storeDraft(at: string): Promise<string> {
  const lead = createCaller(at, (await signIn(at, 'kerttu.kehittaja')).cookie);
  const draft = await lead.call<VersionSummary>('POST', '/api/models/siun-sote-guidance-path/versions', { body: { from: 1 } });
  const version = await lead.call<Version>('GET', `/api/models/${draft.modelId}/versions/${draft.number}`);
  await lead.call('PUT', `/api/models/${draft.modelId}/versions/${draft.number}`, { version: version.revision, body: { xml } });
  lead.close();
  return `${draft.modelId}/${draft.number}`;
}

async function measure(at: Page, side: PageSide): Promise<Round> {
  const began = performance.now();
  await at.goto(side.address);
  await side.drawn(at);
  const open = performance.now() - began;
  await at.waitForTimeout(1500);
  const drag = await felt(at, async () => {
    const { x, y } = await middle(at, 'n12');
    await at.mouse.move(x, y);
    await at.mouse.down();
    for (let n = 1; n <= 40; n++) await at.mouse.move(x + n, y + n);
    await at.mouse.up();
  });
  const label = await felt(at, async () => {
    const { x, y } = await middle(at, 'n30');
    await at.mouse.dblclick(x, y);
    await at.keyboard.type('Uusi nimi kirjain kerrallaan', { delay: 20 });
    await at.keyboard.press('Control+Enter');
  });
  const field = side.nameField === undefined ? undefined : await felt(at, async () => {
    const { x, y } = await middle(at, 'n64');
    await at.mouse.click(x, y);
    await at.getByLabel('Nimi suomeksi').fill('');
    await at.keyboard.type('Uusi nimi kirjain kerrallaan', { delay: 20 });
    await at.keyboard.press('Tab');
  });
  const lint = await at.evaluate(() => performance.getEntriesByName('lint').map(({ duration }) => duration));
  return { open, drag, label, field, lint };
}

async function middle(at: Page, id: string): Promise<{ x: number; y: number }> {
  const box = await at.locator(`[data-element-id="${id}"] .djs-hit`).first().boundingBox();
  if (!box) throw new Error(`Expected ${id} on the canvas`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function report(): void {
  const [{ model = '?' } = {}] = cpus();
  say(`\n${elements} elements, ${rounds} rounds; medians (worst). ${model}, ${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`);
  const rows = [...results].map(([{ name }, list]) => ({ name, list }));
  const line = (title: string, of: (round: Round) => number | undefined): void => {
    const shown = rows.map(({ name, list }) => {
      const values = list.flatMap((round) => of(round) ?? []);
      return values.length === 0 ? '' : `${name} ${median(values).toFixed(0)} (${Math.max(...values).toFixed(0)}) ms`;
    });
    const [ours, theirs] = rows.map(({ list }) => median(list.flatMap((round) => of(round) ?? [])));
    say(`${title.padEnd(34)} ${shown.map((text) => text.padEnd(26)).join('')}${ours !== undefined && theirs !== undefined && !Number.isNaN(theirs) ? `ratio ${(ours / theirs).toFixed(2)}` : ''}`);
  };
  line('open until it can be edited', ({ open }) => open);
  line('drag a step: longest frame', ({ drag }) => drag.frame);
  line('drag a step: longest input', ({ drag }) => drag.input);
  line('type on the canvas: longest frame', ({ label }) => label.frame);
  line('type on the canvas: longest input', ({ label }) => label.input);
  line('type in the panel: longest frame', ({ field }) => field?.frame);
  line('type in the panel: longest input', ({ field }) => field?.input);
  line('lint beside the page', ({ lint }) => (lint.length === 0 ? undefined : median(lint)));
}

async function end(opened: Browser): Promise<void> {
  await opened.close();
}
