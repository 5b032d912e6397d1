/** The sign-in page of the embedded provider: shows the form, checks the password, lets the provider go on. */
import express from 'express';
import type { Request, Response, Router } from 'express';
import type Provider from 'oidc-provider';
import type { DemoUser } from '../../contracts/index.ts';
import { nameOf } from '../failure.ts';
import { signInFailedPage, signInPage } from './pages.ts';
import type { PageLanguage } from './texts.ts';

const languages: readonly PageLanguage[] = ['fi', 'sv', 'en'];

export function createInteractionRouter(provider: Provider, users: readonly DemoUser[]): Router {
  const router = express.Router();
  router.get('/oidc/interaction/:uid', async (request, response) => {
    const details = await underWay(provider, request, response);
    if (!details) return;
    response.type('html').send(signInPage({ language: languageOf(request, details.params['ui_locales']), users }));
  });
  router.post('/oidc/interaction/:uid', express.urlencoded({ extended: false, limit: '10kb' }), async (request, response) => {
    const details = await underWay(provider, request, response);
    if (!details) return;
    const { username, password } = credentials(request.body);
    const user = users.find((candidate) => candidate.username === username && candidate.password === password);
    if (user) return provider.interactionFinished(request, response, { login: { accountId: user.username } }, { mergeWithLastSubmission: false });
    response.status(422).type('html').send(signInPage({ language: languageOf(request, details.params['ui_locales']), users, failedFor: username }));
  });
  return router;
}

/** The sign-in that this browser has under way; without one (too old, or the API was restarted) the person is offered a new start. */
async function underWay(provider: Provider, request: Request, response: Response) {
  response.set('Cache-Control', 'no-store');
  try {
    return await provider.interactionDetails(request, response);
  } catch (error) {
    if (nameOf(error) !== 'SessionNotFound') throw error;
    response.status(401).type('html').send(signInFailedPage(languageOf(request), 'SIGN_IN_FAILED'));
    return undefined;
  }
}

function credentials(body: unknown): { username: string; password: string } {
  const field = (name: string): string => {
    const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
    return typeof value === 'string' ? value : '';
  };
  return { username: field('username').trim().toLowerCase(), password: field('password') };
}

/** `?lang=`, else what the application asked for, else what the browser prefers, else Finnish. */
export function languageOf(request: Request, uiLocales?: unknown): PageLanguage {
  const wished = [request.query['lang'], ...(typeof uiLocales === 'string' ? uiLocales.split(' ') : [])];
  return languages.find((language) => wished.includes(language)) ?? (request.acceptsLanguages([...languages]) || 'fi') as PageLanguage;
}
