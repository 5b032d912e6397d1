/** Our kernel, in both its forms: `decide`, pure, whose state after every step is plain JSON, and `openInstance`, which changes its own tables. */
import { readFileSync } from 'node:fs';
import { compile, createEnvironment, decide, initialState, openInstance } from '../../kernel/index.ts';
import type { Command, Decision, Environment, Event, Outcome, State } from '../../kernel/index.ts';
import { manyTokens } from './models.ts';
import type { KernelSide } from './side.ts';

const at = '2026-03-10T08:00:00.000Z';

type Send = (command: Command) => readonly Event[];

const forms = {
  decide: (env: Environment, from: State): Send => {
    let state = from;
    return command => {
      const decision = decide(env, state, command);
      if (decision.ok) ({ state } = decision);
      return sent(decision);
    };
  },
  instance: (env: Environment, from: State): Send => {
    const instance = openInstance(env, from);
    return command => sent(instance.send(command));
  },
};

export const luotsi: KernelSide = side('luotsi, decide', forms.decide);
export const luotsiInstance: KernelSide = side('luotsi, instance', forms.instance);

function sent(outcome: Outcome | Decision): readonly Event[] {
  if (!outcome.ok) throw new Error(outcome.rejection.message);
  return outcome.events;
}

function side(name: string, begin: (env: Environment, from: State) => Send): KernelSide {
  return {
    name,
    compile: async (file, times) => {
      const xml = readFileSync(file, 'utf8');
      const spent: number[] = [];
      for (let time = 0; time < times; time += 1) {
        const start = performance.now();
        await environment(xml);
        spent.push(performance.now() - start);
      }
      return spent;
    },
    run: async (file, cases) => {
      const env = await environment(readFileSync(file, 'utf8'));
      const start = performance.now();
      for (let done = 0; done < cases; done += 1) runCase(begin(env, initialState()));
      return (performance.now() - start) / 1000;
    },
    stateBytes: async file => Buffer.byteLength(JSON.stringify(started(await environment(readFileSync(file, 'utf8'))))),
    stop: () => Promise.resolve(),
  };
}

async function environment(xml: string): Promise<Environment> {
  const compiled = await compile(xml);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return createEnvironment(compiled.definition);
}

function started(env: Environment): State {
  const decision = decide(env, initialState(), { type: 'start', variables: {}, at });
  if (!decision.ok) throw new Error(decision.rejection.message);
  return decision.state;
}

/** A case from start to end; every task is completed as soon as it waits. */
function runCase(send: Send): void {
  const waiting: string[] = [];
  let ended = false;
  const take = (events: readonly Event[]): void => {
    for (const event of events) {
      if (event.type === 'taskCreated') waiting.push(event.taskId);
      else if (event.type === 'processCompleted') ended = true;
    }
  };
  take(send({ type: 'start', variables: {}, at }));
  for (let taskId = waiting.shift(); taskId !== undefined; taskId = waiting.shift()) take(send({ type: 'completeTask', taskId, variables: {}, at }));
  if (!ended) throw new Error('Expected the case to end but it did not');
}

/**
 * Microseconds of CPU for one completion while `tokens` tokens wait, over `steps` completions: in turns one that adds a token and one that ends one,
 * so that the number stays.
 */
export async function stepCost(form: keyof typeof forms, tokens: number, steps: number): Promise<number> {
  const env = await environment(manyTokens());
  const grown = openInstance(env);
  const waiting = new Map<string, string[]>([['more', []], ['t', []]]);
  const take = (events: readonly Event[]): void => {
    for (const event of events) if (event.type === 'taskCreated') waiting.get(event.elementId)?.push(event.taskId);
  };
  const next = (elementId: string): Command => ({ type: 'completeTask', taskId: waiting.get(elementId)?.shift() ?? '', variables: {}, at });
  take(sent(grown.send({ type: 'start', variables: {}, at })));
  for (let token = 1; token < tokens; token += 1) take(sent(grown.send(next('more'))));
  const send = forms[form](env, grown.state());
  // The first command of an instance copies the tables that it touches, once.
  for (const element of ['more', 't']) take(send(next(element)));
  const before = process.cpuUsage();
  for (let step = 0; step < steps; step += 2) {
    take(send(next('more')));
    take(send(next('t')));
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / steps;
}
