/** Signs a demo person in by the real code flow, as a browser would, and gives a fetch that carries the cookies. */
import { demoUsers } from '../contracts/index.ts';

export interface SignedIn {
  /** `path` under the API's origin; JSON in and out. Throws with the problem code unless the status is 2xx. */
  call<T>(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string> }): Promise<T>;
}

export async function signIn(origin: string, username: string): Promise<SignedIn> {
  const person = demoUsers.find((user) => user.username === username);
  if (!person) throw new Error(`Expected a demo person but there is no ${username}`);
  const cookies = new Map<string, string>();
  const send = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...(init.headers as Record<string, string>), cookie, origin } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name); else cookies.set(name, value);
    }
    return response;
  };
  const follow = async (response: Response, from: string): Promise<{ response: Response; url: string }> => {
    const to = response.headers.get('location');
    if (!to || response.status < 300 || response.status >= 400) return { response, url: from };
    const url = new URL(to, from).toString();
    return follow(await send(url), url);
  };

  const start = `${origin}/auth/login?returnTo=/inbox/`;
  const page = await follow(await send(start), start);
  const action = /<form[^>]*action="([^"]+)"/.exec(await page.response.text())?.[1]?.replaceAll('&amp;', '&');
  if (!action) throw new Error(`Expected a sign-in form at ${page.url}`);
  const target = new URL(action, page.url).toString();
  const form = new URLSearchParams({ username: person.username, password: person.password });
  await follow(await send(target, { method: 'POST', body: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } }), target);

  return {
    async call<T>(method: string, path: string, { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {}): Promise<T> {
      const response = await send(origin + path, { method, headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { body: JSON.stringify(body) }) });
      const answer = response.status === 204 ? undefined : await response.json() as T & { code?: string };
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${String(answer?.code)}`);
      return answer as T;
    },
  };
}
