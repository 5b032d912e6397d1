/**
 * Live updates: one LISTEN per process, passed on to every open browser whom the change concerns. The stream says that something
 * changed, never what: the browser reads again what it shows, under its own rights.
 */
import type { Response } from 'express';
import type { LiveEvent } from '../contracts/index.ts';
import type { Database, LiveNotice } from '../prisma/index.ts';
import type { Caller } from './http/caller.ts';

export interface Live {
  stream(caller: Caller, response: Response): void;
  close(): Promise<void>;
}

export interface LiveOptions {
  readonly database: Database;
  readonly heartbeatMs?: number;
  /** After this the browser is asked to come again, so that an ended session ends the stream too. */
  readonly maxAgeMs?: number;
}

/** What the browser waits before it comes again. */
const retryMs = 3_000;

export async function createLive({ database, heartbeatMs = 20_000, maxAgeMs = 15 * 60_000 }: LiveOptions): Promise<Live> {
  const streams = new Map<Response, Caller>();
  const stop = await database.listen((notice) => {
    const line = `data: ${JSON.stringify(present(notice))}\n\n`;
    for (const [response, caller] of streams) if (concerns(caller, notice)) response.write(line);
  });
  const heartbeat = setInterval(() => {
    for (const response of streams.keys()) response.write(': still here\n\n');
  }, heartbeatMs);
  heartbeat.unref();

  return {
    stream: (caller, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', Connection: 'keep-alive', 'X-Accel-Buffering': 'no' });
      response.write(`retry: ${retryMs}\n\n`);
      streams.set(response, caller);
      const end = setTimeout(() => response.end(), maxAgeMs);
      response.on('close', () => {
        clearTimeout(end);
        streams.delete(response);
      });
    },
    close: async () => {
      clearInterval(heartbeat);
      for (const response of streams.keys()) response.end();
      await stop();
    },
  };
}

function present({ caseId, units, kind }: LiveNotice): LiveEvent {
  return { caseId, units: [...units], kind };
}

const readsRegion = ['manager', 'developmentLead'] as const;

/** A change concerns the units it names; versions, and those who look at the whole region, concern everybody there. */
export function concerns(caller: Caller, notice: LiveNotice): boolean {
  if (notice.region.trim() !== caller.region) return false;
  return notice.kind === 'version' || readsRegion.some((role) => caller.roles.includes(role)) || notice.units.some((unit) => caller.units.includes(unit));
}
