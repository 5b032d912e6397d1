/**
 * Keeps large payloads (a case's definition) out of Temporal's histories: the bytes go to a store under their own hash, the
 * history keeps the hash. Equal content is stored once per region; a cache in the process spares nearly every read.
 */
import { createHash } from 'node:crypto';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import { createByteCache } from './byte-cache.ts';
import type { ByteCache } from './byte-cache.ts';
import { fromBytes, toBytes } from './payload-bytes.ts';

/** Where the bytes go. `put` of a key that is there does nothing. The key is the SHA-256 of the bytes in hex. */
export interface PayloadStore {
  put(region: string, key: string, bytes: Uint8Array): Promise<void>;
  get(region: string, key: string): Promise<Uint8Array | undefined>;
}

export interface ClaimCheckOptions {
  readonly payloadStore: PayloadStore;
  /** Region of a workflow by its id; undefined keeps its payloads in the history. */
  readonly regionOf: (workflowId: string) => string | undefined;
  /** Payloads from this many bytes on are stored outside. */
  readonly inlineLimit: number;
  readonly cacheBytes: number;
}

/** Histories hold these two: they never change. */
const encoding = 'binary/luotsi-stored';
const placeKey = 'luotsi-place';
const text = new TextEncoder();
const words = new TextDecoder();

/**
 * Codec that stands behind the encryption, so that what it stores is encrypted. On decode it rejects when the store has lost the
 * bytes or returns others. Written as a codec, which every SDK component calls, instead of the SDK's own `ExternalStorage`
 * (experimental in 1.24): that fails as soon as two copies of protobufjs are installed, see docs/adr.
 */
export function createClaimCheck({ payloadStore, regionOf, inlineLimit, cacheBytes }: ClaimCheckOptions): PayloadCodec {
  const cache = createByteCache(cacheBytes);
  return {
    encode: (payloads, context) => {
      const region = regionFrom(context, regionOf);
      if (region === undefined) return Promise.resolve(payloads);
      return Promise.all(payloads.map((payload) => ((payload.data?.length ?? 0) < inlineLimit ? payload : put(payloadStore, cache, region, payload))));
    },
    decode: (payloads) => Promise.all(payloads.map((payload) => {
      const place = placeOf(payload);
      return place === undefined ? payload : get(payloadStore, cache, place);
    })),
  };
}

interface Place {
  readonly region: string;
  readonly key: string;
}

async function put(store: PayloadStore, cache: ByteCache, region: string, payload: Payload): Promise<Payload> {
  const bytes = toBytes(payload);
  const key = sha256(bytes);
  await cache.once(`${region}/${key}`, async () => {
    await store.put(region, key, bytes);
    return bytes;
  });
  return { metadata: { encoding: text.encode(encoding), [placeKey]: text.encode(`${region}/${key}`) }, data: new Uint8Array() };
}

async function get(store: PayloadStore, cache: ByteCache, { region, key }: Place): Promise<Payload> {
  return fromBytes(await cache.once(`${region}/${key}`, async () => {
    const bytes = await store.get(region, key);
    if (!bytes) throw new Error(`Stored payload ${region}/${key} is missing.`);
    if (sha256(bytes) !== key) throw new Error(`Stored payload ${region}/${key} does not match its hash.`);
    return bytes;
  }));
}

function placeOf({ metadata }: Payload): Place | undefined {
  if (!metadata?.['encoding'] || words.decode(metadata['encoding']) !== encoding) return undefined;
  const [region, key] = words.decode(metadata[placeKey] ?? new Uint8Array()).split('/');
  if (!region || !key) throw new Error('A reference to a stored payload does not say where it is.');
  return { region, key };
}

function regionFrom(context: SerializationContext | undefined, regionOf: ClaimCheckOptions['regionOf']): string | undefined {
  return context?.workflowId === undefined ? undefined : regionOf(context.workflowId);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
