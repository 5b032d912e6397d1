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
import type { Draft } from './draft.ts';
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
  const draft = openDraft(state);
  const outcome = decideOn(env, draft, command);
  return outcome.ok ? { ok: true, events: outcome.events, state: draft.state } : outcome;
}

export type Outcome = { readonly ok: true; readonly events: readonly Event[] } | { readonly ok: false; readonly rejection: Rejection };

/** Decides on a draft that then holds the state after. Refused as endless, the draft is left half changed and must be given up. */
export function decideOn(env: Environment, draft: Draft, command: Command): Outcome {
  const rejection = guard(env, draft.state, command);
  if (rejection !== undefined) return { ok: false, rejection };
  const execution: Execution = {
    env, process: processOf(env, draft.state, command), at: command.at,
    draft, events: [], queue: [], head: 0, underWay: new Map(), throws: [], conditionsOpen: false, lastEnd: '',
  };
  execute(execution, command);
  return drain(execution) ? { ok: true, events: execution.events } : { ok: false, rejection: endless(env) };
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
