/**
 * The engine's one decision: a command against a state gives events, or a rejection that changes nothing.
 * Deterministic: no clock, no randomness; the same environment, state and command give byte-equal events.
 */
import type { Command, Rejection } from '../model/command.ts';
import type { ProcessDefinition } from '../model/definition.ts';
import type { Event } from '../model/event.ts';
import type { State } from '../model/state.ts';
import { execute } from './commands.ts';
import type { Environment, Execution } from './contract.ts';
import { openDraft } from './draft.ts';
import { drain } from './drain.ts';
import { guard } from './guard.ts';

export type Decision =
  | { readonly ok: true; readonly events: readonly Event[]; readonly state: State }
  | { readonly ok: false; readonly rejection: Rejection };

/**
 * Decides a command. `state` in the answer is the state after the events, the same as folding them by `apply`.
 * Neither argument is changed. Throws only when state and definition do not belong together.
 */
export function decide(env: Environment, state: State, command: Command): Decision {
  const rejection = guard(env, state, command);
  if (rejection !== undefined) return { ok: false, rejection };
  const execution: Execution = {
    env, process: processOf(env, state, command), at: command.at,
    draft: openDraft(state), events: [], queue: [], head: 0, underWay: new Map(), lastEnd: '',
  };
  execute(execution, command);
  if (!drain(execution)) return { ok: false, rejection: endless(env) };
  return { ok: true, events: execution.events, state: execution.draft.state };
}

function processOf(env: Environment, state: State, command: Command): ProcessDefinition {
  const id = command.type === 'start' ? command.processId ?? env.definition.main : state.processId;
  const process = env.definition.processes[id];
  if (process === undefined) throw new Error(`Expected process ${id} in the definition but the state names one that is not there`);
  return process;
}

function endless({ limits }: Environment): Rejection {
  return { code: 'STEP_LIMIT_REACHED', message: `Expected the instance to come to rest within ${limits.steps} steps but it did not` };
}
