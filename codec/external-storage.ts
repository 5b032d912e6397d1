/**
 * Keeps large payloads (a case's definition) out of Temporal's histories: the bytes go to a store under their own hash, the
 * history keeps a reference. Equal content is stored once per region; a cache in the process spares nearly every read.
 */
import { createHash } from 'node:crypto';
import { ExternalStorage, StorageDriverClaim } from '@temporalio/common';
import type { Payload, StorageDriver } from '@temporalio/common';
import { createByteCache } from './byte-cache.ts';
import type { ByteCache } from './byte-cache.ts';
import { fromBytes, toBytes } from './payload-bytes.ts';

/** Where the bytes go. `put` of a key that is there does nothing. The key is the SHA-256 of the bytes in hex. */
export interface PayloadStore {
  put(region: string, key: string, bytes: Uint8Array): Promise<void>;
  get(region: string, key: string): Promise<Uint8Array | undefined>;
}

export interface ExternalStorageOptions {
  readonly payloadStore: PayloadStore;
  /** Region of a workflow by its id; undefined keeps its payloads in the history. */
  readonly regionOf: (workflowId: string) => string | undefined;
  /** Payloads from this many bytes on are stored outside. */
  readonly inlineLimit: number;
  readonly cacheBytes: number;
}

/** Name in stored references: histories hold it, so it never changes. */
const driverName = 'luotsi-payloads';

/** The external storage for `DataConverter.externalStorage` (experimental in SDK 1.24). It sees payloads after the codec: encrypted. */
export function createExternalStorage({ payloadStore, regionOf, inlineLimit, cacheBytes }: ExternalStorageOptions): ExternalStorage {
  const driver = createDriver(payloadStore, regionOf, createByteCache(cacheBytes));
  return new ExternalStorage({
    drivers: [driver],
    driverSelector: ({ target }) => (target?.id !== undefined && regionOf(target.id) !== undefined ? driver : null),
    payloadSizeThreshold: inlineLimit,
  });
}

function createDriver(store: PayloadStore, regionOf: ExternalStorageOptions['regionOf'], cache: ByteCache): StorageDriver {
  return {
    name: driverName,
    type: 'luotsi.content-addressed',
    store: ({ target }, payloads) => {
      const region = target?.id === undefined ? undefined : regionOf(target.id);
      if (region === undefined) return Promise.reject(new Error('A payload without a region cannot be stored outside the history.'));
      return Promise.all(payloads.map((payload) => put(store, cache, region, payload)));
    },
    retrieve: (_context, claims) => Promise.all(claims.map(({ claimData }) => get(store, cache, claimData['region'] ?? '', claimData['key'] ?? ''))),
  };
}

async function put(store: PayloadStore, cache: ByteCache, region: string, payload: Payload): Promise<StorageDriverClaim> {
  const bytes = toBytes(payload);
  const key = sha256(bytes);
  await cache.once(`${region}/${key}`, async () => {
    await store.put(region, key, bytes);
    return bytes;
  });
  return new StorageDriverClaim({ region, key });
}

async function get(store: PayloadStore, cache: ByteCache, region: string, key: string): Promise<Payload> {
  return fromBytes(await cache.once(`${region}/${key}`, async () => {
    const bytes = await store.get(region, key);
    if (!bytes) throw new Error(`Stored payload ${region}/${key} is missing.`);
    if (sha256(bytes) !== key) throw new Error(`Stored payload ${region}/${key} does not match its hash.`);
    return bytes;
  }));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
