/** Large values kept out of workflow histories, content-addressed: the PostgreSQL side of the codec's external storage. */
import { single } from './database.ts';
import type { Database } from './types.ts';

export interface PayloadStore {
  put(region: string, hash: string, bytes: Uint8Array): Promise<void>;
  get(region: string, hash: string): Promise<Uint8Array | undefined>;
}

/** Putting the same hash twice changes nothing. */
export function payloadStore(db: Database): PayloadStore {
  return {
    put: async (region, hash, bytes) => {
      await db.statement('select luotsi.put_payload($1, $2, $3)::text', region, hash, Buffer.from(bytes).toString('base64'));
    },
    get: async (region, hash) => {
      const found = single(await db.statement<{ value: string | null }>('select luotsi.get_payload($1, $2) as value', region, hash));
      return found === undefined || found === null ? undefined : Buffer.from(found, 'base64');
    },
  };
}
