/** Models through the API: draft, save with the server's findings, publish; what is published stays. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Agent } from '../support/api.ts';
import { startTestApi } from '../support/running-api.ts';
import type { TestApi } from '../support/running-api.ts';

interface VersionView { readonly number: number; readonly revision: number; readonly status: string; readonly xml: string; readonly hash: string | null; readonly problems: { code: string; elementId: string | null; severity: string }[] }

let api: TestApi;
let kerttu: Agent;
const at = '/api/models/siun-sote-guidance-path/versions';
beforeAll(async () => {
  api = await startTestApi('api_models', { engine: 'none' });
  kerttu = await api.as('kerttu.kehittaja');
}, 120_000);
afterAll(async () => { await api.stop(); });

describe('models', () => {
  test('each region sees its own published model, and none of another', async () => {
    expect(await kerttu.json('GET', '/api/models')).toMatchObject({ status: 200, body: { items: [{ id: 'siun-sote-guidance-path', region: '14', published: 1 }] } });
    expect(await (await api.as('sari.satakunta')).json('GET', '/api/models')).toMatchObject({ status: 200, body: { items: [{ id: 'satakunta-centralised-guidance', region: '06' }] } });
    const version = await kerttu.json<VersionView>('GET', `${at}/1`);
    expect(version).toMatchObject({ status: 200, body: { status: 'published', number: 1 } });
    expect(version.headers.get('etag')).toBe(`"${version.body.revision}"`);
    expect(version.body.xml).toContain('guidance:clock');
  });

  test('draft, save, publish: v2 takes the place of v1, which stays as it was', async () => {
    const v1 = await kerttu.json<VersionView>('GET', `${at}/1`);
    const made = await kerttu.json<VersionView>('POST', at, { body: { from: 1 } });
    expect(made).toMatchObject({ status: 201, body: { number: 2, status: 'draft' } });
    expect(made.headers.get('location')).toBe(`${at}/2`);
    expect(await kerttu.json('POST', at, { body: { from: 1 } })).toMatchObject({ status: 409, body: { code: 'DRAFT_EXISTS' } });
    expect(await kerttu.json('POST', at, { body: { from: 77 } })).toMatchObject({ body: { code: expect.stringMatching(/^(NOT_FOUND|DRAFT_EXISTS)$/) } });

    const broken = v1.body.xml.replace(/<bpmn:conditionExpression[^>]*>=adviceOutcome[^<]*</, (found) => found.replace(/>=.*</, '>=adviceOutcome = = <'));
    const saved = await kerttu.json<VersionView>('PUT', `${at}/2`, { body: { xml: broken }, version: made.body.revision });
    expect(saved.status).toBe(200);
    expect(saved.body.problems.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
    const before = await api.rows();
    const refused = await kerttu.json<{ code: string; errors: { path: string }[] }>('POST', `${at}/2/publish`, { body: { reason: 'Kokeilu' }, version: saved.body.revision });
    expect(refused).toMatchObject({ status: 409, body: { code: 'MODEL_INVALID', errors: [{ path: expect.stringMatching(/^p2_/) }] } });
    expect(await kerttu.json('PUT', `${at}/2`, { body: { xml: v1.body.xml }, version: made.body.revision })).toMatchObject({ status: 412, body: { code: 'VERSION_STALE' } });
    expect(await api.rows()).toEqual(before);

    const formless = await kerttu.json<VersionView>('PUT', `${at}/2`, { body: { xml: v1.body.xml, forms: {} }, version: saved.body.revision });
    expect(formless.body.problems).toContainEqual(expect.objectContaining({ code: 'form-unknown', elementId: 'p2_t1' }));
    const forms = (v1.body as unknown as { forms: unknown }).forms;
    const renamed = v1.body.xml.replace('name="Asiakassegmentti ja palvelutarve"', 'name="Segmentti ja tarve"');
    const good = await kerttu.json<VersionView>('PUT', `${at}/2`, { body: { xml: renamed, forms }, version: formless.body.revision });
    expect(good.body.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(await kerttu.json('POST', `${at}/2/publish`, { body: { reason: 'Kokeilu' }, version: good.body.revision - 1 })).toMatchObject({ status: 412, body: { code: 'VERSION_STALE' } });
    const published = await kerttu.json<VersionView>('POST', `${at}/2/publish`, { body: { reason: 'Selkeämpi nimi' }, version: good.body.revision });
    expect(published).toMatchObject({ status: 200, body: { status: 'published', number: 2, hash: expect.any(String) } });
    for (const number of [1, 2]) {
      const current = await kerttu.json<VersionView>('GET', `${at}/${number}`);
      expect(await kerttu.json('PUT', `${at}/${number}`, { body: { xml: renamed }, version: current.body.revision })).toMatchObject({ status: 409, body: { code: 'VERSION_PUBLISHED' } });
      expect(await kerttu.json('POST', `${at}/${number}/publish`, { body: { reason: 'x' }, version: current.body.revision })).toMatchObject({ status: 409, body: { code: 'VERSION_PUBLISHED' } });
    }
    expect((await kerttu.json<VersionView>('GET', `${at}/1`)).body).toMatchObject({ status: 'retired', xml: v1.body.xml, hash: v1.body.hash });
    expect(await kerttu.json('GET', '/api/models')).toMatchObject({ body: { items: [{ published: 2 }] } });
  });
});
