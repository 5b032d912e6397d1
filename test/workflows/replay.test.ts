/**
 * Histories that earlier code wrote, replayed by the code of now: a difference means that running cases would break.
 * Each fixture is self-contained: the history, the key that its payloads are encrypted with, and the payloads stored outside it.
 *
 * To write a fixture anew (after a change for which the patch registry has an entry, never to make this test green):
 *   LUOTSI_WRITE_HISTORIES=1 npm run test:only -- test/workflows/replay
 * It writes only files that are missing: delete the one to be replaced first. The `siun-sote-*` histories are of the cases that
 * test/e2e plays in the browser, written the same way by `LUOTSI_WRITE_HISTORIES=1 npm run test:only -- test/e2e`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { DeterminismViolationError } from '@temporalio/workflow';
import { Worker } from '@temporalio/worker';
import { createDataConverter } from '../../codec/index.ts';
import { patches } from '../../workflows/patches.ts';
import { adviser, eventually, guide, memoryStore, quietRuntime, setStage, testBundle } from '../support/durable-case.ts';
import type { OpenedCase, Stage } from '../support/durable-case.ts';
import { eventsOf, historyFolder, readHistory, writeHistory } from '../support/history-fixture.ts';
import type { HistoryFixture } from '../support/history-fixture.ts';
import { fastForward } from '../support/time-skipping.ts';

const complete = (opened: OpenedCase, elementId: string, by = adviser) => ({ type: 'completeTask' as const, taskId: opened.task(elementId), variables: {}, by });

/** Steps that make a history; of its last run, or of the one named. */
type Story = (stage: Stage) => Promise<OpenedCase & { readonly runId?: string }>;

/** What each fixture holds, as the steps that made it. */
const stories: Readonly<Record<string, Story>> = {
  'whole-path': async (stage) => {
    const opened = await stage.open();
    await opened.execute(complete(opened, 'advise'));
    await opened.execute(complete(opened, 'assess'));
    await opened.execute({ type: 'returnHandover', taskId: opened.task('receive'), reason: 'tieto puuttuu', by: guide });
    await opened.execute({ type: 'offerHandover', taskId: opened.task('receive'), variables: { need: 'tarkennettu' }, by: adviser });
    await opened.execute({ type: 'acceptHandover', taskId: opened.task('receive'), by: guide });
    await opened.execute(complete(opened, 'plan', guide));
    await stage.client.workflow.getHandle(opened.workflowId).result();
    return opened;
  },
  'ladder-and-end': async (stage) => {
    const opened = await stage.open();
    await fastForward(stage.client, opened.workflowId, '30 days');
    await eventually(() => stage.journal.of(opened.caseId).filter(({ type }) => type === 'escalationRaised').length === 3);
    await opened.execute({ type: 'endCase', reason: 'moved', by: adviser });
    await stage.client.workflow.getHandle(opened.workflowId).result();
    return opened;
  },
  'first-run': async (stage) => {
    const opened = await stage.open({ historyLimit: 10 });
    const { runId } = await stage.client.workflow.getHandle(opened.workflowId).describe();
    await opened.execute(complete(opened, 'advise'));
    return { ...opened, runId };
  },
  'last-run': async (stage) => {
    const opened = await stage.open({ historyLimit: 10 });
    await opened.execute(complete(opened, 'advise'));
    await opened.execute({ type: 'endCase', reason: 'moved', by: adviser });
    await stage.client.workflow.getHandle(opened.workflowId).result();
    return opened;
  },
};

async function writeMissing(): Promise<void> {
  const stage = await setStage('histories');
  await stage.startWorker();
  try {
    for (const [name, story] of Object.entries(stories)) {
      if (!existsSync(join(historyFolder, `${name}.json`))) await tell(stage, name, story);
    }
  } finally {
    await stage.close();
  }
}

async function tell(stage: Stage, name: string, story: Story): Promise<void> {
  const { workflowId, runId } = await story(stage);
  await writeHistory(name, { client: stage.client, workflowId, runId, codecKey: stage.codecKey, blobs: stage.store.blobs });
}

async function replay(fixture: HistoryFixture, onPut: () => void, events = eventsOf(fixture)): Promise<void> {
  const { workflowId, codecKey, payloads } = fixture;
  const store = memoryStore(new Map(Object.entries(payloads).map(([place, bytes]) => [place, Buffer.from(bytes, 'base64')])));
  const watched = { get: store.get, put: async (): Promise<void> => onPut() };
  quietRuntime();
  const options = { workflowBundle: await testBundle(), dataConverter: createDataConverter({ codecKey, payloadStore: watched }) };
  await Worker.runReplayHistory(options, { events }, workflowId);
}

test('every story has its history, and every patch too', async () => {
  if (process.env['LUOTSI_WRITE_HISTORIES']) await writeMissing();
  const files = (await readdir(historyFolder)).filter((name) => name.endsWith('.json'));
  const patched = Object.values<{ history: string }>(patches).map(({ history }) => history);
  expect(files).toEqual(expect.arrayContaining([...Object.keys(stories), 'siun-sote-travelled', 'siun-sote-left-alone'].map((name) => `${name}.json`).concat(patched)));
});

const stored = readdirSync(historyFolder).filter((name) => name.endsWith('.json')).map((name) => name.replace('.json', ''));

test.each(stored)('%s replays with the code of now, and stores nothing', async (name) => {
  let puts = 0;
  await replay(await readHistory(name), () => { puts += 1; });
  expect(puts).toBe(0);
});

test('a history that this code would not have written is found', async () => {
  const fixture = await readHistory('ladder-and-end');
  const events = eventsOf(fixture);
  const scheduled = events.find(({ activityTaskScheduledEventAttributes }) => activityTaskScheduledEventAttributes)?.activityTaskScheduledEventAttributes;
  expect(scheduled?.activityType?.name).toBe('recordEvents');
  if (scheduled) scheduled.activityType = { name: 'somethingElse' };
  await expect(replay(fixture, () => undefined, events)).rejects.toThrow(DeterminismViolationError);
});
