/** The product with many waiting cases: worker and API as processes, contacts recorded through the API, the model of one clock in force. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../bin/index.ts';
import { compileCase } from '../../guidance/index.ts';
import { contentHash, migrate, seed } from '../../prisma/index.ts';
import { signIn } from '../../test/support/api.ts';
import type { Ground } from '../ground.ts';
import { createCaller } from '../http.ts';
import { neverClosed, oneClockXml } from './model.ts';

export interface Store {
  /** Processes by name. */
  readonly processes: Readonly<Record<string, number>>;
  /** Records so many contacts; `initiatedAt` of each is asked for when it is sent. @returns contacts a second */
  fill(count: number, initiatedAt?: () => string): Promise<number>;
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

const concurrency = 12;

export async function openStore(ground: Ground): Promise<Store> {
  await migrate(ground.ownerUrl);
  await seed(ground.ownerUrl);
  const pool = new pg.Pool({ connectionString: ground.ownerUrl, max: 4 });
  await publish(pool);
  const port = await freePort();
  const worker = await ground.startNode('worker', join(ground.root, 'worker/main.ts'), {}, 'worker ready');
  const api = await ground.startNode('api', join(ground.root, 'api/main.ts'), { LUOTSI_PORT: String(port), LUOTSI_LOG_LEVEL: 'warn' }, 'api ready');
  const origin = `http://127.0.0.1:${port}`;
  const adviser = createCaller(origin, (await signIn(origin, 'aino.neuvoja')).cookie);
  return {
    processes: { temporal: ground.processes['temporal'] ?? 0, postgres: ground.processes['postgres'] ?? 0, worker: worker.pid, api: api.pid },
    query: async (sql, values = []) => (await pool.query(sql, values)).rows,
    async fill(count, initiatedAt = () => new Date().toISOString()) {
      const began = performance.now();
      let left = count;
      await Promise.all(Array.from({ length: concurrency }, async () => {
        while (left-- > 0) await adviser.call('POST', '/api/contacts', { key: randomUUID(), body: { channel: 'phone', client: { name: 'Testi Henkilö' }, need: 'apua arkeen', initiatedAt: initiatedAt() } });
      }));
      return count / ((performance.now() - began) / 1000);
    },
    async stop() { adviser.close(); await api.stop(); await worker.stop(); await pool.end(); },
  };
}

async function publish(pool: pg.Pool): Promise<void> {
  const compiled = await compileCase(oneClockXml);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  await pool.query("insert into time_data (region, number, request_id, data, reason, author) values ('14', 1, gen_random_uuid(), $1, 'benchmark', 'benchmark')", [neverClosed]);
  await pool.query(`insert into model (id, region, names) values ('timers', '14', '{"fi": "timers"}')`);
  await pool.query(`insert into model_version (region, model_id, number, status, xml, forms, definition, hash, author, reason, published_at, valid_from)
    values ('14', 'timers', 1, 'published', $1, '{}', $2, $3, 'benchmark', 'benchmark', now(), luotsi.today())`, [oneClockXml, compiled.definition, contentHash({ xml: oneClockXml, forms: {} })]);
}
