/**
 * One running instance held in memory. `decide` copies the parts of tables that a command touches;
 * an instance owns its tables and changes them in place, which saves the copy.
 */
import type { Command } from '../model/command.ts';
import type { Event } from '../model/event.ts';
import type { State } from '../model/state.ts';
import { initialState, replay } from './apply.ts';
import type { Environment } from './contract.ts';
import type { Outcome } from './decide.ts';
import { decideOn } from './decide.ts';
import { openDraft } from './draft.ts';

export interface Instance {
  /** Decides a command and takes its events over. Refused, nothing has changed. */
  readonly send: (command: Command) => Outcome;
  /** The state now; it never changes afterwards. Costs nothing by itself, but the next command copies what it touches. */
  readonly state: () => State;
}

/** How many events may pass before the instance keeps a new point to come back to. */
const eventsBetweenPoints = 20_000;

/** Opens an instance at a state: a new one, or one restored from a snapshot or by `replay`. */
export function openInstance(env: Environment, from: State = initialState()): Instance {
  let point = from;
  let since: Event[] = [];
  let draft = openDraft(point);
  const keep = (state: State): State => {
    point = state;
    since = [];
    draft = openDraft(state);
    return state;
  };
  const send = (command: Command): Outcome => {
    const outcome = decideOn(env, draft, command);
    if (outcome.ok) {
      for (const event of outcome.events) since.push(event);
      if (since.length > eventsBetweenPoints) keep(draft.state);
    } else if (outcome.rejection.code === 'STEP_LIMIT_REACHED') {
      keep(replay(since, point));
    }
    return outcome;
  };
  return { send, state: () => keep(draft.state) };
}
