/** What people do to a clock of a case: let it wait and go on, move a target, document an exception. */
import { parseClockPathId } from '../../contracts/index.ts';
import type { Actor } from '../../guidance/index.ts';
import type { Caller } from '../http/caller.ts';
import type { Handlers, Reply } from '../http/handler.ts';
import type { CommandResult } from '../../contracts/index.ts';
import type { NewCaseCommand } from '../../prisma/index.ts';
import type { Services } from '../services.ts';
import { commandCase } from '../use-cases/command-case.ts';

type ClockHandlers = Pick<Handlers, 'pauseClock' | 'resumeClock' | 'changeClockDue' | 'recordException'>;
interface Request { readonly caller: Caller; readonly params: { readonly caseId: string; readonly clock: string }; readonly key: string; readonly fingerprint: string }
type Command = NewCaseCommand['command'];

export function createClockHandlers(services: Services): ClockHandlers {
  const send = ({ caller, params, key, fingerprint }: Request, make: (clock: string, by: Actor) => Command): Promise<Reply<CommandResult>> =>
    commandCase(services, caller, { caseId: params.caseId, key, fingerprint }, (by) => make(parseClockPathId(params.clock), by));
  return {
    pauseClock: (request) => send(request, (clock, by) => ({ type: 'pauseClock', clock, waitingFor: request.body.waitingFor, reason: request.body.reason, ...effective(request.body), by })),
    resumeClock: (request) => send(request, (clock, by) => ({ type: 'resumeClock', clock, ...effective(request.body), by })),
    changeClockDue: (request) => send(request, (clock, by) => ({ type: 'changeClockDue', clock, ...request.body, by })),
    recordException: (request) => send(request, (clock, by) => ({ type: 'recordException', clock, ...request.body, by })),
  };
}

function effective({ effectiveAt }: { readonly effectiveAt?: string | undefined }): { readonly effectiveAt?: string } {
  return effectiveAt === undefined ? {} : { effectiveAt };
}
