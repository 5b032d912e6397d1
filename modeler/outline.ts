/** The diagram as an ordered list of steps by lane: what the canvas shows, for the keyboard and screen readers. Pure. */
import { listOf } from './guidance/moddle.ts';
import type { ModdleElement } from './guidance/moddle.ts';

export interface OutlineStep {
  readonly id: string;
  /** `userTask`, `exclusiveGateway` …: BPMN's own word without prefix, first letter small. */
  readonly kind: string;
  readonly element: ModdleElement;
  /** 0 in the process, 1 in its sub-process … */
  readonly depth: number;
}

export interface OutlineGroup {
  readonly id: string;
  /** The lane; absent for what stands in none. */
  readonly lane: ModdleElement | undefined;
  readonly steps: readonly OutlineStep[];
}

/** Steps by lane, in the order in which flows reach them from the start events, so that the list reads as the path goes. */
export function outlineOf(process: ModdleElement): readonly OutlineGroup[] {
  const steps = stepsOf(process, 0);
  const lanes = listOf(process, 'laneSets').flatMap((set) => listOf(set, 'lanes'));
  const laneOf = new Map(lanes.flatMap((lane) => listOf(lane, 'flowNodeRef').map((node) => [node.id, lane] as const)));
  const holder = (step: OutlineStep): ModdleElement | undefined => laneOf.get(topOf(process, step.element).id);
  const groups = [...lanes, undefined].map((lane) => ({ id: lane?.id ?? 'none', lane, steps: steps.filter((step) => holder(step) === lane) }));
  return groups.filter((group) => group.lane !== undefined || group.steps.length > 0);
}

/** BPMN's word for an element's kind: `bpmn:UserTask` → `userTask`. */
export function kindOf(element: { readonly $type: string }): string {
  const word = element.$type.replace(/^.*:/, '');
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function stepsOf(scope: ModdleElement, depth: number): readonly OutlineStep[] {
  const nodes = listOf(scope, 'flowElements').filter((element) => kindOf(element) !== 'sequenceFlow' && !/data(Object|Store)/i.test(kindOf(element)));
  return inPathOrder(nodes).flatMap((element) => [
    { id: element.id ?? '', kind: kindOf(element), element, depth },
    ...(kindOf(element) === 'subProcess' ? stepsOf(element, depth + 1) : []),
  ]);
}

/** Breadth first from the start events; what no flow reaches keeps its place at the end. */
function inPathOrder(nodes: readonly ModdleElement[]): readonly ModdleElement[] {
  const ordered = new Set<ModdleElement>();
  const queue = nodes.filter((node) => kindOf(node) === 'startEvent');
  for (const node of queue) {
    if (ordered.has(node)) continue;
    ordered.add(node);
    const boundary = nodes.filter((each) => each.get('attachedToRef') === node);
    queue.push(...listOf(node, 'outgoing').flatMap((flow) => flow.get('targetRef') as ModdleElement | undefined ?? []), ...boundary);
  }
  return [...[...ordered].filter((node) => nodes.includes(node)), ...nodes.filter((node) => !ordered.has(node))];
}

function topOf(process: ModdleElement, element: ModdleElement): ModdleElement {
  const parent = element.$parent;
  return parent && parent !== process && kindOf(parent) === 'subProcess' ? topOf(process, parent) : element;
}
