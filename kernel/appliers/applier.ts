/** The shape of all appliers: one function per event type and version. A released version's meaning never changes. */
import type { Draft } from '../engine/draft.ts';
import type { Event } from '../model/event.ts';

export type EventType = Event['type'];
export type EventOf<Type extends EventType> = Extract<Event, { readonly type: Type }>;

/** Changes the draft as the event says. Reads nothing but draft and event. */
export type Applier<E extends Event> = (draft: Draft, event: E) => void;

/** Keyed by type and version: a new event, or a new version of one, does not compile until it is applied. */
export type Appliers = { readonly [E in Event as `${E['type']}.${E['v']}`]: Applier<E> };
