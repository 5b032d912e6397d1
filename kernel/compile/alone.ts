/** What a single instance cannot do by itself: it needs a driver that carries messages, calls and timer starts between instances. */
import type { Definition } from '../model/definition.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { diagnostic } from './report.ts';

/** Errors about elements that wait for a driver of several instances; for runtimes that drive each instance alone. */
export function needsDriver(definition: Definition): readonly Diagnostic[] {
  return Object.values(definition.processes).flatMap(process => Object.values(process.elements).flatMap(({ id, kind, event, scope, instantiate }) => {
    const events = event?.type === 'multiple' ? event.events : event === undefined ? [] : [event];
    const throwsOut = (kind === 'intermediateThrowEvent' || kind === 'endEvent') && events.some(({ type }) => type === 'message');
    const startsByItself = kind === 'startEvent' && scope === process.id && events.some(({ type }) => type === 'timer' || type === 'signal' || type === 'conditional');
    if (kind !== 'callActivity' && !throwsOut && !startsByItself && instantiate !== true) return [];
    return [diagnostic('needs-driver', 'error', { elementId: id }, `Expected what one case can do alone but ${id} needs other process instances`)];
  }));
}
