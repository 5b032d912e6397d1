/** Signing in and out through the real code flow, sessions in PostgreSQL, bearer tokens. */
import { demoUsers } from '../../contracts/index.ts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as oidc from 'openid-client';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAgent, follow, signIn } from '../support/api.ts';
import { startTestApi } from '../support/running-api.ts';
import type { TestApi } from '../support/running-api.ts';

let api: TestApi;
let now = Date.now();
beforeAll(async () => {
  api = await startTestApi('api_sign_in', { engine: 'none', settings: { now: () => now } });
}, 120_000);
afterAll(async () => { await api.stop(); });

describe('signing in', () => {
  test('leads through the provider back to where one was, as the person one is', async () => {
    const agent = await signIn(api.baseUrl, 'essi.esihenkilo', { returnTo: '/api/session' });
    const { status, body } = await agent.json('GET', '/api/session');
    expect(status).toBe(200);
    expect(body).toMatchObject({ user: { id: 'essi.esihenkilo', name: 'Essi Esihenkilö', roles: ['supervisor'], region: '14', regionNames: { fi: 'Pohjois-Karjala' } } });
    expect((body as { user: { units: { names: { fi: string } }[] } }).user.units.map((unit) => unit.names.fi).sort()).toEqual(['Asiakasohjaus', 'Moniammatillinen ryhmä', 'Neuvonta']);
    expect(await api.query("select name from staff where id = 'essi.esihenkilo'")).toEqual([{ name: 'Essi Esihenkilö' }]);
  });

  test.each([['aino.neuvoja', '/inbox/'], ['kerttu.kehittaja', '/modeler/'], ['sari.satakunta', '/inbox/']])('%s begins at %s', async (username, home) => {
    const agent = await api.as(username);
    expect((await agent.fetch('/')).headers.get('location')).toBe(home);
  });

  test('a browser without a session is led to sign in, a program gets a problem', async () => {
    const agent = createAgent(api.baseUrl);
    for (const path of ['/inbox/', '/modeler/x/y', '/inbox/tasks/8b2f0c9e~p2_t1.1', '/audit?from=2026-01-01']) {
      const response = await agent.fetch(path);
      expect([response.status, response.headers.get('location')]).toEqual([302, `/auth/login?returnTo=${encodeURIComponent(path)}`]);
    }
    expect((await agent.fetch('/inbox/missing.js')).status).toBe(404);
    expect(await agent.json('GET', '/api/session')).toMatchObject({ status: 401, body: { code: 'SIGN_IN_REQUIRED' } });
  });

  test('the form speaks Finnish, Swedish and English, lists every demo person, and says when the password is wrong', async () => {
    const agent = createAgent(api.baseUrl);
    const { path } = await follow(agent, '/auth/login?returnTo=/api/session');
    for (const [lang, title] of [['fi', 'Kirjaudu sisään'], ['sv', 'Logga in'], ['en', 'Sign in']] as const) {
      const html = await (await agent.fetch(`${path}?lang=${lang}`)).text();
      expect(html).toContain(`<html lang="${lang}">`);
      expect(html).toContain(`<h1>${title}</h1>`);
      expect(html.match(/name="username" value="[a-z]+\.[a-z]+"/g)).toHaveLength(demoUsers.length);
    }
    const refused = await agent.fetch(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'username=%3Cb%3E&password=wrong' });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('role="alert"');
    expect(html).not.toContain('<b>');
  });

  test.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/auth/login', 'inbox'])('never leads to %s', async (returnTo) => {
    const agent = createAgent(api.baseUrl);
    const form = await follow(agent, `/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
    const back = await agent.fetch(form.path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'username=aino.neuvoja&password=luotsi' });
    const callback = await agent.fetch(new URL(back.headers.get('location') ?? '', api.baseUrl).pathname);
    const last = await agent.fetch(callback.headers.get('location')?.replace(api.baseUrl, '') ?? '');
    expect([last.status, last.headers.get('location')]).toEqual([302, '/']);
  });

  test('an answer that nobody asked for is refused', async () => {
    const agent = createAgent(api.baseUrl);
    expect(await agent.json('GET', '/auth/callback?code=x&state=y')).toMatchObject({ status: 401, body: { code: 'SIGN_IN_FAILED' } });
    const page = await agent.fetch('/auth/callback?code=x&state=y', { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([401, expect.stringContaining('href="/problems/SIGN_IN_FAILED"')]);
  });

  test('cookies are for this site and not for scripts', async () => {
    const agent = createAgent(api.baseUrl);
    const response = await agent.fetch('/auth/login');
    expect(response.headers.getSetCookie()[0]).toMatch(/^luotsi_sign_in_\S+=\S+; Max-Age=900; Path=\/auth; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  });
});

describe('sessions', () => {
  test('outlive the API process', async () => {
    const agent = await signIn(api.baseUrl, 'outi.ohjaaja');
    const other = await api.another();
    try {
      const response = await fetch(`${other.baseUrl}/api/session`, { headers: { cookie: agent.cookie } });
      expect([response.status, (await response.json() as { user: { id: string } }).user.id]).toEqual([200, 'outi.ohjaaja']);
    } finally {
      await other.stop();
    }
  });

  test('end after an idle hour, later when something is done, and after eight hours at the latest', async () => {
    const start = now;
    try {
      const agent = await signIn(api.baseUrl, 'outi.ohjaaja');
      const minutes = async (count: number): Promise<unknown> => {
        now = start + count * 60_000;
        const { status, body } = await agent.json('GET', '/api/session');
        return status === 200 ? status : body['code'];
      };
      for (let at = 50; at < 480; at += 50) expect([at, await minutes(at)]).toEqual([at, 200]);
      expect(await minutes(481)).toBe('SESSION_EXPIRED');
      now = start;
      const idle = await signIn(api.baseUrl, 'olli.ohjaaja');
      now = start + 61 * 60_000;
      expect(await idle.json('GET', '/api/session')).toMatchObject({ status: 401, body: { code: 'SESSION_EXPIRED' } });
    } finally {
      now = start;
    }
  });

  test('end at signing out, here and at the provider', async () => {
    const agent = await signIn(api.baseUrl, 'matti.moniosaaja');
    const stolen = agent.cookie;
    const { headers, status } = await agent.fetch('/auth/logout', { method: 'POST', headers: { origin: api.baseUrl, accept: 'text/html' } });
    expect(status).toBe(303);
    const end = new URL(headers.get('location') ?? '');
    const page = await (await agent.fetch(end.pathname + end.search)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await follow(agent, '/oidc/session/end/confirm', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `xsrf=${xsrf}&logout=yes` });
    const reused = await fetch(`${api.baseUrl}/api/session`, { headers: { cookie: stolen } });
    expect(reused.status).toBe(401);
    expect((await follow(agent, '/auth/login')).path).toMatch(/^\/oidc\/interaction\//);
  });

  test('refuse a write that another site sends', async () => {
    const agent = await api.as('aino.neuvoja');
    const before = await api.rows();
    for (const headers of [{ origin: 'https://elsewhere.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site', origin: api.baseUrl }, { 'sec-fetch-site': 'same-site', origin: api.baseUrl }]) {
      expect(await agent.json('POST', '/api/contacts', { body: {}, headers })).toMatchObject({ status: 403, body: { code: 'ORIGIN_REFUSED' } });
    }
    expect(await agent.json('POST', '/auth/logout', { headers: { origin: 'https://elsewhere.example' } })).toMatchObject({ status: 403, body: { code: 'ORIGIN_REFUSED' } });
    expect(await api.rows()).toEqual(before);
  });
});

describe('programs', () => {
  test('sign in with an access token for the API, and with no other', async () => {
    const { access, id } = await tokens('aino.neuvoja');
    const session = async (token: string): Promise<Response> => await fetch(`${api.baseUrl}/api/session`, { headers: { authorization: `Bearer ${token}` } });
    const answer = await session(access);
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ user: expect.objectContaining({ id: 'aino.neuvoja', region: '14' }) })]);
    for (const wrong of [id, `${access.slice(0, -6)}AAAAAA`, 'x']) expect((await session(wrong)).status).toBe(401);
  });

  /** The code flow with the API as resource, redeemed outside the browser. */
  async function tokens(username: string): Promise<{ access: string; id: string }> {
    const settings = JSON.parse(readFileSync(join(api.dataDir, 'oidc-keys.json'), 'utf8')) as { clientSecret: string };
    const configuration = await oidc.discovery(new URL(`${api.baseUrl}/oidc`), 'luotsi', settings.clientSecret, undefined, { execute: [oidc.allowInsecureRequests] });
    const verifier = oidc.randomPKCECodeVerifier();
    const resource = `${api.baseUrl}/api`;
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: `${api.baseUrl}/auth/callback`, scope: 'openid profile api', resource, code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
    });
    const agent = createAgent(api.baseUrl);
    const form = await follow(agent, url.pathname + url.search);
    const done = await agent.fetch(form.path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `username=${username}&password=luotsi` });
    const callback = await agent.fetch(new URL(done.headers.get('location') ?? '', api.baseUrl).pathname);
    const answer = await oidc.authorizationCodeGrant(configuration, new URL(callback.headers.get('location') ?? ''), { pkceCodeVerifier: verifier }, { resource });
    return { access: answer.access_token, id: answer.id_token ?? '' };
  }
});
