/** What Temporal gets to see of a payload, and that it comes back as it was. */
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { defaultPayloadConverter } from '@temporalio/common';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import { createDataConverter } from '../../codec/index.ts';
import { memoryStore } from '../support/durable-case.ts';

const codecKey = randomBytes(32).toString('base64');
const inCase = (region = '14'): SerializationContext => ({ type: 'workflow', namespace: 'default', workflowId: `case/${region}/0b9f` });
const payloadOf = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const large = { texts: 'arviointi '.repeat(4_000) };

function converter(options: { store?: ReturnType<typeof memoryStore>; key?: string; previousKeys?: readonly string[] } = {}) {
  const store = options.store ?? memoryStore();
  const { payloadCodecs: codecs = [] } = createDataConverter({ codecKey: options.key ?? codecKey, previousKeys: options.previousKeys ?? [], payloadStore: store });
  return {
    store,
    encode: (value: unknown, context?: SerializationContext) => codecs.reduce<Promise<Payload[]>>(async (payloads, codec: PayloadCodec) => codec.encode(await payloads, context), Promise.resolve([payloadOf(value)])),
    decode: async (payloads: Payload[], context?: SerializationContext) => {
      const [first] = await codecs.reduceRight<Promise<Payload[]>>(async (given, codec) => codec.decode(await given, context), Promise.resolve(payloads));
      return first && defaultPayloadConverter.fromPayload(first);
    },
  };
}

describe('encryption', () => {
  test('gives back what it got and shows nothing of it', async () => {
    const { encode, decode } = converter();
    const encoded = await encode({ need: 'kotihoito' }, inCase());
    expect(Buffer.from(encoded[0]?.data ?? []).toString('latin1')).not.toContain('kotihoito');
    expect(Buffer.from(encoded[0]?.metadata?.['encoding'] ?? []).toString()).toBe('binary/luotsi-encrypted');
    expect(await decode(encoded, inCase())).toEqual({ need: 'kotihoito' });
  });

  test('lets equal small values look different, and leaves what nobody encrypted as it is', async () => {
    const { encode, decode } = converter();
    expect((await encode('kyllä', inCase()))[0]?.data).not.toEqual((await encode('kyllä', inCase()))[0]?.data);
    expect(await decode([payloadOf('selväkielinen')])).toBe('selväkielinen');
  });

  test('finds a changed byte, a changed key id and an unknown key', async () => {
    const { encode, decode } = converter();
    const [payload] = await encode({ need: 'apua' }, inCase());
    const data = Buffer.from(payload?.data ?? []);
    data[data.length - 1] = (data.at(-1) ?? 0) ^ 1;
    await expect(decode([{ ...payload, data }])).rejects.toThrow();
    const other = converter({ key: randomBytes(32).toString('base64') });
    await expect(other.decode([payload ?? {}])).rejects.toThrow(/which is not configured/);
  });

  test('reads what a key used before has written', async () => {
    const old = converter();
    const written = await old.encode({ need: 'apua' }, inCase());
    const rotated = converter({ key: randomBytes(32).toString('base64'), previousKeys: [codecKey] });
    expect(await rotated.decode(written)).toEqual({ need: 'apua' });
    expect((await rotated.encode(1, inCase()))[0]?.metadata?.['encryption-key-id']).not.toEqual(written[0]?.metadata?.['encryption-key-id']);
  });

  test('refuses a key of the wrong length in one sentence', () => {
    expect(() => converter({ key: 'bHVvdHNp' })).toThrow('The codec key must be 32 bytes in base64; this one has 6 bytes.');
  });
});

describe('the claim check', () => {
  test('stores large payloads once per region, encrypted, and leaves a short reference', async () => {
    const { encode, store } = converter();
    const references = await Promise.all(['14', '14', '06'].map((region) => encode(large, inCase(region))));
    expect([...store.blobs.keys()].map((place) => place.slice(0, 3))).toEqual(['14/', '06/']);
    expect(store.puts).toBe(2);
    expect(references[0]).toEqual(references[1]);
    expect(references[0]?.[0]?.data).toHaveLength(0);
    for (const bytes of store.blobs.values()) expect(Buffer.from(bytes).toString('latin1')).not.toContain('arviointi');
  });

  test('comes back in another process, which reads it once', async () => {
    const here = converter();
    const references = await here.encode(large, inCase());
    let reads = 0;
    const there = converter({ store: { ...here.store, get: (region, key) => { reads += 1; return here.store.get(region, key); } } });
    expect(await Promise.all([there.decode(references), there.decode(references)])).toEqual([large, large]);
    expect(reads).toBe(1);
  });

  test('keeps small payloads and those of no case in the history', async () => {
    const { encode, store } = converter();
    await encode({ need: 'a'.repeat(4_000) }, inCase());
    await encode(large, { type: 'workflow', namespace: 'default', workflowId: 'other' });
    await encode(large);
    expect(store.blobs.size).toBe(0);
  });

  test('says when the store has lost a payload or returns another, and asks again next time', async () => {
    const here = converter();
    const references = await here.encode(large, inCase());
    const [place = ''] = here.store.blobs.keys();
    const bytes = here.store.blobs.get(place) ?? new Uint8Array();
    const store = memoryStore();
    const there = converter({ store });
    await expect(there.decode(references)).rejects.toThrow(/is missing/);
    store.blobs.set(place, bytes.map((byte) => byte ^ 1));
    await expect(there.decode(references)).rejects.toThrow(/does not match its hash/);
    store.blobs.set(place, bytes);
    expect(await there.decode(references)).toEqual(large);
  });
});
