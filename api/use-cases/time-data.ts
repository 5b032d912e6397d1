/** A change of calendars or limits and the cases that run: whose due times it moves, and bringing it to them. */
import type { TimeDataPreview } from '../../contracts/index.ts';
import { applyCase, createCaseEnvironment, decideCase, initialCaseState } from '../../guidance/index.ts';
import type { CaseEnvironment, TimeData } from '../../guidance/index.ts';
import { openCases, pendingTimeDataCommands } from '../../prisma/index.ts';
import type { LoggedCase } from '../../prisma/index.ts';
import type { Caller } from '../http/caller.ts';
import type { Services } from '../services.ts';
import { executeCommand } from './execute.ts';

/** How long the request itself brings the change to cases; the sweeper goes on with the rest. */
const patienceMs = 5_000;

/** Runs the very rules that the cases will run, on their logs, and keeps nothing. */
export async function previewTimeData({ database, now }: Services, caller: Caller, data: TimeData): Promise<TimeDataPreview> {
  const at = new Date(now()).toISOString();
  const environments = new Map<string, CaseEnvironment>();
  const moves: TimeDataPreview['moves'] = [];
  let cases = 0;
  for await (const logged of openCases(database, caller.region)) {
    cases += 1;
    const env = environments.get(logged.versionHash) ?? createCaseEnvironment(logged.definition);
    environments.set(logged.versionHash, env);
    moves.push(...movesOf(env, logged, data, at));
  }
  return { cases, moves };
}

function movesOf(env: CaseEnvironment, logged: LoggedCase, data: TimeData, at: string): TimeDataPreview['moves'] {
  const recorded = logged.events.reduce(applyCase, initialCaseState());
  // The case lets happen what is due before it takes a command.
  const due = decideCase(env, recorded, { type: 'advance', at });
  const state = due.ok ? due.state : recorded;
  const decision = decideCase(env, state, { type: 'adoptTimeData', data, reason: 'preview', by: { worker: 'preview', unit: logged.responsibleUnit ?? '' }, at });
  if (!decision.ok) return [];
  return decision.events.flatMap((event) => (event.type === 'clockDueChanged' && event.due !== event.previousDue ? [{
    caseId: logged.id, caseNumber: logged.number, clock: event.clock, names: env.clocks[state.clocks[event.clock]?.clockId ?? '']?.name ?? { fi: event.clock },
    from: event.previousDue ?? null, fromDate: event.previousDueDate ?? null, to: event.due ?? null, toDate: event.dueDate ?? null, responsibleUnit: logged.responsibleUnit,
  }] : []));
}

/** Executes the commands of a publication, as far as they get in a few seconds. @returns how many are left to the sweeper */
export async function executeTimeData(services: Services, region: string, requestId: string): Promise<number> {
  const pending = await pendingTimeDataCommands(services.database, region, requestId);
  const until = Date.now() + patienceMs;
  let done = 0;
  for (const command of pending) {
    if (Date.now() > until) break;
    const { status } = await executeCommand(services, command).catch((error: unknown) => {
      services.log.error({ err: error, commandId: command.id }, 'time data not brought to a case yet');
      return { status: 'accepted' } as const;
    });
    if (status === 'accepted') break;
    done += 1;
  }
  return pending.length - done;
}
