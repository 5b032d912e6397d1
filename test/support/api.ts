/** A browser without pages: signs in through the real authorization code flow and keeps its cookies. Used by tests, benchmark and stories. */

export interface Agent {
  readonly baseUrl: string;
  /** `Cookie` header that the API's paths get. */
  readonly cookie: string;
  /** Sends a request with the cookies; redirects are not followed. `path` begins with `/`. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Like `fetch`, with JSON in and out. */
  json<Body = Record<string, unknown>>(method: string, path: string, options?: JsonOptions): Promise<JsonAnswer<Body>>;
}
export interface JsonOptions { readonly body?: unknown; readonly headers?: Record<string, string>; readonly version?: number | string; readonly key?: string }
export interface JsonAnswer<Body> { readonly status: number; readonly body: Body; readonly headers: Headers }

interface Cookie { readonly name: string; readonly value: string; readonly path: string }

/** An agent that nobody has signed in with yet. */
export function createAgent(baseUrl: string): Agent {
  const jar = new Map<string, Cookie>();
  const header = (path: string): string => [...jar.values()].filter((cookie) => path.startsWith(cookie.path)).map(({ name, value }) => `${name}=${value}`).join('; ');
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    const cookies = header(path);
    if (cookies !== '') headers.set('cookie', cookies);
    const response = await fetch(new URL(path, baseUrl), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    return response;
  };
  return {
    baseUrl,
    get cookie() { return header('/api/'); },
    fetch: send,
    json: async <Body>(method: string, path: string, { body, headers = {}, version, key }: JsonOptions = {}) => {
      const response = await send(path, {
        method,
        headers: {
          accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(method === 'GET' ? {} : { origin: baseUrl }),
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }), ...(key === undefined ? {} : { 'idempotency-key': key }), ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: (text === '' ? undefined : JSON.parse(text)) as Body };
    },
  };
}

function keep(jar: Map<string, Cookie>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const name = pair.slice(0, pair.indexOf('='));
  const value = pair.slice(pair.indexOf('=') + 1);
  const attribute = (key: string): string | undefined => attributes.find((part) => part.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
  const path = attribute('path') ?? '/';
  const expires = attribute('expires');
  const gone = value === '' || attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= Date.now());
  if (gone) jar.delete(`${path} ${name}`);
  else jar.set(`${path} ${name}`, { name, value, path });
}

/** Follows redirects of our own site. @throws Error after 10 of them */
export async function follow(agent: Agent, path: string, init?: RequestInit): Promise<{ response: Response; path: string }> {
  let at = path;
  let response = await agent.fetch(at, init);
  for (let hops = 0; response.status >= 300 && response.status < 400; hops += 1) {
    if (hops === 10) throw new Error(`Expected an end of redirects at ${at}`);
    const next = new URL(response.headers.get('location') ?? '/', new URL(at, agent.baseUrl));
    if (next.origin !== new URL(agent.baseUrl).origin) throw new Error(`Expected to stay at ${agent.baseUrl} but was sent to ${next.origin}`);
    at = next.pathname + next.search;
    response = await agent.fetch(at);
  }
  return { response, path: at };
}

/**
 * Signs one of the demo people in and comes back to `returnTo`.
 * @throws Error when the sign-in does not end there
 */
export async function signIn(baseUrl: string, username: string, { password = 'luotsi', returnTo = '/api/session' } = {}): Promise<Agent> {
  const agent = createAgent(baseUrl);
  const form = await follow(agent, `/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
  if (!form.path.startsWith('/oidc/interaction/')) throw new Error(`Expected the sign-in form but came to ${form.path} (${form.response.status})`);
  const end = await follow(agent, form.path, {
    method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: baseUrl }, body: new URLSearchParams({ username, password }).toString(),
  });
  if (end.path !== returnTo) throw new Error(`Expected to come back to ${returnTo} but came to ${end.path} (${end.response.status}): ${(await end.response.text()).slice(0, 200)}`);
  await end.response.body?.cancel();
  return agent;
}
