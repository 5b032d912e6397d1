// Histories as fixtures: self-contained, with the key their payloads are encrypted with and the payloads stored outside them.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';

export const historyFolder = join(import.meta.dirname, '../fixtures/histories');

export interface HistoryFixture {
  readonly workflowId: string;
  readonly codecKey: string;
  /** Base64 by `<region>/<hash>`. */
  readonly payloads: Readonly<Record<string, string>>;
  /** Types of its events, for the reader. */
  readonly events: readonly string[];
  /** The history in Temporal's protobuf form, base64. */
  readonly history: string;
}

const { History } = proto.temporal.api.history.v1;
export type HistoryEvents = NonNullable<Parameters<typeof History.encode>[0]['events']>;
const typesOf = (events: HistoryEvents): string[] => events.map(({ eventType }) => proto.temporal.api.enums.v1.EventType[eventType ?? 0] ?? '');

export const eventsOf = ({ history }: HistoryFixture): HistoryEvents => History.decode(Buffer.from(history, 'base64')).events;

export const readHistory = async (name: string): Promise<HistoryFixture> => JSON.parse(await readFile(join(historyFolder, `${name}.json`), 'utf8')) as HistoryFixture;

export interface HistorySource {
  readonly client: Client;
  readonly workflowId: string;
  readonly runId?: string | undefined;
  readonly codecKey: string;
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

/** Fetches a history from the server and writes it as `<name>.json`. */
export async function writeHistory(name: string, { client, workflowId, runId, codecKey, blobs }: HistorySource): Promise<void> {
  const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  const fixture: HistoryFixture = {
    workflowId, codecKey, payloads: Object.fromEntries([...blobs].map(([place, bytes]) => [place, Buffer.from(bytes).toString('base64')])),
    events: typesOf(history.events ?? []), history: Buffer.from(History.encode(history).finish()).toString('base64'),
  };
  await writeFile(join(historyFolder, `${name}.json`), `${JSON.stringify(fixture, null, 1)}\n`);
}
