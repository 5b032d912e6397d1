/**
 * Drawings: models that nobody marked as executable. They are run as far as their flow makes sense, so what they leave open gets a
 * stand-in here. An open choice goes the way that is nearest to an end, so that every run comes to one.
 */
import type { EventDefinition } from '../model/definition.ts';
import type { ProcessDraft } from './draft.ts';

/**
 * What stands in for an event that does not say when it happens: inside the flow it happens at once, elsewhere never.
 * A start of the process may still be started by its name.
 */
export function openEvent(nodeType: string): EventDefinition {
  return nodeType === 'bpmn:IntermediateCatchEvent' ? { type: 'timer', timer: 'duration', expression: { language: 'feel', text: '"PT0S"' } } : { type: 'none' };
}

/** Exclusive gateways with undecided ways out take the one nearest to an end, unless a condition or the default mark decides. */
export function decideOpenChoices(process: ProcessDraft): void {
  const distances = distancesToEnd(process);
  for (const [id, element] of process.elements) {
    if (element.kind !== 'exclusiveGateway' || element.outgoing.length < 2) continue;
    const open = element.outgoing.filter(flow => flow !== element.default && process.flows.get(flow)?.condition === undefined);
    if (open.length === 0) continue;
    const far = (flow: string): number => distances.get(process.flows.get(flow)?.target ?? '') ?? Number.POSITIVE_INFINITY;
    const nearest = open.reduce((best, flow) => far(flow) < far(best) ? flow : best);
    if (element.default === undefined) process.elements.set(id, { ...element, default: nearest });
    for (const flow of open) {
      const known = process.flows.get(flow);
      if (known !== undefined && (flow !== nearest || element.default !== undefined)) process.flows.set(flow, { ...known, condition: { language: 'feel', text: 'false' } });
    }
  }
}

/** How many flows it takes from each element to one that nothing leaves. */
function distancesToEnd({ elements, flows }: ProcessDraft): ReadonlyMap<string, number> {
  const distances = new Map<string, number>();
  const open = [...elements.values()].filter(({ outgoing }) => outgoing.length === 0).map(({ id }) => id);
  for (const id of open) distances.set(id, 0);
  for (let at = 0; at < open.length; at += 1) {
    const here = open[at] ?? '';
    for (const flow of elements.get(here)?.incoming ?? []) {
      const source = flows.get(flow)?.source;
      if (source === undefined || distances.has(source)) continue;
      distances.set(source, (distances.get(here) ?? 0) + 1);
      open.push(source);
    }
  }
  return distances;
}
