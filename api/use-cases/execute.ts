/**
 * The second and third step of everything that changes a case: the committed command goes to the engine, and what came of it
 * is recorded together with the command's end, in one transaction. Requests and the sweeper both come through here.
 */
import type { ProblemCode } from '../../contracts/index.ts';
import { commandsBefore, recordEvents } from '../../prisma/index.ts';
import type { CommandRejection, CommandRow, Recorded } from '../../prisma/index.ts';
import { problemFor } from '../engine/failures.ts';
import type { Services } from '../services.ts';

export type Executed =
  | { readonly status: 'done'; readonly recorded: Recorded }
  | { readonly status: 'rejected'; readonly rejection: CommandRejection }
  /** The engine is away; the command stays pending for the sweeper. */
  | { readonly status: 'accepted' };

type Parts = Pick<Services, 'database' | 'engine'>;

/**
 * Executes a command that somebody waits for, after what is still pending of its case: each case's commands take effect in the order
 * they came, also right after the engine was away. A rejection is told in the answer, so that it becomes no notice.
 */
export async function executeAsked(parts: Parts, command: CommandRow): Promise<Executed> {
  if (command.behind) {
    for (const earlier of await commandsBefore(parts.database, command)) {
      if ((await executeCommand(parts, earlier)).status === 'accepted') return { status: 'accepted' };
    }
  }
  return await executeCommand(parts, command, { asked: true });
}

/** Executes a pending command and records its outcome. Doing it again, at any point, changes nothing more. */
export async function executeCommand({ database, engine }: Parts, command: CommandRow, { asked }: { readonly asked?: true } = {}): Promise<Executed> {
  const execution = await engine.execute(command);
  if (execution === 'away') return { status: 'accepted' };
  const { caseId, region, versionHash } = command;
  const rejection = execution.ok ? undefined : execution.rejection;
  const recorded = await recordEvents(database, { caseId, region, versionHash, events: execution.events }, { id: command.id, ...(rejection && { rejection }), ...(asked && { asked }) });
  return rejection ? { status: 'rejected', rejection } : { status: 'done', recorded };
}

/** The problem a stored or fresh rejection is answered with. */
export function rejectionProblem(rejection: CommandRejection | null): ProblemCode {
  return rejection ? problemFor(rejection) : 'COMMAND_CONFLICT';
}
