/** Whether what stands at an element of one definition can stand at an element of another. */
import type { Element, EventDefinition, ProcessDefinition } from '../model/definition.ts';
import type { Standing } from './places.ts';

export type ObstacleCode =
  /** Nothing of that id is there, and no other place was named. */
  | 'elementGone'
  /** Another kind of element stands there: what waits would be something else. */
  | 'kindChanged'
  /** It waits for another message, signal or sort of event. */
  | 'eventChanged'
  /** It repeats, or repeats no more, or in another way. */
  | 'loopChanged'
  /** It stands in another sub-process, or on another activity. */
  | 'scopeChanged'
  /** Tokens wait at a join whose ways in are others. */
  | 'joinChanged'
  /** A join that lies ahead would wait for a way on which no token can come any more. */
  | 'joinStarves'
  /** Two places of now would be one. */
  | 'placeTaken';

/** Both processes, and where each element's tokens go. */
export interface Passage {
  readonly from: ProcessDefinition;
  readonly to: ProcessDefinition;
  readonly targetOf: (elementId: string) => string;
}

/** Why `standing` cannot go to `target`; undefined when it can. */
export function obstacleAt(passage: Passage, { elementId, arrived }: Standing, target: string): ObstacleCode | undefined {
  const before = passage.from.elements[elementId];
  const after = own(passage.to.elements, target);
  if (before === undefined || after === undefined) return 'elementGone';
  if (before.kind !== after.kind) return 'kindChanged';
  if (awaited(before.event) !== awaited(after.event)) return 'eventChanged';
  if (repeats(before) !== repeats(after)) return 'loopChanged';
  if (placeOf(passage, before) !== placeIn(after)) return 'scopeChanged';
  return arrived && !sameWays(before, after) ? 'joinChanged' : undefined;
}

/** Elements at which what stands there could go on. */
export function candidatesFor(passage: Passage, standing: Standing): readonly string[] {
  return Object.keys(passage.to.elements).filter((target) => obstacleAt(passage, standing, target) === undefined);
}

/** Kinds of event and names, not what a timer's expression says: its instant stands in the state. */
function awaited(event: EventDefinition | undefined): string {
  if (event === undefined) return '';
  switch (event.type) {
    case 'message': return `message ${event.messageName}`;
    case 'signal': return `signal ${event.signalName}`;
    case 'multiple': return `${event.parallel ? 'all' : 'any'} ${event.events.map(awaited).join(', ')}`;
    default: return event.type;
  }
}

function repeats({ loop, multiInstance }: Element): string {
  if (multiInstance) return multiInstance.sequential ? 'one after the other' : 'at once';
  return loop ? 'loop' : '';
}

/** Scope and activity as they will be called. */
function placeOf({ from, to, targetOf }: Passage, { scope, attachedTo }: Element): string {
  return `${scope === from.id ? to.id : targetOf(scope)}/${attachedTo === undefined ? '' : targetOf(attachedTo)}`;
}

function placeIn({ scope, attachedTo }: Element): string {
  return `${scope}/${attachedTo ?? ''}`;
}

function sameWays(before: Element, after: Element): boolean {
  return [...before.incoming].sort().join(' ') === [...after.incoming].sort().join(' ');
}

export function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
