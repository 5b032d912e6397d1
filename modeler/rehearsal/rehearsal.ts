/**
 * A rehearsal (koeajo): one made-up case that runs a version by a clock of its own. It decides by the same function as the workflow, on the
 * same compiled definition, and is kept nowhere: every step gives a new value that remembers the one before it. Pure.
 */
import type { channels } from '../../contracts/index.ts';
import { createCaseEnvironment, decideCase, initialCaseState, nextDue } from '../../guidance/run.ts';
import type { Actor, CaseCommand, CaseDefinition, CaseEnvironment, CaseEvent, CaseRejection, CaseState, TimeData } from '../../guidance/run.ts';
import type { Variables } from '../../kernel/run.ts';

export interface Rehearsal {
  readonly definition: CaseDefinition;
  readonly env: CaseEnvironment;
  readonly state: CaseState;
  /** All events, oldest first. */
  readonly events: readonly CaseEvent[];
  /** The virtual instant, ISO 8601 UTC. */
  readonly at: string;
  /** As it was before the last step; undefined right after the contact. */
  readonly before: Rehearsal | undefined;
}

export interface RehearsalStart {
  readonly region: string;
  readonly channel: (typeof channels)[number];
  /** Instant of the contact, ISO 8601 UTC. */
  readonly at: string;
  /** What is recorded of the contact, as the inbox records it. */
  readonly variables: Variables;
  /** The region's calendars and limits in force; absent: the country's. */
  readonly timeData?: TimeData;
}

export type Tried = { readonly ok: true; readonly rehearsal: Rehearsal } | { readonly ok: false; readonly rejection: CaseRejection };

/** A command without its instant: that is the rehearsal's. */
export type Sent = CaseCommand extends infer One ? One extends CaseCommand ? Omit<One, 'at'> : never : never;

/** So many instants pass in one step at most: a timer may renew itself without end. */
const mostAtOnce = 1000;

/** The client makes contact; whoever records it is nobody in particular of the region. */
export function begin(definition: CaseDefinition, { region, channel, at, variables, timeData }: RehearsalStart): Tried {
  const empty: Rehearsal = { definition, env: createCaseEnvironment(definition), state: initialCaseState(), events: [], at, before: undefined };
  const by: Actor = { worker: 'rehearsal', unit: `${region}-rehearsal` };
  const tried = send(empty, {
    type: 'open', caseId: 'rehearsal', region, contactId: 'rehearsal', channel, initiatedAt: at, variables: { ...variables, channel, reporterRelation: null }, by, ...(timeData && { timeData }),
  });
  return tried.ok ? { ok: true, rehearsal: { ...tried.rehearsal, before: undefined } } : tried;
}

/** Somebody does something now. What is due at the same instant happens after it, as the workflow lets it. */
export function send(before: Rehearsal, command: Sent): Tried {
  const decision = decideCase(before.env, before.state, { ...command, at: before.at } as CaseCommand);
  if (!decision.ok) return decision;
  return { ok: true, rehearsal: advanced({ ...before, before, state: decision.state, events: [...before.events, ...decision.events] }, before.at) };
}

/** Nobody does anything until an instant: everything due happens, each at its own instant. An earlier instant changes nothing. */
export function pass(before: Rehearsal, until: string): Rehearsal {
  if (until < before.at) return before;
  let now: Rehearsal = { ...before, before };
  for (let round = 0; round < mostAtOnce; round += 1) {
    const due = nextDue(now.state);
    if (due === undefined || due > until) return { ...now, at: until };
    const next = advanced(now, due > now.at ? due : now.at);
    // A timer that the engine refuses stays due: what else is due by then must not wait for it.
    if (next.events.length === now.events.length) return advanced(now, until);
    now = next;
  }
  return now;
}

/** To the next instant at which something happens by itself; undefined when nothing will. */
export function jump(before: Rehearsal): Rehearsal | undefined {
  const due = nextDue(before.state);
  return due === undefined ? undefined : pass(before, due > before.at ? due : before.at);
}

function advanced(rehearsal: Rehearsal, at: string): Rehearsal {
  const due = nextDue(rehearsal.state);
  const decision = due !== undefined && due <= at ? decideCase(rehearsal.env, rehearsal.state, { type: 'advance', at }) : undefined;
  return decision?.ok ? { ...rehearsal, at, state: decision.state, events: [...rehearsal.events, ...decision.events] } : { ...rehearsal, at };
}
