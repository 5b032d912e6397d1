/** Reading and writing the few cookies we have: the session's, and one per sign-in under way. */
import type { CookieOptions, Request } from 'express';

export const sessionCookie = 'luotsi_session';
export const transactionCookie = (state: string): string => `luotsi_sign_in_${state.slice(0, 12)}`;

/** HttpOnly and Lax: no script reads them, no other site's request carries them except a plain link. Secure as soon as the address is https. */
export function cookieOptions(https: boolean, path = '/'): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: https, path };
}

export function readCookie(request: Request, name: string): string | undefined {
  const pair = request.headers.cookie?.split(';').map((part) => part.trim()).find((part) => part.startsWith(`${name}=`));
  const value = pair?.slice(name.length + 1);
  return value === undefined || value === '' ? undefined : value;
}
