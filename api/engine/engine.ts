/**
 * The durable engine as the API sees it: one command in, its outcome out, or word that the engine is away.
 * Update id = command id, so asking again gives the first answer and does nothing twice.
 */
import { Client, WithStartWorkflowOperation, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { ConnectionLike } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { caseWorkflowId, caseWorkflowType, executeUpdateName } from '../../contracts/index.ts';
import type { CaseCommandMessage, CaseCommandOutcome, CaseUpdateArguments, CaseWorkflowInput, CaseWorkflowResult } from '../../contracts/index.ts';
import type { CaseDefinition } from '../../guidance/index.ts';
import type { CommandRow } from '../../prisma/index.ts';
import { isAway, rejectionOf } from './failures.ts';

export type Execution = CaseCommandOutcome | 'away';

export interface Engine {
  /** Executes a committed command; `open` starts its case. Never throws for an engine that is away or a command that is refused. */
  execute(command: CommandRow): Promise<Execution>;
  reachable(): Promise<boolean>;
  close(): Promise<void>;
}

export interface EngineConnection extends ConnectionLike { close(): Promise<void> }

export interface EngineOptions {
  /** Asked again until it succeeds: the API starts and takes contacts without the engine. */
  readonly connect: () => Promise<EngineConnection>;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly dataConverter: DataConverter;
  readonly definitionOf: (region: string, versionHash: string) => Promise<CaseDefinition>;
  /** How long a person waits for the outcome before the command is left to the sweeper. */
  readonly deadlineMs: number;
}

const afterAwayMs = 10_000;
const shortPatienceMs = 1_500;

type Arguments = [input: CaseWorkflowInput, definition: CaseDefinition];

export function createEngine(options: EngineOptions): Engine {
  const client = connected(options);
  // On the clock that nobody sets: when the machine's own is put right by an hour, an hour of haste must not follow.
  let awayAt = -Infinity;
  const attempt = async <T>(work: (client: Client) => Promise<T>, patienceMs = options.deadlineMs): Promise<T | 'away'> => {
    // Whoever comes right after somebody waited in vain waits less.
    const deadline = Date.now() + (performance.now() - awayAt < afterAwayMs ? Math.min(patienceMs, shortPatienceMs) : patienceMs);
    try {
      const known = await client.get(deadline);
      const result = await known.withDeadline(deadline, () => work(known));
      awayAt = -Infinity;
      return result;
    } catch (error) {
      if (!isAway(error)) throw error;
      awayAt = performance.now();
      return 'away';
    }
  };
  return {
    execute: async (command) => {
      const hash = versionWanted(command);
      const definition = hash === undefined ? undefined : await options.definitionOf(command.region, hash);
      return await attempt(async (known) => await outcomeOf(known, command, async () =>
        definition && command.kind === 'open' ? await open(known, options.taskQueue, command, definition) : await update(known, command, definition)));
    },
    reachable: async () => (await attempt((known) => known.connection.workflowService.getSystemInfo({}), 2_000)) !== 'away',
    close: () => client.close(),
  };
}

/** The version whose definition goes with a command: to start on, or to move to. */
function versionWanted({ kind, versionHash, command }: CommandRow): string | undefined {
  if (command.type === 'migrateCase') return command.to.hash;
  return kind === 'open' ? versionHash : undefined;
}

interface LazyClient { get(deadline: number): Promise<Client>; close(): Promise<void> }

function connected({ connect, namespace, dataConverter }: EngineOptions): LazyClient {
  let pending: Promise<{ client: Client; connection: EngineConnection }> | undefined;
  return {
    get: async (deadline) => {
      const mine = (pending ??= connect().then((connection) => ({ connection, client: new Client({ connection, namespace, dataConverter }) })));
      mine.catch(() => { if (pending === mine) pending = undefined; });
      return (await before(deadline, mine)).client;
    },
    close: async () => {
      await (await pending?.catch(() => undefined))?.connection.close();
    },
  };
}

/** The promise, or word that it took too long; it goes on for whoever asks next. */
async function before<T>(deadline: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(Object.assign(new Error('Expected the engine to answer in time'), { name: 'TransportError' })), Math.max(0, deadline - Date.now()));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A refusal as a value; for a case that has ended meanwhile, what its workflow says became of the command. */
async function outcomeOf(client: Client, command: CommandRow, work: () => Promise<CaseCommandOutcome>): Promise<CaseCommandOutcome> {
  try {
    return await work();
  } catch (error) {
    const rejection = rejectionOf(error);
    if (rejection) return { ok: false, rejection, events: [], sequence: command.recorded };
    if (error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError) return await afterTheEnd(client, command);
    throw error;
  }
}

function messageOf(command: CommandRow): CaseCommandMessage {
  return { commandId: command.id, command: command.command, recorded: command.recorded };
}

async function update(client: Client, command: CommandRow, definition?: CaseDefinition): Promise<CaseCommandOutcome> {
  const handle = client.workflow.getHandle(caseWorkflowId(command.region, command.caseId));
  return await handle.executeUpdate<CaseCommandOutcome, CaseUpdateArguments>(executeUpdateName, { updateId: command.id, args: definition ? [messageOf(command), definition] : [messageOf(command)] });
}

/** Start and first command in one call, the command as the Update alone: a retry finds the running case and its first answer. */
async function open(client: Client, taskQueue: string, command: CommandRow, definition: CaseDefinition): Promise<CaseCommandOutcome> {
  const { caseId, region, versionHash } = command;
  const message = messageOf(command);
  const startWorkflowOperation = new WithStartWorkflowOperation<(...args: Arguments) => Promise<CaseWorkflowResult>>(caseWorkflowType, {
    workflowId: caseWorkflowId(region, caseId), taskQueue, args: [{ caseId, region, versionHash }, definition],
    workflowIdConflictPolicy: 'USE_EXISTING', workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
  // Both promises fail together; the one of the handle is not looked at otherwise.
  startWorkflowOperation.workflowHandle().catch(() => undefined);
  return await client.workflow.executeUpdateWithStart<(...args: Arguments) => Promise<CaseWorkflowResult>, CaseCommandOutcome, [CaseCommandMessage]>(
    executeUpdateName, { updateId: command.id, args: [message], startWorkflowOperation });
}

async function afterTheEnd(client: Client, command: CommandRow): Promise<CaseCommandOutcome> {
  const refused = (code: 'CASE_ENDED' | 'CASE_NOT_OPEN', message: string): CaseCommandOutcome => ({ ok: false, rejection: { code, message }, events: [], sequence: command.recorded });
  try {
    const result = (await client.workflow.getHandle(caseWorkflowId(command.region, command.caseId)).result()) as CaseWorkflowResult;
    const known = result.outcomes.find(({ commandId }) => commandId === command.id);
    if (!known) return refused('CASE_ENDED', 'Expected an open case but it has ended');
    if (known.rejection) return { ok: false, rejection: known.rejection, events: result.events, sequence: result.sequence };
    return { ok: true, events: result.events, sequence: result.sequence };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return refused('CASE_NOT_OPEN', 'Expected a running case but the engine knows none');
    throw error;
  }
}
