/** A region's calendars and limits, and the open cases that they move. */
import type { TimeDataRows, TimeDataView } from '../contracts/index.ts';
import { CALENDAR_VERSION } from '../guidance/index.ts';
import type { Actor, CaseDefinition, CaseEvent, TimeData } from '../guidance/index.ts';
import { accepted, scopeJson, single } from './database.ts';
import { loadVersion } from './runnable.ts';
import type { CommandRow, Database, Scope, Tx } from './types.ts';

interface VersionRow { readonly number: number; readonly reason: string; readonly author: string; readonly publishedAt: string; readonly data: TimeData }
const emptyRows: TimeDataRows = { days: [], hours: [], limits: [] };

/** What is in force, and how it came to be; newest version first. */
export async function getTimeData(tx: Tx): Promise<TimeDataView> {
  const versions = await tx.query<VersionRow>('select number, reason, author, luotsi.iso(published_at) as "publishedAt", data from time_data order by number desc');
  const [latest] = versions;
  const { version: _version, ...data } = latest?.data ?? { version: '', ...emptyRows };
  return {
    national: CALENDAR_VERSION, number: latest?.number ?? 0, data: data as TimeDataRows,
    versions: versions.map(({ number, reason, author, publishedAt }) => ({ number, reason, author, publishedAt })),
  };
}

export interface NewTimeData {
  /** The request's Idempotency-Key. */
  readonly id: string;
  /** One more than that of the version it was made from. */
  readonly number: number;
  readonly data: TimeData;
  readonly reason: string;
  readonly by: Actor;
}

/** Puts data into force and commits a command for every open case. @throws Refusal VERSION_STALE */
export async function publishTimeData(db: Database, scope: Scope, input: NewTimeData): Promise<{ readonly number: number; readonly cases: number }> {
  return accepted(single(await db.statement<{ value: { number: number; cases: number } }>('select luotsi.publish_time_data($1::jsonb, $2::jsonb) as value', scopeJson(scope), JSON.stringify(input))));
}

/** Commands that a publication made and that are not executed yet. */
export async function pendingTimeDataCommands(db: Database, region: string, requestId: string): Promise<CommandRow[]> {
  return db.within({ region, system: true }, async (tx) =>
    (await tx.query<{ value: CommandRow }>(`select luotsi.command_json(id) as value from command where region = $1 and body_hash = $2 and kind = 'adoptTimeData' and status = 'pending' order by id`, region, requestId)).map(({ value }) => value));
}

/** An open case as its log tells it. */
export interface LoggedCase { readonly id: string; readonly number: string; readonly responsibleUnit: string | null; readonly definition: CaseDefinition; readonly versionHash: string; readonly events: readonly CaseEvent[] }

/** Open cases in batches, in the order of their ids: a region's logs do not fit in memory at once. */
export async function* openCases(db: Database, region: string, batch = 100): AsyncGenerator<LoggedCase> {
  for (let after: string | null = '00000000-0000-0000-0000-000000000000'; after !== null;) {
    const cases: LoggedCase[] = await db.within({ region, system: true }, (tx) => nextCases(tx, after ?? '', batch));
    yield* cases;
    after = cases.length < batch ? null : cases.at(-1)?.id ?? null;
  }
}

async function nextCases(tx: Tx, after: string, batch: number): Promise<LoggedCase[]> {
  const rows = await tx.query<{ id: string; number: string; unit: string | null; hash: string; events: CaseEvent[] }>(
    `select id, number, responsible_unit as unit, version_hash as hash, luotsi.raw_events(id) as events from care_case
     where region = $1 and status = 'open' and id > $2::uuid order by id limit $3::integer`, tx.scope.region, after, batch);
  const cases: LoggedCase[] = [];
  for (const { id, number, unit, hash, events } of rows) cases.push({ id, number, responsibleUnit: unit, versionHash: hash, events, definition: (await loadVersion(tx, hash)).definition });
  return cases;
}
