/** State from events: the empty state and the fold. The only way in which a state comes to be. */
import type { Event } from '../model/event.ts';
import type { State } from '../model/state.ts';
import { applyTo } from '../appliers/index.ts';
import { openDraft } from './draft.ts';

/** The state before `start`. */
export function initialState(): State {
  return {
    format: 2, processId: '', status: 'created', variables: {}, tokens: 0,
    activations: {}, tasks: {}, timers: {}, messages: {}, incidents: {}, joins: {}, next: 1,
  };
}

/** The state after an event. Neither argument is changed; parts that the event does not touch are shared. */
export function apply(state: State, event: Event): State {
  const draft = openDraft(state);
  applyTo(draft, event);
  return draft.state;
}

/** The state after many events, with one copy for all of them: how a case is restored from its log. */
export function replay(events: Iterable<Event>, from: State = initialState()): State {
  const draft = openDraft(from);
  for (const event of events) applyTo(draft, event);
  return draft.state;
}
