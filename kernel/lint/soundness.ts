/**
 * Soundness by bounded search over the token game of each scope: deadlocks, lack of synchronisation, dead ends and unreachable elements,
 * each with a path that leads there. Data is not looked at, so what is found may need conditions that never hold together: all are warnings.
 */
import { diagnostic } from '../compile/report.ts';
import { startsOf } from '../engine/start.ts';
import type { Definition, Element, ProcessDefinition } from '../model/definition.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Marking } from './token-game.ts';
import { keyOf, stepsFrom, targetOf } from './token-game.ts';

/** Markings looked at in one scope before the search gives up and says so. */
export const maximumMarkings = 5_000;
/** … and tokens in them all together: markings of hundreds of tokens cost hundreds of times as much. */
const maximumTokens = 150_000;

interface Seen {
  readonly marking: Marking;
  readonly from: string | undefined;
  /** The elements passed on the way from there. */
  readonly by: readonly string[];
  readonly successors: string[];
  /** Whether what can happen next has been looked at. */
  looked: boolean;
}

/** What can go wrong in the flow of a definition that compiles. At most one finding of each kind and element. */
export function checkSoundness(definition: Definition, limit: number = maximumMarkings): readonly Diagnostic[] {
  return Object.values(definition.processes).flatMap(process => {
    const scopes = Object.values(process.elements).filter(({ children, kind }) => children !== undefined && kind !== 'adHocSubProcess');
    return [{ id: process.id, children: process.children }, ...scopes.map(({ id, children }) => ({ id, children: children ?? [] }))]
      .flatMap(({ id, children }) => checkScope(process, id, children, limit));
  });
}

function checkScope(process: ProcessDefinition, scope: string, children: readonly string[], limit: number): readonly Diagnostic[] {
  const elements = children.flatMap(id => process.elements[id] ?? []);
  if (elements.some(({ kind, startQuantity }) => kind === 'complexGateway' || startQuantity !== undefined)) {
    return [diagnostic('soundness-unknown', 'warning', { elementId: scope }, `Expected flow that can be searched but ${scope} counts tokens at a complex gateway or by a start quantity`)];
  }
  const { seen, complete, crowded } = explore(process, initialMarkings(process, elements), flowsBeside(process, elements), limit);
  const stuck = [...seen].filter(([, { marking, successors, looked }]) => looked && marking.size > 0 && successors.length === 0);
  const findings = [
    ...once(stuck.flatMap(([key, { marking }]) => [...marking.keys()].map(place => [targetOf(process, place)?.id ?? scope, key] as const)))
      .map(([id, key]) => found('deadlock', id, `Expected the tokens at ${id} to go on but they wait for others that never come`, witness(seen, key))),
    ...once(crowded).map(([id, key]) => found('lack-of-synchronisation', id, `Expected one token at a time on the flow to ${id} but there can be several`, witness(seen, key))),
  ];
  if (!complete) return [...findings, diagnostic('soundness-unknown', 'warning', { elementId: scope }, `Expected at most ${limit} markings of together ${maximumTokens} tokens in ${scope} but there are more: the search gave up`)];
  return [...findings, ...deadEnds(process, seen, stuck.length > 0), ...unreachable(elements, seen)];
}

/** One for each way to start: all none starts and elements without a way in together, every other start event by itself. */
function initialMarkings(process: ProcessDefinition, elements: readonly Element[]): readonly Marking[] {
  const usual = startsOf(process, elements.map(({ id }) => id));
  const others = elements.filter(({ kind, event }) => kind === 'startEvent' && event?.type !== 'none');
  return [...usual.length > 0 ? [usual] : [], ...others.map(start => [start])].map(starts => new Map(starts.map(({ id }) => [`@${id}`, 1])));
}

/** Flows on which several tokens are meant: they come from boundary events that do not interrupt, and from nowhere else. */
function flowsBeside(process: ProcessDefinition, elements: readonly Element[]): ReadonlySet<string> {
  const reminders = elements.filter(({ kind, interrupting }) => kind === 'boundaryEvent' && interrupting === false);
  if (reminders.length === 0) return new Set();
  const main = flowsFrom(process, elements.filter(element => element.incoming.length === 0 && !reminders.includes(element)));
  return new Set([...flowsFrom(process, reminders)].filter(flow => !main.has(flow)));
}

function flowsFrom(process: ProcessDefinition, starts: readonly Element[]): ReadonlySet<string> {
  const flows = new Set<string>();
  const open = starts.flatMap(({ outgoing }) => outgoing);
  for (let flow = open.pop(); flow !== undefined; flow = open.pop()) {
    if (flows.has(flow)) continue;
    flows.add(flow);
    open.push(...targetOf(process, flow)?.outgoing ?? []);
  }
  return flows;
}

function explore(process: ProcessDefinition, initial: readonly Marking[], beside: ReadonlySet<string>, limit: number) {
  const seen = new Map<string, Seen>();
  const crowded: (readonly [string, string])[] = [];
  const open: string[] = [];
  let tokens = 0;
  const visit = (reached: Marking, from: string | undefined, by: readonly string[]): string => {
    // Of tokens that are meant to be several one is enough to follow.
    const marking = beside.size === 0 ? reached : new Map([...reached].map(([place, count]) => [place, beside.has(place) ? 1 : count] as const));
    tokens += marking.size;
    const key = keyOf(marking);
    if (seen.has(key)) return key;
    seen.set(key, { marking, from, by, successors: [], looked: false });
    const full = [...marking].filter(([, count]) => count > 1);
    for (const [place] of full) if (!beside.has(place)) crowded.push([targetOf(process, place)?.id ?? place, key]);
    // Beyond two tokens on a flow nothing new is learned, and their number may have no bound.
    if (!full.some(([, count]) => count > 2)) open.push(key);
    return key;
  };
  for (const marking of initial) visit(marking, undefined, []);
  let pruned = false;
  for (let at = 0; at < open.length && seen.size <= limit && tokens <= maximumTokens; at += 1) {
    const here = seen.get(open[at] ?? '');
    if (here === undefined) continue;
    here.looked = true;
    for (const { passed, next } of stepsFrom(process, here.marking)) {
      const key = visit(next, open[at], passed);
      here.successors.push(key);
      if ([...next].some(([place, count]) => count > 2 && !beside.has(place))) pruned = true;
    }
  }
  return { seen, crowded, complete: seen.size <= limit && tokens <= maximumTokens && !pruned };
}

/** Markings from which no path leads to the end although something can always happen: tokens go round for ever. */
function deadEnds(process: ProcessDefinition, seen: ReadonlyMap<string, Seen>, hasDeadlock: boolean): readonly Diagnostic[] {
  const before = new Map<string, string[]>();
  for (const [key, { successors }] of seen) for (const next of successors) before.set(next, [...before.get(next) ?? [], key]);
  const good = new Set<string>();
  const open = [...seen].filter(([, { marking, successors }]) => marking.size === 0 || successors.length === 0).map(([key]) => key);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (good.has(key)) continue;
    good.add(key);
    open.push(...before.get(key) ?? []);
  }
  const [first] = [...seen].filter(([key]) => !good.has(key));
  if (first === undefined || hasDeadlock) return [];
  const [place] = first[1].marking.keys();
  const id = (place === undefined ? undefined : targetOf(process, place)?.id) ?? process.id;
  return [found('dead-end', id, `Expected a way from ${id} to an end but tokens go round for ever`, witness(seen, first[0]))];
}

function unreachable(elements: readonly Element[], seen: ReadonlyMap<string, Seen>): readonly Diagnostic[] {
  const visited = new Set([...seen.values()].flatMap(({ by }) => by));
  for (const { marking } of seen.values()) for (const place of marking.keys()) if (place.startsWith('@')) visited.add(place.slice(1));
  const arrived = new Set([...seen.values()].flatMap(({ marking }) => [...marking.keys()]));
  return elements
    .filter(({ id, kind, isForCompensation, incoming }) => kind !== 'boundaryEvent' && kind !== 'eventSubProcess' && isForCompensation !== true && !visited.has(id) && !incoming.some(flow => arrived.has(flow)))
    .map(({ id }) => diagnostic('unreachable', 'warning', { elementId: id }, `Expected a way to ${id} but no token can come there`));
}

function witness(seen: ReadonlyMap<string, Seen>, key: string): string {
  const path: string[] = [];
  for (let here = seen.get(key); here?.from !== undefined; here = seen.get(here.from)) path.unshift(...here.by);
  return path.join(' → ');
}

function found(code: 'deadlock' | 'lack-of-synchronisation' | 'dead-end', elementId: string, message: string, path: string): Diagnostic {
  return diagnostic(code, 'warning', { elementId, path }, `${message} (after ${path})`);
}

function once(pairs: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  const known = new Set<string>();
  return pairs.filter(([id]) => !known.has(id) && known.add(id) !== undefined);
}
