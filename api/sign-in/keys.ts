/** Keys of the embedded sign-in, made once and kept in the data directory, so that a restarted API is still the same issuer. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { z } from 'zod';
import { codeOf } from '../failure.ts';

export interface ProviderKeys {
  readonly signing: JWK;
  readonly cookies: readonly string[];
  readonly clientSecret: string;
}

const keysSchema = z.object({ signing: z.looseObject({ kty: z.string() }), cookies: z.array(z.string()).min(1), clientSecret: z.string() });

/** Reads `oidc-keys.json`, or makes it. An exclusive create: two processes starting at once end up with the same keys. */
export async function loadProviderKeys(dataDir: string): Promise<ProviderKeys> {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'oidc-keys.json');
  const found = read(path);
  if (found) return found;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 });
  const signing = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') };
  const keys = { signing, cookies: [randomBytes(32).toString('base64url')], clientSecret: randomBytes(32).toString('base64url') };
  try {
    writeFileSync(path, JSON.stringify(keys), { mode: 0o600, flag: 'wx' });
    return keys;
  } catch (error) {
    const other = read(path);
    if (other) return other;
    throw error;
  }
}

function read(path: string): ProviderKeys | undefined {
  try {
    return keysSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
