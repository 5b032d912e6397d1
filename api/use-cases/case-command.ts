/** Something that a worker does to a case as a whole: committed for the case, executed, answered with its open tasks. */
import type { CommandResult } from '../../contracts/index.ts';
import { beginCaseCommand } from '../../prisma/index.ts';
import type { NewCaseCommand } from '../../prisma/index.ts';
import type { Caller } from '../http/caller.ts';
import { scopeOf } from '../http/caller.ts';
import type { Reply } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { ownRegion } from './found.ts';
import { runCommand } from './run-command.ts';

interface Request { readonly caller: Caller; readonly key: string; readonly fingerprint: string }

/** @throws ProblemError of the refusal; REGION_FOREIGN for another region's case */
export async function caseCommand(services: Services, { caller, key, fingerprint }: Request, caseId: string, command: NewCaseCommand['command']): Promise<Reply<CommandResult>> {
  const begun = await ownRegion(services, caller, 'case', caseId, () => beginCaseCommand(services.database, scopeOf(caller), { caseId, commandId: key, bodyHash: fingerprint, command }));
  return await runCommand(services, caller, begun);
}
