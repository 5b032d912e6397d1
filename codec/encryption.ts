/**
 * Payload encryption: AES-256-GCM around the whole payload, so that Temporal's server and its database see neither
 * values nor types. The id of the key stands in the metadata; a new key can come while histories under the old one live.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomFillSync } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { fromBytes, toBytes } from './payload-bytes.ts';

const encoding = 'binary/luotsi-encrypted';
const ivBytes = 12;
const tagBytes = 16;
const text = new TextEncoder();
const words = new TextDecoder();

interface Key {
  readonly id: string;
  readonly cipher: Buffer;
  readonly iv: Buffer;
}

export interface EncryptionOptions {
  /** 32 bytes in base64: encrypts, and decrypts what it encrypted. */
  readonly codecKey: string;
  /** Keys used before, in base64: they decrypt only. */
  readonly previousKeys?: readonly string[];
  /**
   * From this many bytes on, equal payloads encrypt to equal bytes (the nonce is a keyed hash of the content), so that
   * content-addressed storage keeps one copy. Smaller payloads get a random nonce: two equal answers never look equal.
   */
  readonly repeatableFrom: number;
}

/**
 * The codec for `DataConverter.payloadCodecs`.
 * @throws Error when a key is not 32 bytes of base64; on decode, when the key is not known or the bytes were changed
 */
export function createEncryptionCodec({ codecKey, previousKeys = [], repeatableFrom }: EncryptionOptions): PayloadCodec {
  const current = readKey(codecKey);
  const keys = new Map([current, ...previousKeys.map(readKey)].map((key) => [key.id, key]));
  return {
    encode: (payloads) => settle(() => payloads.map((payload) => encrypt(payload, current, repeatableFrom))),
    decode: (payloads) => settle(() => payloads.map((payload) => (isEncrypted(payload) ? decrypt(payload, keys) : payload))),
  };
}

function settle<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}

function readKey(base64: string): Key {
  const secret = Buffer.from(base64, 'base64');
  if (secret.length !== 32) throw new Error(`The codec key must be 32 bytes in base64; this one has ${secret.length} bytes.`);
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `luotsi/${purpose}`, 32));
  return { id: createHash('sha256').update(derive('id')).digest('hex').slice(0, 16), cipher: derive('cipher'), iv: derive('iv') };
}

/** Random bytes for some hundred nonces at a time: asking for twelve costs as much as asking for thousands. No byte is given twice. */
const pool = Buffer.alloc(ivBytes * 256);
let poolAt = pool.length;

function freshIv(): Buffer {
  if (poolAt === pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  poolAt += ivBytes;
  return Buffer.from(pool.subarray(poolAt - ivBytes, poolAt));
}

function encrypt(payload: Payload, key: Key, repeatableFrom: number): Payload {
  const plain = toBytes(payload);
  const iv = plain.length >= repeatableFrom ? createHmac('sha256', key.iv).update(plain).digest().subarray(0, ivBytes) : freshIv();
  const cipher = createCipheriv('aes-256-gcm', key.cipher, iv).setAAD(text.encode(key.id));
  const body = [cipher.update(plain), cipher.final()];
  return {
    metadata: { encoding: text.encode(encoding), 'encryption-key-id': text.encode(key.id) },
    data: Buffer.concat([iv, cipher.getAuthTag(), ...body]),
  };
}

function decrypt(payload: Payload, keys: ReadonlyMap<string, Key>): Payload {
  const id = words.decode(payload.metadata?.['encryption-key-id'] ?? new Uint8Array());
  const key = keys.get(id);
  if (!key) throw new Error(`A payload was encrypted with key ${id || '(none)'}, which is not configured.`);
  const data = payload.data ?? new Uint8Array();
  const decipher = createDecipheriv('aes-256-gcm', key.cipher, data.subarray(0, ivBytes)).setAAD(text.encode(id));
  decipher.setAuthTag(data.subarray(ivBytes, ivBytes + tagBytes));
  return fromBytes(Buffer.concat([decipher.update(data.subarray(ivBytes + tagBytes)), decipher.final()]));
}

function isEncrypted(payload: Payload): boolean {
  const found = payload.metadata?.['encoding'];
  return found !== undefined && found !== null && words.decode(found) === encoding;
}
