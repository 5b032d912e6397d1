/** The Express application: security headers, sign-in, API, documents, apps, problems, in this order. No sockets, no environment. */
import express from 'express';
import type { Express, Request } from 'express';
import { createHandlers } from './handlers.ts';
import { createAppsRouter } from './http/apps.ts';
import type { Caller } from './http/caller.ts';
import { createDocumentsRouter } from './http/documents.ts';
import { answerProblems, notFound } from './http/errors.ts';
import { logRequests } from './http/requests.ts';
import { createRouter } from './http/router.ts';
import { secureHeaders } from './http/security.ts';
import { createMailboxRouter } from './mailbox.ts';
import { createMetrics } from './metrics.ts';
import type { Services } from './services.ts';
import type { SignIn } from './sign-in/sign-in.ts';

export interface AppOptions {
  readonly services: Services;
  readonly signIn: SignIn;
  /** Address people use, without trailing slash. */
  readonly baseUrl: string;
  /** Folder of the built apps. */
  readonly dist: string;
  /** `docs/reference/problems.md`, for the pages that problem types point to. */
  readonly problemsFile: string;
  readonly checkAnswers: boolean;
  /** Bearer token for `/metrics`; without one only this machine is answered. */
  readonly metricsToken?: string | undefined;
  /** Folder of the embedded mailbox; without it there is no page of it. */
  readonly mailboxDir?: string | undefined;
}

export function createApp({ services, signIn, baseUrl, dist, problemsFile, checkAnswers, metricsToken, mailboxDir }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  // The address is told by settings, not by headers that a client may write.
  app.set('trust proxy', false);
  const metrics = createMetrics({ database: services.database, token: metricsToken });
  app.use(logRequests(services.log, metrics.observe));
  app.use(secureHeaders({ https: baseUrl.startsWith('https:'), formTargets: signIn.formTargets }));
  app.use(metrics.router);
  app.use(signIn.router);
  const authenticate = (request: Request): Promise<Caller> => signIn.authenticate(request);
  app.use(createRouter({ handlers: createHandlers(services), authenticate, checkAnswers }));
  if (mailboxDir !== undefined) app.use(createMailboxRouter({ dir: mailboxDir, authenticate }));
  app.use(createDocumentsRouter({ version: services.version, problemsFile }));
  app.use(createAppsRouter({ dist, authenticate }));
  app.use(notFound);
  app.use(answerProblems(services.log));
  return app;
}
