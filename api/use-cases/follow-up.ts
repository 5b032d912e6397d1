/** What the database decides may have consequences in cases, committed with it as commands. They are executed at once, so that the next page shows them; what is left the sweeper takes. */
import { pendingCommands } from '../../prisma/index.ts';
import type { Services } from '../services.ts';
import { executeCommand } from './execute.ts';

/** Does the work, then executes what followed from it, also from its refusal: a refused departure has opened the namings that it waits for. */
export async function followUp<T>(services: Services, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await executeFollowing(services).catch((error: unknown) => services.log.warn({ err: error }, 'what follows is left to the sweeper'));
  }
}

/** Commands that follow are due at once; those of requests under way are younger than this. */
const longAgoMs = 10 * 24 * 3_600_000;

/** One may lead to the next: a place that is free again is offered. */
async function executeFollowing(services: Services): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    const commands = await pendingCommands(services.database, { olderThanMs: longAgoMs });
    if (commands.length === 0) return;
    for (const command of commands) {
      const { status } = await executeCommand(services, command);
      if (status === 'accepted') return;
    }
  }
}
