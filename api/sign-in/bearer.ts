/** Programs instead of browsers: a signed JWT access token of the same issuer, meant for this API. */
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { codeOf } from '../failure.ts';
import { personFromClaims } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../http/problem.ts';

export interface BearerOptions { readonly issuer: string; readonly audience: string; readonly jwksUri: () => Promise<string | undefined> }

/** @returns a function token → caller. It throws ProblemError SESSION_EXPIRED for one that was good, SIGN_IN_REQUIRED for any other */
export function createBearer({ issuer, audience, jwksUri }: BearerOptions): (token: string) => Promise<Caller> {
  let keys: JWTVerifyGetKey | undefined;
  const getKeys = async (): Promise<JWTVerifyGetKey> => {
    const uri = await jwksUri();
    if (uri === undefined) throw new ProblemError('SIGN_IN_REQUIRED');
    return (keys ??= createRemoteJWKSet(new URL(uri)));
  };
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, await getKeys(), { issuer, audience });
      const person = personFromClaims(payload);
      if (person && payload.exp !== undefined) return { ...person, expiresAt: new Date(payload.exp * 1000).toISOString() };
    } catch (error) {
      if (codeOf(error) === errors.JWTExpired.code) throw new ProblemError('SESSION_EXPIRED', { cause: error });
      if (!codeOf(error)?.startsWith('ERR_J')) throw error;
    }
    throw new ProblemError('SIGN_IN_REQUIRED');
  };
}
