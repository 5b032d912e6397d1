/**
 * Plays situations through `luotsi play`, as anyone outside would: one process, one line in, one line out.
 * A step is a command in a few words and, in as few, all that is to be seen after it.
 */
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Explanation, Reply, Request } from '../../../kernel/index.ts';

export interface Situation {
  readonly name: string;
  readonly model: string;
  /**
   * Commands and what they lead to. Commands: `start {…}`, `start q {…}`, `start message m {…}`, `complete a {…}`, `error a CODE`, `escalation a CODE`, `message m {…}`,
   * `message m for KEY {…}`, `signal s {…}`, `after PT1H`, `next` (timer), `set {…}`, `cancel`, `retry`, `explain a`. Of several jobs of one element, `a/2` is the second.
   * What is seen, exactly: jobs by element, `~` timers, `?` awaited messages, signals and conditions, `!` incidents, each by element; `done`, `ended` or `failed=CODE` of each
   * instance (with `q:` before it where its process is not `p`); `no:CODE` when refused. Only where written: variables of the first instance `x=1`, and `>a>b` elements as they were activated.
   */
  readonly steps: readonly (readonly [command: string, seen: string])[];
}

const root = new URL('../../../', import.meta.url).pathname;

export interface Play {
  readonly play: (situation: Situation) => Promise<readonly (readonly [string, string])[]>;
  readonly close: () => Promise<void>;
}

/** One `luotsi play` for many situations: each loads its model afresh. */
export function openPlay(): Play {
  const folder = mkdtempSync(join(tmpdir(), 'luotsi-situations-'));
  const child = spawn(process.execPath, [join(root, 'bin/luotsi.mjs'), 'play'], { cwd: folder });
  const ask = asker(child);
  let count = 0;
  return {
    play: async ({ model, steps }) => {
      count += 1;
      const file = join(folder, `${count}.bpmn`);
      writeFileSync(file, model);
      let reply = await ask({ do: 'load', models: [file] });
      if (!reply.ok) return [['load', (reply as unknown as { problems: { message: string }[] }).problems.map(({ message }) => message).join('; ')]];
      const found: [string, string][] = [];
      for (const [command, expected] of steps) {
        reply = await ask(requestOf(command, reply));
        found.push([command, seen(reply, expected)]);
      }
      return found;
    },
    close: async () => {
      const ended = once(child, 'close');
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function asker(child: ChildProcessWithoutNullStreams): (request: Request | { readonly do: 'load'; readonly models: readonly string[] }) => Promise<Reply> {
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', line => waiting.shift()?.(line));
  return request => new Promise(resolve => {
    waiting.push(line => { resolve(JSON.parse(line) as Reply); });
    child.stdin.write(`${JSON.stringify(request)}\n`);
  });
}

interface Words { readonly args: readonly string[]; readonly variables: { readonly variables: Readonly<Record<string, unknown>> } | undefined; readonly before: Reply }
const some = (text: string | undefined): string => text ?? '';

/** What each command asks; `args` are its words behind the first. */
const commands: Readonly<Record<string, (words: Words) => Request>> = {
  start: ({ args: [first, second], variables }) => first === 'message' ? { do: 'start', message: some(second), ...variables }
    : { do: 'start', process: first ?? 'p', ...(second === undefined ? undefined : { businessKey: second }), ...variables },
  complete: ({ args, variables, before }) => ({ do: 'complete', job: jobOf(before, some(args[0])), ...variables }),
  error: ({ args, variables, before }) => ({ do: 'error', job: jobOf(before, some(args[0])), code: some(args[1]), ...variables }),
  escalation: ({ args, variables, before }) => ({ do: 'escalation', job: jobOf(before, some(args[0])), code: some(args[1]), ...variables }),
  message: ({ args, variables }) => ({ do: 'message', name: some(args[0]), ...(args[1] === 'for' ? { correlation: args[2] } : undefined), ...variables }),
  signal: ({ args, variables }) => ({ do: 'signal', name: some(args[0]), ...variables }),
  after: ({ args }) => ({ do: 'advance', duration: some(args[0]) }),
  next: () => ({ do: 'advance', nextTimer: true }),
  set: ({ variables }) => ({ do: 'set', instance: 'i1', variables: variables?.variables ?? {} }),
  cancel: () => ({ do: 'cancel', instance: 'i1' }),
  retry: ({ before }) => ({ do: 'retry', incident: some(before.incidents[0]?.id) }),
  explain: ({ args }) => ({ do: 'explain', instance: 'i1', element: some(args[0]) }),
};

function requestOf(text: string, before: Reply): Request {
  const [, head = '', json] = /^([^{]*)(\{.*\})?$/.exec(text) ?? [];
  const [word = '', ...args] = head.trim().split(/\s+/);
  const variables = json === undefined ? undefined : { variables: JSON.parse(json) as Record<string, unknown> };
  const command = commands[word];
  if (command === undefined) throw new Error(`Expected a command but got ${text}`);
  return command({ args, variables, before });
}

function jobOf({ jobs }: Reply, name: string): string {
  const [element, place = '1'] = name.split('/');
  return jobs.filter(job => job.element === element)[Number(place) - 1]?.id ?? `no job of ${name}`;
}

/** In the order of what was expected where it is the same, so that a difference is easy to see. */
function seen(reply: Reply, expected: string): string {
  const state = { active: '', completed: 'done', terminated: 'ended' } as const;
  const words = [
    ...reply.rejection === undefined ? [] : [`no:${reply.rejection.code}`],
    ...reply.jobs.map(({ element }) => element),
    ...reply.timers.filter(({ instance }) => instance !== undefined).map(({ element }) => `~${element}`),
    ...reply.waitsFor.filter(({ instance }) => instance !== undefined).map(({ element }) => `?${element}`),
    ...reply.incidents.map(({ element }) => `!${element}`),
    ...reply.instances.filter(instance => instance.state !== 'active').map(({ process, state: ended, error }) => `${process === 'p' ? '' : `${process}:`}${ended === 'failed' ? `failed=${error?.code ?? ''}` : state[ended]}`),
  ];
  const wanted = expected.split(' ').filter(word => word !== '');
  for (const word of wanted) {
    const name = /^(\w+)=/.exec(word)?.[1];
    if (name !== undefined && name !== 'failed') words.push(`${name}=${JSON.stringify(reply.instances[0]?.variables[name]) ?? 'nothing'}`);
    else if (word.startsWith('>')) words.push(reply.events.flatMap(event => event.type === 'elementActivated' ? [`>${event.elementId}`] : []).join(''));
    else if (word.startsWith('because:')) words.push(...((reply.explanation as Explanation | undefined)?.waiting ?? []).map(({ type }) => `because:${type}`));
  }
  const left = [...words];
  const inOrder = wanted.flatMap(word => left.includes(word) ? left.splice(left.indexOf(word), 1) : []);
  return [...inOrder, ...left].join(' ');
}
