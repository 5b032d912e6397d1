/** Sign-in as a whole: the embedded provider when no issuer is named, the relying party, sessions, bearer tokens, and the check of every request. */
import express from 'express';
import type { Request, Router } from 'express';
import { demoUsers } from '../../contracts/index.ts';
import type { Database } from '../../prisma/index.ts';
import { isDeactivated, welcomeStaff } from '../../prisma/index.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../http/problem.ts';
import { refuseOtherSites } from '../http/security.ts';
import { createBearer } from './bearer.ts';
import { readCookie, sessionCookie } from './cookies.ts';
import { createInteractionRouter } from './interaction.ts';
import { loadProviderKeys } from './keys.ts';
import { apiAudience, clientId, createProvider } from './provider.ts';
import { createRelyingParty } from './relying-party.ts';
import { createSignInRouter } from './routes.ts';
import { createSessions } from './sessions.ts';
import type { SessionLifetime } from './sessions.ts';

export interface Issuer { readonly url: string; readonly clientId: string; readonly clientSecret: string | undefined; readonly audience: string }

export interface SignInSettings {
  readonly database: Database;
  readonly baseUrl: string;
  /** Where the embedded provider keeps its keys. */
  readonly dataDir: string;
  readonly cookieKey: string;
  readonly lifetime: SessionLifetime;
  /** Absent: the embedded provider with the demo people. */
  readonly issuer?: Issuer | undefined;
  readonly now: () => number;
}

export interface SignIn {
  readonly router: Router;
  /** Other origins that a form may lead to: the issuer's, for signing out. */
  readonly formTargets: readonly string[];
  /** @throws ProblemError SIGN_IN_REQUIRED, SESSION_EXPIRED, ORIGIN_REFUSED */
  authenticate(request: Request): Promise<Caller>;
}

export async function createSignIn(settings: SignInSettings): Promise<SignIn> {
  const { database, baseUrl, cookieKey, lifetime, now } = settings;
  const embedded = settings.issuer ? undefined : await embeddedIssuer(settings);
  const issuer = settings.issuer ?? embedded?.issuer;
  if (!issuer) throw new Error('Expected an issuer');
  const relyingParty = createRelyingParty({ issuer: issuer.url, clientId: issuer.clientId, clientSecret: issuer.clientSecret, baseUrl });
  const sessions = createSessions(database, lifetime, now);
  const bearer = createBearer({ issuer: issuer.url, audience: issuer.audience, jwksUri: () => relyingParty.jwksUri() });

  const router = express.Router();
  router.use(createSignInRouter({
    baseUrl, cookieKey, relyingParty, sessions,
    welcome: async ({ id, name, region, roles, units }) => {
      const active = await database.within({ region, user: id, system: true }, (tx) => welcomeStaff(tx, { id, name, roles, units }));
      if (!active) throw new ProblemError('PERSON_DEACTIVATED');
    },
  }));
  if (embedded) router.use(embedded.router);

  return {
    router,
    formTargets: settings.issuer ? [new URL(issuer.url).origin] : [],
    authenticate: async (request) => {
      const token = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
      if (token !== undefined) {
        const caller = await bearer(token);
        if (await isDeactivated(database, caller.region, caller.id)) throw new ProblemError('PERSON_DEACTIVATED');
        return caller;
      }
      const { caller } = await sessions.require(readCookie(request, sessionCookie), { touch: request.path !== '/api/live' });
      refuseOtherSites(request, new URL(baseUrl).origin);
      return caller;
    },
  };
}

async function embeddedIssuer({ baseUrl, dataDir, lifetime }: SignInSettings): Promise<{ router: Router; issuer: Issuer }> {
  const keys = await loadProviderKeys(dataDir);
  const provider = createProvider({ baseUrl, keys, users: demoUsers, sessionSeconds: Math.max(1, Math.floor(lifetime.absoluteMs / 1000)) });
  const router = express.Router();
  router.use(createInteractionRouter(provider, demoUsers));
  router.use('/oidc', provider.callback());
  return { router, issuer: { url: `${baseUrl}/oidc`, clientId, clientSecret: keys.clientSecret, audience: apiAudience(baseUrl) } };
}
