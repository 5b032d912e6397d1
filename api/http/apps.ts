/** The three apps as Vite built them. Their pages want a session; the files they load do not. `/` leads to the app of the person's role. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import type { Request, Router } from 'express';
import { homeOf } from '../sign-in/return-to.ts';
import type { Caller } from './caller.ts';
import { isProblemError, ProblemError } from './problem.ts';

export interface AppsOptions {
  /** Folder that holds inbox/, modeler/ and audit/. */
  readonly dist: string;
  readonly authenticate: (request: Request) => Promise<Caller>;
}

const apps = ['inbox', 'modeler', 'audit'] as const;

export function createAppsRouter({ dist, authenticate }: AppsOptions): Router {
  const router = express.Router();
  router.get('/', async (request, response) => {
    const caller = await signedIn(authenticate, request);
    response.set('Cache-Control', 'no-store').redirect(302, caller ? homeOf(caller.roles) : '/auth/login?returnTo=/');
  });
  for (const app of apps) {
    const folder = join(dist, app);
    // Vite names what it bundles by content, so those files never change.
    router.use(`/${app}/assets`, express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, redirect: false, fallthrough: true }));
    router.use(`/${app}`, express.static(folder, { index: false, redirect: false, setHeaders: (response) => void response.set('Cache-Control', 'no-cache') }));
    router.get([`/${app}`, `/${app}/*path`], async (request, response, next) => {
      // A file's ending starts with a letter; a task's id ends in a dot and digits and is a page.
      if (/\.[a-z][a-z0-9]*$/i.test(request.path)) return next();
      response.set('Cache-Control', 'no-store');
      if (!(await signedIn(authenticate, request))) return response.redirect(302, `/auth/login?returnTo=${encodeURIComponent(request.originalUrl)}`);
      if (request.path === `/${app}`) return response.redirect(302, `/${app}/`);
      if (!existsSync(join(folder, 'index.html'))) throw new ProblemError('NOT_FOUND', { detail: `Expected the app ${app} to be built` });
      response.sendFile('index.html', { root: folder, cacheControl: false });
    });
  }
  return router;
}

async function signedIn(authenticate: AppsOptions['authenticate'], request: Request): Promise<Caller | undefined> {
  try {
    return await authenticate(request);
  } catch (error) {
    if (isProblemError(error) && (error.code === 'SIGN_IN_REQUIRED' || error.code === 'SESSION_EXPIRED')) return undefined;
    throw error;
  }
}
