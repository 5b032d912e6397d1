// Cases on the run's real Temporal server: workers with the product's own workflow, and a journal in place of the database.
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import type { WorkflowBundle } from '@temporalio/worker';
import { createActivities } from '../../activities/index.ts';
import { createDataConverter } from '../../codec/index.ts';
import type { PayloadStore } from '../../codec/index.ts';
import { caseWorkflowId, caseWorkflowType, executeUpdateName } from '../../contracts/index.ts';
import type { CaseCommandMessage, CaseCommandOutcome, CaseUpdateArguments, CaseWorkflowArguments, CaseWorkflowResult, RecordEventsInput, TimelessCaseCommand } from '../../contracts/index.ts';
import { compileCase } from '../../guidance/index.ts';
import type { CaseDefinition, CaseEvent } from '../../guidance/index.ts';
import { createWorker, workflowBundle } from '../../worker/index.ts';
import { temporalServer, uniqueTaskQueue } from './temporal.ts';

export const region = '14';
export const adviser = { worker: 'aino', unit: '14-neuvonta' };
export const guide = { worker: 'olli', unit: '14-asiakasohjaus' };

/** Events as the database would hold them: in order, each once. `away` makes recording fail, as a database that is down. */
export interface Journal {
  away: boolean;
  attempts: number;
  readonly record: (input: RecordEventsInput) => Promise<void>;
  of(caseId: string): readonly CaseEvent[];
}

export function createJournal(): Journal {
  const cases = new Map<string, CaseEvent[]>();
  const journal: Journal = {
    away: false,
    attempts: 0,
    record: async ({ caseId, events }) => {
      journal.attempts += 1;
      if (journal.away) throw new Error('the database is away');
      const kept = cases.get(caseId) ?? [];
      for (const event of events.filter(({ sequence }) => sequence > kept.length)) {
        if (event.sequence !== kept.length + 1) throw new Error(`event ${event.sequence} does not follow ${kept.length}`);
        kept.push(event);
      }
      cases.set(caseId, kept);
    },
    of: (caseId) => cases.get(caseId) ?? [],
  };
  return journal;
}

export interface MemoryStore extends PayloadStore {
  readonly blobs: Map<string, Uint8Array>;
  puts: number;
}

export function memoryStore(blobs = new Map<string, Uint8Array>()): MemoryStore {
  const store: MemoryStore = {
    blobs,
    puts: 0,
    put: async (area, key, bytes) => {
      store.puts += 1;
      blobs.set(`${area}/${key}`, bytes);
    },
    get: async (area, key) => blobs.get(`${area}/${key}`),
  };
  return store;
}

/** The path of test/fixtures/histories/durable-path.bpmn: advise, assess (7 working days), handover `receive`, plan. */
export async function durablePath(): Promise<CaseDefinition> {
  const compiled = await compileCase(await readFile(join(import.meta.dirname, '../fixtures/histories/durable-path.bpmn'), 'utf8'));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.definition;
}

let bundle: Promise<WorkflowBundle> | undefined;
/** Bundled once for all test files, and again only when a source has changed. */
export function testBundle(): Promise<WorkflowBundle> {
  return (bundle ??= workflowBundle(join(import.meta.dirname, '../../.luotsi/bundles')));
}

/** Logger of the SDK: errors only, so that what a test prints is its own. Once per process. */
export function quietRuntime(): void {
  try {
    Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  } catch {
    // Installed before.
  }
}

export interface Stage {
  readonly client: Client;
  readonly taskQueue: string;
  readonly journal: Journal;
  readonly store: MemoryStore;
  readonly codecKey: string;
  readonly dataConverter: DataConverter;
  readonly definition: CaseDefinition;
  /** A worker of its own; the answer stops it. */
  startWorker(): Promise<() => Promise<void>>;
  /** Starts and opens a case in one call, as the API does, and records what it answers. */
  open(options?: { caseId?: string; commandId?: string; historyLimit?: number; record?: boolean }): Promise<OpenedCase>;
  close(): Promise<void>;
}

export interface OpenedCase {
  readonly caseId: string;
  readonly workflowId: string;
  readonly openedBy: CaseCommandMessage;
  readonly outcome: CaseCommandOutcome;
  /** Executes a command as the API does: acknowledges what the journal has, and records the answer unless told not to. */
  execute(command: TimelessCaseCommand, options?: { commandId?: string; record?: boolean; definition?: CaseDefinition }): Promise<CaseCommandOutcome>;
  /** Id of the newest waiting task of an element, from the journal. */
  task(elementId: string): string;
}

export async function setStage(prefix: string, options: { readonly definition?: CaseDefinition } = {}): Promise<Stage> {
  quietRuntime();
  const { address, namespace } = await temporalServer();
  const taskQueue = uniqueTaskQueue(prefix);
  const journal = createJournal();
  const store = memoryStore();
  const codecKey = randomBytes(32).toString('base64');
  const dataConverter = createDataConverter({ codecKey, payloadStore: store });
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace, dataConverter });
  const definition = options.definition ?? (await durablePath());
  const stops = new Set<() => Promise<void>>();

  const startWorker = async (): Promise<() => Promise<void>> => {
    const native = await NativeConnection.connect({ address });
    const worker = await createWorker({
      connection: native, namespace, taskQueue, workflowBundle: await testBundle(),
      // A converter of its own: nothing may depend on what another process has in its cache.
      dataConverter: createDataConverter({ codecKey, payloadStore: store }),
      activities: createActivities({ recordEvents: journal.record }),
    });
    const running = worker.run();
    const stop = async (): Promise<void> => {
      if (!stops.delete(stop)) return;
      worker.shutdown();
      await running;
      await native.close();
    };
    stops.add(stop);
    return stop;
  };

  return {
    client, taskQueue, journal, store, codecKey, dataConverter, definition, startWorker,
    open: (options) => openCase({ client, taskQueue, journal, definition }, options),
    close: async () => {
      await Promise.all([...stops].map((stop) => stop()));
      await connection.close();
    },
  };
}

type CaseWorkflow = (...args: CaseWorkflowArguments) => Promise<CaseWorkflowResult>;
type Ground = Pick<Stage, 'client' | 'taskQueue' | 'journal' | 'definition'>;

async function openCase(ground: Ground, { caseId = randomUUID(), commandId = randomUUID(), historyLimit, record = true }: Parameters<Stage['open']>[0] = {}): Promise<OpenedCase> {
  const { client, taskQueue, journal, definition } = ground;
  const workflowId = caseWorkflowId(region, caseId);
  const openedBy: CaseCommandMessage = {
    commandId, recorded: 0,
    command: { type: 'open', caseId, region, contactId: randomUUID(), channel: 'phone', initiatedAt: new Date().toISOString(), variables: { need: 'apua kotiin' }, by: adviser },
  };
  const args: CaseWorkflowArguments = [{ caseId, region, versionHash: 'test', ...(historyLimit === undefined ? {} : { historyLimit }) }, definition];
  const startWorkflowOperation = new WithStartWorkflowOperation<CaseWorkflow>(caseWorkflowType, {
    workflowId, taskQueue, args, workflowIdConflictPolicy: 'USE_EXISTING', workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
  const outcome = await client.workflow.executeUpdateWithStart<CaseWorkflow, CaseCommandOutcome, [CaseCommandMessage]>(executeUpdateName, { startWorkflowOperation, updateId: commandId, args: [openedBy] });
  const keep = (answer: CaseCommandOutcome): Promise<void> => journal.record({ caseId, region, versionHash: 'test', events: answer.events });
  if (record) await keep(outcome);
  return {
    caseId, workflowId, openedBy, outcome,
    execute: async (command, { commandId: id = randomUUID(), record: recorded = true, definition: wanted } = {}) => {
      const message: CaseCommandMessage = { commandId: id, command, recorded: journal.of(caseId).length };
      const answer = await client.workflow.getHandle(workflowId).executeUpdate<CaseCommandOutcome, CaseUpdateArguments>(executeUpdateName, { updateId: id, args: wanted ? [message, wanted] : [message] });
      if (recorded) await keep(answer);
      return answer;
    },
    task: (elementId) => {
      const created = journal.of(caseId).filter((event) => event.type === 'taskCreated' && event.elementId === elementId).at(-1);
      if (created?.type !== 'taskCreated') throw new Error(`no task of ${elementId}`);
      return created.taskId;
    },
  };
}

/** Waits until `holds`, at most `patienceMs`. */
export async function eventually(holds: () => boolean | Promise<boolean>, patienceMs = 20_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
