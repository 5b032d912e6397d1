/** Connections as `luotsi_app`: transactions under a scope, one-statement writes, and the channel that says what changed. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';
import { Refusal } from './types.ts';
import type { Database, LiveNotice, Scope, Tx } from './types.ts';
import type { Actor } from '../guidance/index.ts';
import type { ProblemCode } from '../contracts/index.ts';

const channel = 'luotsi_live';
const transactionLimits = { maxWait: 10_000, timeout: 30_000 };
const defaultPoolSize = 10;
const reconnectMs = 500;

/** Scope as `luotsi.enter` reads it. */
export function scopeJson(scope: Scope): string {
  return JSON.stringify({ region: scope.region, user: scope.user, roles: scope.roles?.join(','), units: scope.units?.join(','), system: scope.system, library: scope.library });
}

const statementNames = new Map<string, string>();

/** Only calls of our own functions are prepared by name: they are few, and the same text each time. */
function statementName({ sql }: { readonly sql: string }): string {
  if (!sql.startsWith('select luotsi.')) return '';
  const known = statementNames.get(sql);
  if (known !== undefined) return known;
  const name = `l${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`;
  statementNames.set(sql, name);
  return name;
}

/**
 * Opens a pool; connects at the first use.
 * @param url of the role `luotsi_app` (with an owner's url the row policies still hold, save for a superuser)
 */
export function openDatabase(url: string, options: { readonly poolSize?: number } = {}): Database {
  // Connections stay: a new one costs a sign-in and the plans of every function, tens of milliseconds for whoever comes after a quiet moment.
  const pool = new pg.Pool({ connectionString: url, max: options.poolSize ?? defaultPoolSize, idleTimeoutMillis: 0, keepAlive: true });
  pool.on('error', () => undefined); // of an idle connection: the next query opens another
  const client = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: statementName }) });
  // One statement needs nothing of Prisma's: its way there and back costs more of our time than the query's own.
  const statement = async <Row>(sql: string, values: readonly unknown[]): Promise<Row[]> =>
    (await pool.query<Row & pg.QueryResultRow>({ name: statementName({ sql }), text: sql, values: [...values] })).rows;
  return {
    within: (scope, work, { timeoutMs = transactionLimits.timeout } = {}) => client.$transaction(async (transaction) => {
      await transaction.$executeRawUnsafe('select luotsi.enter($1::jsonb)', scopeJson(scope));
      const tx: Tx = { scope, query: (sql, ...values) => transaction.$queryRawUnsafe(sql, ...values) };
      return await work(tx);
    }, { ...transactionLimits, timeout: timeoutMs }),
    statement: (sql, ...values) => statement(sql, values),
    alone: (scope) => ({ scope, query: (sql, ...values) => statement(entered(sql, values.length + 1), [...values, scopeJson(scope)]) }),
    ping: async () => { await statement('select 1', []); },
    listen: (handler) => listen(url, handler),
    close: async () => {
      await client.$disconnect();
      await pool.end();
    },
  };
}

/** A call of one function under a scope: the row of `from` is made, and the scope entered, before the function is called for it. */
function entered(sql: string, parameter: number): string {
  if (!/^select luotsi\.\w+\([^()]*\) as value$/.test(sql)) throw new Error(`Expected a call of one function but got ${sql}`);
  return `${sql} from luotsi.enter($${parameter}::jsonb)`;
}

/** Keeps one connection on the channel until stopped. What is said while it reconnects is missed: readers read again anyway. */
async function listen(url: string, handler: (notice: LiveNotice) => void): Promise<() => Promise<void>> {
  let stopped = false;
  let current: pg.Client | undefined;
  const connect = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    client.on('notification', ({ payload }) => handler(JSON.parse(payload ?? '{}') as LiveNotice));
    client.on('error', () => undefined); // `end` follows
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    // Only a connection that stood is followed by another: one that failed is tried again by whoever made it.
    client.once('end', () => { if (!stopped) void reconnect(); });
    current = client;
    if (stopped) await client.end();
  };
  const reconnect = async (): Promise<void> => {
    while (!stopped) {
      await sleep(reconnectMs);
      if (await connect().then(() => true, () => false)) return;
    }
  };
  await connect();
  return async () => {
    stopped = true;
    await current?.end();
  };
}

type Refused = { readonly refused: ProblemCode; readonly by?: Actor & { readonly name?: string } };

/** What a function of the write path answered. @throws Refusal when it refused */
export function accepted<Answer extends object>(answer: Answer | Refused | undefined): Answer {
  if (answer === undefined) throw new Refusal('INTERNAL', 'the database function answered nothing');
  if ('refused' in answer) throw new Refusal(answer.refused, undefined, answer.by);
  return answer;
}

/** The one value of a one-row, one-column answer. */
export function single<Value>(rows: readonly { readonly value: Value }[]): Value | undefined {
  return rows[0]?.value ?? undefined;
}
