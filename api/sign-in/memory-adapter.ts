/**
 * Storage of the embedded sign-in service: in memory, with expiry. Only its own short-lived things live here;
 * who is signed in to Luotsi is a row in PostgreSQL and outlives this process.
 */
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Entry { readonly payload: AdapterPayload; readonly expiresAt: number }

const sweepEvery = 500;

export function createMemoryAdapter(now: () => number = Date.now): AdapterFactory {
  const entries = new Map<string, Entry>();
  let writes = 0;

  const live = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key);
    return entry && entry.expiresAt > now() ? entry.payload : undefined;
  };
  const sweep = (): void => {
    writes += 1;
    if (writes % sweepEvery !== 0) return;
    for (const [key, entry] of entries) if (entry.expiresAt <= now()) entries.delete(key);
  };
  const search = (prefix: string, matches: (payload: AdapterPayload) => boolean): [string, AdapterPayload] | undefined => {
    for (const [key, { payload }] of entries) if (key.startsWith(prefix) && live(key) && matches(payload)) return [key, payload];
    return undefined;
  };

  return (model: string): Adapter => ({
    upsert: async (id, payload, expiresIn) => {
      sweep();
      entries.set(`${model}:${id}`, { payload, expiresAt: expiresIn === undefined ? Infinity : now() + expiresIn * 1000 });
    },
    find: async (id) => live(`${model}:${id}`),
    findByUid: async (uid) => search(`${model}:`, (payload) => payload.uid === uid)?.[1],
    findByUserCode: async (code) => search(`${model}:`, (payload) => payload.userCode === code)?.[1],
    consume: async (id) => {
      const entry = entries.get(`${model}:${id}`);
      if (entry) entries.set(`${model}:${id}`, { ...entry, payload: { ...entry.payload, consumed: Math.floor(now() / 1000) } });
    },
    destroy: async (id) => void entries.delete(`${model}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (let hit = search('', (payload) => payload.grantId === grantId); hit; hit = search('', (payload) => payload.grantId === grantId)) entries.delete(hit[0]);
    },
  });
}
