/** `luotsi play MODEL…`: a scripted session, one JSON request a line on stdin, one JSON reply a line on stdout. Protocol: docs/reference/command-line.md. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openSession } from '../kernel/index.ts';
import type { Definition, ElementKind, Reply, Request, Session } from '../kernel/index.ts';
import { loadModels } from './models.ts';

/** By the first word of a kind, however it goes on: `user`, `userTask`, `business-rule`. Receive tasks and calls wait anyway. */
const kinds: Readonly<Record<string, ElementKind>> = {
  user: 'userTask', manual: 'manualTask', service: 'serviceTask', send: 'sendTask', script: 'scriptTask', business: 'businessRuleTask', task: 'task', abstract: 'task',
  receive: 'receiveTask', call: 'callActivity',
};

function kindNamed(name: string): ElementKind | undefined {
  const word = /^[a-z]+/.exec(name)?.[0] ?? '';
  return Object.hasOwn(kinds, word) ? kinds[word] : undefined;
}

interface Player {
  /** Answers one line of input. Never throws for what it holds. */
  readonly answer: (line: string) => Promise<object>;
}

/** Runs until the input ends. The exit code: 0, or 2 for arguments that cannot be read. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { hold: { type: 'string' }, now: { type: 'string' } } });
  const held = (values.hold ?? 'user,manual,service,send').split(',').map(name => name.trim()).filter(name => name !== '');
  const unknown = held.filter(name => kindNamed(name) === undefined);
  if (unknown.length > 0) {
    console.error(`Expected task kinds ${Object.keys(kinds).join(', ')} in --hold but got ${unknown.join(', ')}.`);
    return 2;
  }
  // A call of a process that is not loaded is somebody's to answer for, whatever else is held.
  const player = await openPlayer(positionals, [...held.flatMap(name => kindNamed(name) ?? []), 'callActivity'], values.now);
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() !== '' && !process.stdout.write(`${JSON.stringify(await player.answer(line))}\n`)) await once(process.stdout, 'drain');
  }
  return 0;
}

/** A session that can be started afresh with other models. `now`: its first instant. */
export async function openPlayer(models: readonly string[], holds: readonly ElementKind[], now?: string): Promise<Player> {
  const scripts = holds.includes('scriptTask') ? 'all-wait' : 'others-wait';
  const open = (definitions: readonly Definition[]): Session => openSession({ definitions, holds, ...(now === undefined ? undefined : { now }) });
  const first = await loadModels(models, scripts);
  let session = open(first.definitions);
  let problems = first.problems;
  const load = async (files: readonly string[]): Promise<object> => {
    const loaded = await loadModels(files, scripts);
    problems = loaded.problems;
    session = open(loaded.definitions);
    const refused = problems.some(({ severity }) => severity === 'error');
    const reply: Reply = session.ask({ do: 'state' });
    return refused ? { ...reply, ok: false, rejection: { code: 'MODEL_REFUSED', message: 'Expected models that can run but there are errors in problems' }, problems } : { ...reply, problems };
  };
  const answer = async (line: string): Promise<object> => {
    const request = parse(line);
    if (request === undefined) return { ...session.ask({ do: 'state' }), ok: false, rejection: { code: 'REQUEST_INVALID', message: 'Expected a JSON object with "do" but the line is not one' } };
    if (request['do'] === 'load') return await load(Array.isArray(request['models']) ? request['models'].map(String) : []);
    const reply = ask(session, request as unknown as Request);
    return request['do'] === 'state' ? { ...reply, problems } : reply;
  };
  return { answer };
}

/** A fault of the engine is told as one; the session is there for the next line. */
function ask(session: Session, request: Request): Reply {
  try {
    return session.ask(request);
  } catch (fault) {
    const message = `Expected the engine to answer but it failed: ${fault instanceof Error ? fault.message : String(fault)}`;
    return { ...session.ask({ do: 'state' }), ok: false, rejection: { code: 'ENGINE_FAILED', message } };
  }
}

function parse(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Readonly<Record<string, unknown>> : undefined;
  } catch {
    return undefined;
  }
}
