/** Live updates reach those whom a change concerns, and nobody of another region. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LiveEvent } from '../../contracts/index.ts';
import { recordContact, startTestApi } from '../support/running-api.ts';
import type { TestApi } from '../support/running-api.ts';

let api: TestApi;
beforeAll(async () => { api = await startTestApi('api_live', { engine: 'real' }); }, 180_000);
afterAll(async () => { await api.stop(); });

/** Opens the stream; `events` grows as they come. */
async function listen(username: string): Promise<{ events: LiveEvent[]; head: string; close(): void }> {
  const agent = await api.as(username);
  const controller = new AbortController();
  const response = await agent.fetch('/api/live', { headers: { accept: 'text/event-stream' }, signal: controller.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const reader = response.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  const events: LiveEvent[] = [];
  void (async () => {
    for (;;) {
      const part = await reader?.read().catch(() => undefined);
      if (!part || part.done) return;
      for (const line of new TextDecoder().decode(part.value).split('\n')) if (line.startsWith('data: ')) events.push(JSON.parse(line.slice(6)) as LiveEvent);
    }
  })();
  return { events, head: first, close: () => controller.abort() };
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!holds() && Date.now() < end) await new Promise((done) => setTimeout(done, 20));
}

describe('GET /api/live', () => {
  test('tells the unit and the manager of the region, not other units and not other regions', async () => {
    const streams = { aino: await listen('aino.neuvoja'), olli: await listen('olli.ohjaaja'), paavo: await listen('paavo.paallikko'), sari: await listen('sari.satakunta') };
    expect(streams.aino.head).toBe('retry: 3000\n\n');
    const { caseId } = await recordContact(await api.as('aino.neuvoja'));
    await until(() => streams.aino.events.length > 0 && streams.paavo.events.length > 0);
    expect(streams.aino.events).toContainEqual(expect.objectContaining({ caseId, units: expect.arrayContaining(['14-neuvonta']) }));
    expect(streams.paavo.events.some((event) => event.caseId === caseId)).toBe(true);
    await new Promise((done) => setTimeout(done, 200));
    expect([streams.olli.events, streams.sari.events]).toEqual([[], []]);
    for (const stream of Object.values(streams)) stream.close();
  });
});
