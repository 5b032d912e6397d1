/** `/auth/login`, `/auth/callback`, `/auth/logout`: from a browser without a session to one with, and back. */
import express from 'express';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { personFromClaims } from '../http/caller.ts';
import type { Person } from '../http/caller.ts';
import { isProblemError, ProblemError } from '../http/problem.ts';
import { refuseOtherSites } from '../http/security.ts';
import { cookieOptions, readCookie, sessionCookie, transactionCookie } from './cookies.ts';
import { languageOf } from './interaction.ts';
import { signInFailedPage } from './pages.ts';
import type { RelyingParty, Transaction } from './relying-party.ts';
import { localPath } from './return-to.ts';
import { seal, unseal } from './sealed.ts';
import type { Sessions } from './sessions.ts';

export interface SignInOptions {
  readonly baseUrl: string;
  readonly cookieKey: string;
  readonly relyingParty: RelyingParty;
  readonly sessions: Sessions;
  /** Called with every person who signs in, so that lists can show their name. */
  readonly welcome: (person: Person) => Promise<void>;
}

const transactionSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), returnTo: z.string() });
const transactionSeconds = 900;
const hintCookie = 'luotsi_sign_out';

export function createSignInRouter(options: SignInOptions): Router {
  const router = express.Router();
  router.get('/auth/login', (request, response) => login(options, request, response));
  router.get('/auth/callback', (request, response) => callback(options, request, response));
  router.post('/auth/logout', (request, response) => logout(options, request, response));
  router.get('/auth/submit.js', (_request, response) => void response.type('text/javascript').send('document.forms[0].submit();\n'));
  return router;
}

async function login({ baseUrl, cookieKey, relyingParty }: SignInOptions, request: Request, response: Response): Promise<void> {
  response.set('Cache-Control', 'no-store');
  const returnTo = localPath(request.query['returnTo']);
  // Cookies belong to one host name: whoever came by another one (localhost) goes on at ours.
  if (request.get('host') !== new URL(baseUrl).host) return response.redirect(302, `${baseUrl}/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
  const { url, transaction } = await relyingParty.begin(returnTo, typeof request.query['lang'] === 'string' ? request.query['lang'] : undefined);
  const sealed = await seal({ ...transaction }, cookieKey, transactionSeconds);
  response.cookie(transactionCookie(transaction.state), sealed, { ...cookieOptions(baseUrl.startsWith('https:'), '/auth'), maxAge: transactionSeconds * 1000 });
  response.redirect(302, url.href);
}

async function callback(options: SignInOptions, request: Request, response: Response): Promise<void> {
  response.set('Cache-Control', 'no-store');
  try {
    const transaction = await takeTransaction(options, request, response);
    const { claims, idToken } = await options.relyingParty.finish(new URL(request.originalUrl, options.baseUrl), transaction);
    const person = personFromClaims(claims);
    if (!person) throw new ProblemError('SIGN_IN_FAILED', { detail: 'Expected the claims sub, region and roles' });
    await options.welcome(person);
    const session = await options.sessions.open(person);
    const https = options.baseUrl.startsWith('https:');
    response.cookie(sessionCookie, session.id, cookieOptions(https));
    if (idToken) response.cookie(hintCookie, await seal({ idToken }, options.cookieKey, 24 * 3600), cookieOptions(https, '/auth'));
    response.redirect(302, transaction.returnTo);
  } catch (error) {
    if (!isProblemError(error) || !shownAsPage.includes(error.code) || !request.accepts(['json', 'html'])?.toString().includes('html')) throw error;
    response.locals['problem'] = error.code;
    response.status(401).type('html').send(signInFailedPage(languageOf(request), error.code));
  }
}

/** What a person reads on a page instead of as a problem document. */
const shownAsPage: readonly string[] = ['SIGN_IN_FAILED', 'PERSON_DEACTIVATED'];

/** The sign-in that this browser began, by its state; it can be used once. */
async function takeTransaction({ baseUrl, cookieKey }: SignInOptions, request: Request, response: Response): Promise<Transaction> {
  const name = transactionCookie(typeof request.query['state'] === 'string' ? request.query['state'] : '');
  const sealed = readCookie(request, name);
  response.clearCookie(name, cookieOptions(baseUrl.startsWith('https:'), '/auth'));
  const transaction = transactionSchema.safeParse(sealed === undefined ? undefined : await unseal(sealed, cookieKey));
  if (!transaction.success) throw new ProblemError('SIGN_IN_FAILED', { detail: 'Expected a sign-in begun in this browser within 15 minutes' });
  return transaction.data;
}

/** Ends our session and sends the browser on to end the issuer's. A script that wants no redirect asks for JSON and gets `{ location }`. */
async function logout({ baseUrl, cookieKey, relyingParty, sessions }: SignInOptions, request: Request, response: Response): Promise<void> {
  refuseOtherSites(request, new URL(baseUrl).origin);
  response.set('Cache-Control', 'no-store');
  const id = readCookie(request, sessionCookie);
  if (id !== undefined) await sessions.end(id);
  const sealed = readCookie(request, hintCookie);
  const hint = sealed === undefined ? undefined : await unseal(sealed, cookieKey);
  const https = baseUrl.startsWith('https:');
  response.clearCookie(sessionCookie, cookieOptions(https));
  response.clearCookie(hintCookie, cookieOptions(https, '/auth'));
  const location = (await relyingParty.endSessionUrl(typeof hint?.['idToken'] === 'string' ? hint['idToken'] : undefined))?.href ?? '/';
  if (request.accepts(['html', 'json']) === 'json') return void response.json({ location });
  response.redirect(303, location);
}
