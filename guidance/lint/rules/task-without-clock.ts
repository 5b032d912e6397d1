/**
 * Every point where a case waits has a clock that can be running then, a timer on its edge, or says on purpose that it has none
 * (`guidance:noClock`): nobody waits unseen. Source: MOD-12.
 */
import type { Element, ProcessDefinition } from '../../../kernel/run.ts';
import type { ClockDefinition, ClockTrigger } from '../../model/guidance-definition.ts';
import { completionOf, reach } from '../graph.ts';
import type { Graph } from '../graph.ts';
import { called, humanKinds } from '../rule.ts';
import type { Rule } from '../rule.ts';

export const taskWithoutClock: Rule = {
  name: 'task-without-clock',
  severity: 'error',
  check: ({ guidance, processes }) => processes.flatMap(({ process, graph }) => {
    const timed = guidance.clocks.map((clock) => runningIn(graph, clock, Object.keys(guidance.handovers)));
    return Object.values(process.elements)
      .filter((element) => waits(element) && guidance.untimed?.[element.id] === undefined)
      .filter(({ id }) => !timed.some((nodes) => nodes.has(id)))
      .filter((element) => !hasTimer(process, element))
      .map((element) => ({ elementId: element.id, path: 'clock', message: `Expected a clock that runs while ${called(element)} waits, or a reason for none, but there is neither` }));
  }),
};

/** Nodes at which the clock can be running, conditions and data aside. */
function runningIn(graph: Graph, { starts, stops }: ClockDefinition, handovers: readonly string[]): ReadonlySet<string> {
  const nodesOf = ({ on, element }: ClockTrigger): readonly string[] => {
    if (on === 'caseOpened') return graph.starts;
    if (on === 'activated') return element === undefined ? [] : [element];
    if (on === 'completed') return element === undefined ? [] : [completionOf(element)];
    // A handover is offered when its task is reached, and answered when that is left.
    const drawn = element === undefined ? handovers : [element];
    return on === 'handoverOffered' ? drawn : on === 'handoverAnswered' || on === 'handoverAccepted' ? drawn.map(completionOf) : [];
  };
  const ends = new Set(stops.flatMap(nodesOf));
  return reach(graph, starts.flatMap(nodesOf), (node) => ends.has(node));
}

function waits({ kind, event }: Element): boolean {
  if (kind === 'intermediateCatchEvent') return event !== undefined && !['timer', 'link'].includes(event.type);
  return humanKinds.has(kind) || kind === 'receiveTask';
}

/** A timer on its edge, or beside it behind the same event-based gateway. */
function hasTimer(process: ProcessDefinition, { boundary = [], incoming }: Element): boolean {
  const gateways = incoming.flatMap((flow) => process.elements[process.flows[flow]?.source ?? ''] ?? []).filter(({ kind }) => kind === 'eventBasedGateway');
  const beside = gateways.flatMap(({ outgoing }) => outgoing.map((flow) => process.flows[flow]?.target ?? ''));
  return [...boundary, ...beside].some((id) => process.elements[id]?.event?.type === 'timer');
}
