/**
 * The token game of one scope without data: every condition may be true or false, every task may end normally or by its boundary events.
 * A marking says how many tokens stand on which sequence flow; `@element` stands for a token that enters an element without one.
 */
import { upstreamOf } from '../engine/upstream.ts';
import type { Element, ProcessDefinition } from '../model/definition.ts';

export type Marking = ReadonlyMap<string, number>;

export interface Step {
  /** The element that had its turn, and those that the tokens passed after it without any choice. */
  readonly passed: readonly string[];
  readonly next: Marking;
}

/** Splits into more ways than this are not tried in all combinations. */
const maximumChoices = 6;

/** A marking as text, the same for the same tokens. */
export function keyOf(marking: Marking): string {
  return [...marking].map(([place, count]) => `${place}*${count}`).sort().join(' ');
}

/** The element at which a token on a place arrives. */
export function targetOf(process: ProcessDefinition, place: string): Element | undefined {
  return process.elements[place.startsWith('@') ? place.slice(1) : process.flows[place]?.target ?? ''];
}

/** Everything that can happen next. */
export function stepsFrom(process: ProcessDefinition, marking: Marking): readonly Step[] {
  const steps: Step[] = [];
  const joined = new Set<string>();
  for (const place of marking.keys()) {
    const element = targetOf(process, place);
    if (element === undefined) continue;
    const joins = element.incoming.length > 1 && (element.kind === 'parallelGateway' || element.kind === 'inclusiveGateway');
    if (joins && joined.has(element.id)) continue;
    joined.add(element.id);
    const consumed = joins ? consumedByJoin(process, element, marking) : [place];
    if (consumed === undefined) continue;
    for (const produced of outcomes(process, element)) {
      if (produced === 'all ends') {
        steps.push({ passed: [element.id], next: new Map() });
        continue;
      }
      const moved = produced.map(place => fastForward(process, place));
      steps.push({ passed: [element.id, ...moved.flatMap(({ passed }) => passed)], next: move(marking, consumed, moved.map(({ place }) => place)) });
    }
  }
  return steps;
}

function move(marking: Marking, consumed: readonly string[], produced: readonly string[]): Marking {
  const next = new Map(marking);
  for (const place of consumed) {
    const left = (next.get(place) ?? 0) - 1;
    if (left > 0) next.set(place, left);
    else next.delete(place);
  }
  for (const place of produced) next.set(place, (next.get(place) ?? 0) + 1);
  return next;
}

interface Forward { readonly place: string; readonly passed: readonly string[] }

const forwards = new WeakMap<ProcessDefinition, Map<string, Forward>>();

/**
 * Where a token comes that nothing holds up: an element with one way in and one outcome of one flow is passed at once. Places in a row count as one,
 * which changes neither deadlocks nor how many tokens meet (fusion of series places), and a long row no longer multiplies the markings.
 */
function fastForward(process: ProcessDefinition, from: string): Forward {
  const known = forwards.get(process) ?? new Map<string, Forward>();
  forwards.set(process, known);
  const found = known.get(from);
  if (found !== undefined) return found;
  const passed: string[] = [];
  let place = from;
  for (let next = onlyWayOn(process, place); next !== undefined && !passed.includes(next.element); next = onlyWayOn(process, place)) {
    passed.push(next.element);
    ({ place } = next);
  }
  known.set(from, { place, passed });
  return { place, passed };
}

function onlyWayOn(process: ProcessDefinition, place: string): { readonly element: string; readonly place: string } | undefined {
  const element = place.startsWith('@') ? undefined : targetOf(process, place);
  if (element === undefined || element.incoming.length !== 1) return undefined;
  const [only, ...others] = outcomes(process, element);
  if (only === undefined || only === 'all ends' || others.length > 0 || only.length !== 1) return undefined;
  return { element: element.id, place: only[0] ?? '' };
}

/** The flows from which a join takes a token now; undefined when it still waits (BPMN 2.0.2 §13.4.1, §13.4.3). */
function consumedByJoin(process: ProcessDefinition, join: Element, marking: Marking): readonly string[] | undefined {
  const present = join.incoming.filter(flow => marking.has(flow));
  const absent = join.incoming.filter(flow => !marking.has(flow));
  if (join.kind === 'parallelGateway') return absent.length === 0 ? present : undefined;
  const reached = new Set(present.flatMap(flow => [...upstreamOf(process, join.id, flow)]));
  const elsewhere = [...marking.keys()].flatMap(place => targetOf(process, place)?.id ?? []).filter(id => id !== join.id && !reached.has(id));
  const awaited = absent.some(flow => {
    const upstream = upstreamOf(process, join.id, flow);
    return elsewhere.some(id => upstream.has(id));
  });
  return awaited ? undefined : present;
}

/** The places that get a token, or that every token is gone. */
type Outcome = readonly string[] | 'all ends';

/** The sets of places that get a token when an element has had its turn. */
function outcomes(process: ProcessDefinition, element: Element): readonly Outcome[] {
  const { kind, event, outgoing } = element;
  if (kind === 'endEvent') return [endsScope(event) ? 'all ends' : []];
  if (event?.type === 'link' && event.target !== undefined) return [[`@${event.target}`]];
  if (kind === 'exclusiveGateway' || kind === 'eventBasedGateway') return outgoing.length === 0 ? [[]] : outgoing.map(flow => [flow]);
  if (kind === 'parallelGateway') return [outgoing];
  if (kind === 'inclusiveGateway') return outgoing.length === 0 ? [[]] : subsets(outgoing);
  return activityOutcomes(process, element);
}

function endsScope(event: Element['event']): boolean {
  return event?.type === 'terminate' || event?.type === 'error' || event?.type === 'cancel';
}

/** An activity or event ends normally, or by one of its boundary events. */
function activityOutcomes(process: ProcessDefinition, element: Element): readonly Outcome[] {
  const { outgoing } = element;
  const free = outgoing.filter(flow => process.flows[flow]?.condition !== undefined || flow === element.default);
  const always = outgoing.filter(flow => !free.includes(flow));
  const usual = free.length === 0 ? [always] : [...subsets(free).map(flows => [...always, ...flows]), ...always.length > 0 ? [always] : []];
  const boundary = (element.boundary ?? []).flatMap(id => process.elements[id] ?? []).filter(({ event: caught }) => caught?.type !== 'compensation');
  const interrupting = boundary.filter(each => each.interrupting !== false).map(each => each.outgoing);
  const beside = boundary.filter(each => each.interrupting === false).flatMap(each => usual.map(flows => [...flows, ...each.outgoing]));
  return [...usual, ...interrupting, ...beside];
}

function subsets(flows: readonly string[]): readonly (readonly string[])[] {
  if (flows.length > maximumChoices) return [...flows.map(flow => [flow]), flows];
  return Array.from({ length: 2 ** flows.length - 1 }, (_, mask) => flows.filter((_flow, place) => ((mask + 1) >> place) % 2 === 1));
}
