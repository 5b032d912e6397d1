/** A command for a whole case: committed under the caller's scope, acting in the responsible unit where they belong to it, then executed. */
import type { CommandResult } from '../../contracts/index.ts';
import type { Actor } from '../../guidance/index.ts';
import { getCase } from '../../prisma/index.ts';
import type { NewCaseCommand } from '../../prisma/index.ts';
import type { Caller } from '../http/caller.ts';
import type { Reply } from '../http/handler.ts';
import type { Services } from '../services.ts';
import { actor } from './acting.ts';
import { caseCommand } from './case-command.ts';
import { found } from './found.ts';

export interface CaseRequest { readonly caseId: string; readonly key: string; readonly fingerprint: string }

/** @throws ProblemError NOT_FOUND, REGION_FOREIGN, ROLE_MISSING and what the command is refused for */
export async function commandCase(services: Services, caller: Caller, { caseId, key, fingerprint }: CaseRequest, make: (by: Actor) => NewCaseCommand['command']): Promise<Reply<CommandResult>> {
  const details = await found(services, caller, 'case', caseId, (tx) => getCase(tx, caseId));
  const command = make(actor(caller, details.responsible?.unit));
  return await caseCommand(services, { caller, key, fingerprint }, caseId, command);
}
