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

/** Where an element is drawn; undefined when it is not. */
export type Place = (id: string) => { readonly x: number; readonly y: number } | undefined;

/** Steps by lane, from left to right as they are drawn, so that the list reads as the diagram does; undrawn ones last. */
export function outlineOf(process: ModdleElement, place: Place): readonly OutlineGroup[] {
  const steps = stepsOf(process, place, 0);
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

function stepsOf(scope: ModdleElement, place: Place, depth: number): readonly OutlineStep[] {
  const nodes = listOf(scope, 'flowElements').filter((element) => kindOf(element) !== 'sequenceFlow' && !/data(Object|Store)/i.test(kindOf(element)));
  return [...nodes].sort(asDrawn(place)).flatMap((element) => [
    { id: element.id ?? '', kind: kindOf(element), element, depth },
    ...(kindOf(element) === 'subProcess' ? stepsOf(element, place, depth + 1) : []),
  ]);
}

function asDrawn(place: Place): (a: ModdleElement, b: ModdleElement) => number {
  const at = (element: ModdleElement) => place(element.id ?? '') ?? { x: Infinity, y: Infinity };
  return (a, b) => {
    const [one, other] = [at(a), at(b)];
    return one.x === other.x ? (one.y === other.y ? 0 : one.y - other.y) : one.x - other.x;
  };
}

function topOf(process: ModdleElement, element: ModdleElement): ModdleElement {
  const parent = element.$parent;
  return parent && parent !== process && kindOf(parent) === 'subProcess' ? topOf(process, parent) : element;
}
