/** What an operator scrapes and a manager reads of the machinery itself, on the real engine. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { caseWorkflowId } from '../../contracts/index.ts';
import type { Lateness } from '../../contracts/index.ts';
import { eventually } from '../support/durable-case.ts';
import { recordContact, startTestApi } from '../support/running-api.ts';
import type { TestApi } from '../support/running-api.ts';
import { temporalServer } from '../support/temporal.ts';
import { fastForward } from '../support/time-skipping.ts';

let api: TestApi;
let raised = 0;

beforeAll(async () => {
  api = await startTestApi('metrics', { engine: 'real' });
  const { caseId } = await recordContact(await api.as('aino.neuvoja'));
  const { address, namespace } = await temporalServer();
  const connection = await Connection.connect({ address });
  await fastForward(new Client({ connection, namespace }), caseWorkflowId('14', caseId), '40 days');
  await connection.close();
  await eventually(async () => {
    const [row] = await api.query<{ n: number }>("select count(*)::int as n from process_event where type = 'escalationRaised'");
    raised = row?.n ?? 0;
    return raised >= 4;
  });
});
afterAll(async () => { await api.stop(); });

describe('/metrics', () => {
  test('counts escalations by their lateness, cases, commands and requests', async () => {
    const response = await fetch(`${api.baseUrl}/metrics`);
    const text = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
    expect(text).toContain(`luotsi_escalation_lateness_seconds_count{region="14"} ${raised}\n`);
    expect(text).toContain(`luotsi_escalation_lateness_seconds_bucket{region="14",le="+Inf"} ${raised}\n`);
    // the test's worker has no mail server: what is promised waits
    const [mails] = await api.query<{ n: number }>('select count(*)::int as n from mail');
    expect(mails?.n).toBeGreaterThan(0);
    expect(text).toContain(`luotsi_mails{region="14",status="pending"} ${mails?.n}\n`);
    expect(text).toMatch(/luotsi_mails_oldest_pending_seconds\{region="14"\} \d+/);
    expect(text).toMatch(/luotsi_cases\{region="14",status="open"\} 1\n/);
    expect(text).toMatch(/luotsi_commands_pending\{region="14"\} 0\n/);
    expect(text).toMatch(/luotsi_http_request_seconds_count\{operation="createContact",status="2xx"\} 1\n/);
  });
  test('says nothing to who lacks the token, where one is set', async () => {
    const guarded = await api.another({ metricsToken: 'a-token-of-the-operator' });
    try {
      const status = async (authorization?: string): Promise<number> => (await fetch(`${guarded.baseUrl}/metrics`, authorization === undefined ? {} : { headers: { authorization } })).status;
      expect([await status(), await status('Bearer wrong'), await status('Bearer a-token-of-the-operator')]).toEqual([404, 404, 200]);
    } finally {
      await guarded.stop();
    }
  });
});

describe('lateness for a manager', () => {
  const period = '?from=2026-01-01&to=2099-12-31';
  test('is counted cumulatively, and the whole is what was raised', async () => {
    const { status, body } = await (await api.as('paavo.paallikko')).json<Lateness>('GET', `/api/lateness${period}`);
    expect(status).toBe(200);
    expect(body.count).toBe(raised);
    const counts = body.within.map(({ count }) => count);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(body.max).toBeGreaterThanOrEqual(body.p99 ?? Infinity);
    expect(body.p50).toBeGreaterThanOrEqual(0);
    expect(body.mail).toMatchObject({ sent: 0, failed: 0, oldestPending: expect.any(Number) });
  });
  test('another region has none of it', async () => {
    const { body } = await (await api.as('sari.satakunta')).json<Lateness>('GET', `/api/lateness${period}`);
    expect(body).toMatchObject({ count: 0, p50: null, max: null });
  });
  test('a period without escalations has no figure', async () => {
    const { body } = await (await api.as('paavo.paallikko')).json<Lateness>('GET', '/api/lateness?from=2020-01-01&to=2020-01-31');
    expect(body).toMatchObject({ count: 0, p50: null });
  });
});
