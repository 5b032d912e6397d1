/**
 * `/metrics` in Prometheus' text format. What processes share (cases, pending commands, lateness) is read from the database at each
 * scrape, so that it is right whichever process is asked and survives restarts; requests are counted by this process.
 */
import express from 'express';
import type { Request, Router } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { latenessBounds } from '../contracts/index.ts';
import { operations } from '../prisma/index.ts';
import type { Database, RegionOperations } from '../prisma/index.ts';
import { ProblemError } from './http/problem.ts';
import type { ObserveRequest } from './http/requests.ts';

export interface Metrics {
  readonly observe: ObserveRequest;
  readonly router: Router;
}

export interface MetricsOptions {
  readonly database: Database;
  /** Bearer token of whoever scrapes; without one only this machine is answered. */
  readonly token?: string | undefined;
}

const latenessName = 'luotsi_escalation_lateness_seconds';

export function createMetrics({ database, token }: MetricsOptions): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({ name: 'luotsi_http_request_seconds', help: 'Time to answer a request, by operation and status class', labelNames: ['operation', 'status'] as const, buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10], registers: [registry] });
  const cases = new Gauge({ name: 'luotsi_cases', help: 'Cases by region and status', labelNames: ['region', 'status'] as const, registers: [registry] });
  const pending = new Gauge({ name: 'luotsi_commands_pending', help: 'Commands kept and not yet executed, by region', labelNames: ['region'] as const, registers: [registry] });
  const oldest = new Gauge({ name: 'luotsi_commands_oldest_pending_seconds', help: 'Age of the oldest pending command, by region', labelNames: ['region'] as const, registers: [registry] });
  const mails = new Gauge({ name: 'luotsi_mails', help: 'Mails by region and status; failed = given up in the last seven days', labelNames: ['region', 'status'] as const, registers: [registry] });
  const oldestMail = new Gauge({ name: 'luotsi_mails_oldest_pending_seconds', help: 'How long the oldest mail has waited to be sent, by region', labelNames: ['region'] as const, registers: [registry] });
  const router = express.Router();
  router.get('/metrics', (request, response, next) => {
    if (!mayScrape(request, token)) return next(new ProblemError('NOT_FOUND'));
    operations(database).then(async (regions) => {
      for (const { region, cases: byStatus, pending: waiting, oldestPending, mail } of regions) {
        for (const [status, count] of Object.entries(byStatus)) cases.set({ region, status }, count);
        pending.set({ region }, waiting);
        oldest.set({ region }, oldestPending ?? 0);
        for (const status of ['pending', 'sent', 'failed'] as const) mails.set({ region, status }, mail[status]);
        oldestMail.set({ region }, mail.oldestPending ?? 0);
      }
      response.type(registry.contentType).send(`${await registry.metrics()}\n${latenessLines(regions)}`);
    }).catch(next);
  });
  return {
    router,
    // A live stream lasts as long as its page: no time to answer.
    observe: (operation, status, seconds) => { if (operation !== 'streamLive') requests.observe({ operation, status: `${Math.floor(status / 100)}xx` }, seconds); },
  };
}

/** Written out by hand: prom-client's histogram takes single observations, and the database has them counted already. */
function latenessLines(regions: readonly RegionOperations[]): string {
  const lines = [`# HELP ${latenessName} From the instant an escalation was due to the one at which it stood recorded`, `# TYPE ${latenessName} histogram`];
  for (const { region, lateness: { count, sum, within } } of regions.filter(({ lateness }) => lateness.count > 0)) {
    latenessBounds.forEach((bound, index) => lines.push(`${latenessName}_bucket{region="${region}",le="${bound}"} ${within[index] ?? 0}`));
    lines.push(`${latenessName}_bucket{region="${region}",le="+Inf"} ${count}`, `${latenessName}_sum{region="${region}"} ${sum}`, `${latenessName}_count{region="${region}"} ${count}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Another address than ours is told nothing, not even that there is something. */
function mayScrape(request: Request, token: string | undefined): boolean {
  if (token !== undefined) return request.get('authorization') === `Bearer ${token}`;
  return /^(::1|(::ffff:)?127\.)/.test(request.socket.remoteAddress ?? '');
}
