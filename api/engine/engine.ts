/**
 * The durable engine as the API sees it: one command in, its outcome out, or word that the engine is away.
 * Update id = command id, so asking again gives the first answer and does nothing twice.
 */
import { Client, WithStartWorkflowOperation, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { ConnectionLike } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { caseWorkflowId, caseWorkflowType, executeUpdateName } from '../../contracts/index.ts';
import type { CaseCommandMessage, CaseCommandOutcome, CaseWorkflowInput, CaseWorkflowResult } from '../../contracts/index.ts';
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

type Arguments = [input: CaseWorkflowInput, definition: CaseDefinition];

export function createEngine(options: EngineOptions): Engine {
  const client = connected(options);
  const attempt = async <T>(work: (client: Client) => Promise<T>, deadlineMs = options.deadlineMs): Promise<T | 'away'> => {
    try {
      const known = await client.get();
      return await known.withDeadline(Date.now() + deadlineMs, () => work(known));
    } catch (error) {
      if (isAway(error)) return 'away';
      throw error;
    }
  };
  return {
    execute: async (command) => {
      const definition = command.kind === 'open' ? await options.definitionOf(command.region, command.versionHash) : undefined;
      return await attempt(async (known) => await outcomeOf(known, command, async () =>
        definition ? await open(known, options.taskQueue, command, definition) : await update(known, command)));
    },
    reachable: async () => (await attempt((known) => known.connection.workflowService.getSystemInfo({}), 2_000)) !== 'away',
    close: () => client.close(),
  };
}

interface LazyClient { get(): Promise<Client>; close(): Promise<void> }

function connected({ connect, namespace, dataConverter }: EngineOptions): LazyClient {
  let pending: Promise<{ client: Client; connection: EngineConnection }> | undefined;
  return {
    get: async () => {
      pending ??= connect().then((connection) => ({ connection, client: new Client({ connection, namespace, dataConverter }) }));
      try {
        return (await pending).client;
      } catch (error) {
        pending = undefined;
        throw error;
      }
    },
    close: async () => {
      await (await pending?.catch(() => undefined))?.connection.close();
    },
  };
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

async function update(client: Client, command: CommandRow): Promise<CaseCommandOutcome> {
  const handle = client.workflow.getHandle(caseWorkflowId(command.region, command.caseId));
  return await handle.executeUpdate<CaseCommandOutcome, [CaseCommandMessage]>(executeUpdateName, { updateId: command.id, args: [messageOf(command)] });
}

/** Start and first command in one call: a retry finds the running case and its first answer. */
async function open(client: Client, taskQueue: string, command: CommandRow, definition: CaseDefinition): Promise<CaseCommandOutcome> {
  const { caseId, region, versionHash } = command;
  const message = messageOf(command);
  const startWorkflowOperation = new WithStartWorkflowOperation<(...args: Arguments) => Promise<CaseWorkflowResult>>(caseWorkflowType, {
    workflowId: caseWorkflowId(region, caseId), taskQueue, args: [{ caseId, region, versionHash, open: message }, definition],
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
    if (known.rejection) return { ok: false, rejection: known.rejection, events: [], sequence: result.sequence };
    return { ok: true, events: [], sequence: result.sequence };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return refused('CASE_NOT_OPEN', 'Expected a running case but the engine knows none');
    throw error;
  }
}
