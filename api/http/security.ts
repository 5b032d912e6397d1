/** What the browser is told to allow, and the check that a write comes from our own pages. */
import type { Request, RequestHandler } from 'express';
import helmet from 'helmet';
import { ProblemError } from './problem.ts';

/**
 * Strict content policy: scripts from here only. Inline styles stay allowed, because styled-components and bpmn-js write them;
 * `data:` images and fonts are bpmn-js's icons. `formTargets`: origins that a form of ours may end at (the sign-in service after sign-out).
 */
export function secureHeaders({ https, formTargets }: { https: boolean; formTargets: readonly string[] }): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'], fontSrc: ["'self'", 'data:'], connectSrc: ["'self'"], workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"], baseUri: ["'none'"], frameAncestors: ["'none'"], formAction: ["'self'", ...formTargets],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a write that a browser sends for another site. Every browser says where a POST comes from by `Origin`, newer ones also by
 * `Sec-Fetch-Site`; a program that sends neither has no cookies of somebody else.
 * @throws ProblemError ORIGIN_REFUSED
 */
export function refuseOtherSites(request: Request, ownOrigin: string): void {
  if (safeMethods.has(request.method)) return;
  const origin = request.get('origin');
  const site = request.get('sec-fetch-site');
  if (origin !== undefined && origin !== ownOrigin) throw new ProblemError('ORIGIN_REFUSED');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new ProblemError('ORIGIN_REFUSED');
}
