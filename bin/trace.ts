/** `luotsi trace MODEL.bpmn`: runs a process with every task completing by itself and time jumping from timer to timer; prints what happened. */
import { parseArgs } from 'node:util';
import { openSession } from '../kernel/index.ts';
import type { Reply } from '../kernel/index.ts';
import { loadModels, problemLine } from './models.ts';

/** Exit code 0 when the instance came to its end or to rest, 1 when the model or the start is refused or an incident stays, 2 for bad arguments. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals: [model] } = parseArgs({
    args: [...args], allowPositionals: true,
    options: { process: { type: 'string' }, variables: { type: 'string', default: '{}' }, horizon: { type: 'string', default: 'P90D' }, json: { type: 'boolean', default: false } },
  });
  const variables = readVariables(values.variables);
  if (model === undefined || variables === undefined) {
    console.error('Usage: luotsi trace MODEL.bpmn [--process ID] [--variables JSON] [--horizon P90D] [--json]');
    return 2;
  }
  const { definitions, problems } = await loadModels([model], 'others-wait');
  for (const problem of problems) console.error(problemLine(problem));
  if (problems.some(({ severity }) => severity === 'error')) return 1;
  const session = openSession({ definitions, holds: [] });
  const begun = session.ask({ do: 'start', ...(values.process === undefined ? undefined : { process: values.process }), variables });
  return print(begun, begun.ok ? session.ask({ do: 'advance', duration: values.horizon }) : undefined, values.json);
}

/** Prints the replies to the start and to what followed it, and gives the exit code. */
function print(begun: Reply, advanced: Reply | undefined, json: boolean): number {
  const replies = advanced === undefined ? [begun] : [begun, advanced];
  for (const { events } of replies) for (const event of events) console.log(json ? JSON.stringify(event) : readable(event));
  const refused = replies.find(({ ok }) => !ok);
  if (refused !== undefined) console.error(refused.rejection?.message);
  const last = advanced ?? begun;
  if (!json) console.log(summary(last));
  return refused === undefined && last.incidents.length === 0 ? 0 : 1;
}

/** An event as one line: when, which instance, what, where. */
export function readable(event: Reply['events'][number]): string {
  const { at, type, instance, v: _v, ...rest } = event;
  const { elementId, ...details } = rest as Readonly<Record<string, unknown>>;
  const shown = Object.entries(details).map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(' ');
  return [at, instance, type.padEnd(18), elementId, shown].filter(part => part !== undefined && part !== '').join('  ');
}

function summary({ instances, waitsFor, jobs }: Reply): string {
  const ends = instances.map(({ id, process, state, error }) => `${id} ${process}: ${state}${error === undefined ? '' : ` with ${error.code} at ${error.element}`}`);
  const waits = [...jobs.map(({ element }) => element), ...waitsFor.filter(({ instance }) => instance !== undefined).map(({ element }) => element)];
  return [...ends, ...waits.length === 0 ? [] : [`waits at ${waits.join(', ')}`]].join('\n');
}

function readVariables(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Readonly<Record<string, unknown>> : undefined;
  } catch {
    return undefined;
  }
}
