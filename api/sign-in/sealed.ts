/** Small secrets that a browser keeps for us (the sign-in under way): encrypted, authenticated and short-lived, so no server has to remember them. */
import { createHash } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { codeOf } from '../failure.ts';

/** Key for one purpose out of the process's cookie key. */
function derived(cookieKey: string): Uint8Array {
  return createHash('sha256').update(`luotsi sign-in\0${cookieKey}`).digest();
}

export async function seal(value: Record<string, string>, cookieKey: string, seconds: number): Promise<string> {
  return await new EncryptJWT(value).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).setExpirationTime(`${seconds}s`).encrypt(derived(cookieKey));
}

/** @returns undefined when it was not sealed by us or is too old */
export async function unseal(sealed: string, cookieKey: string): Promise<Record<string, unknown> | undefined> {
  try {
    return (await jwtDecrypt(sealed, derived(cookieKey))).payload;
  } catch (error) {
    if (codeOf(error)?.startsWith('ERR_J')) return undefined;
    throw error;
  }
}
