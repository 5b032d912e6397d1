/**
 * The diagram as a tree: lanes, their steps in the order of the flow, what stands inside sub-processes and on edges, and the branches of
 * whatever leads several ways. What the canvas shows, for the keyboard and screen readers. Pure.
 */
import { isSubProcess, kindOf } from '../guidance/kinds.ts';
import { isModdle, listOf } from '../guidance/moddle.ts';
import type { ModdleElement } from '../guidance/moddle.ts';

export interface OutlineNode {
  /** Element id; `none` for the group of steps that stand in no lane. */
  readonly id: string;
  /** `lane`, `userTask`, `sequenceFlow` …: BPMN's own word without prefix, first letter small. */
  readonly kind: string;
  readonly element: ModdleElement | undefined;
  readonly children: readonly OutlineNode[];
  /** Where the one flow out of a step leads, unless that is the next line. */
  readonly leadsTo?: ModdleElement;
}

/** Where an element is drawn; undefined when it is not. */
export type Place = (id: string) => { readonly x: number; readonly y: number } | undefined;

export function outlineOf(process: ModdleElement, place: Place): readonly OutlineNode[] {
  const drawing: Drawing = { place, flows: flowsIn(process, new Map()) };
  const withLeads = (nodes: readonly OutlineNode[]): readonly OutlineNode[] => addLeads(drawing, nodes);
  const steps = stepsOf(drawing, process);
  const lanes = listOf(process, 'laneSets').flatMap((set) => listOf(set, 'lanes'));
  if (lanes.length === 0) return withLeads(steps);
  const held = new Set<string>();
  const groups = lanes.map((lane) => laneNode(drawing, lane, steps, held));
  const rest = steps.filter(({ id }) => !held.has(id));
  return [...groups, ...rest.length > 0 ? [{ id: 'none', kind: 'lane', element: undefined, children: withLeads(rest) }] : []];
}

interface Drawing {
  readonly place: Place;
  /** Sequence flows by where they come from. Files need not say `outgoing` on the steps themselves. */
  readonly flows: ReadonlyMap<ModdleElement, readonly ModdleElement[]>;
}

function flowsIn(scope: ModdleElement, found: Map<ModdleElement, ModdleElement[]>): Drawing['flows'] {
  for (const element of listOf(scope, 'flowElements')) {
    const source = kindOf(element) === 'sequenceFlow' ? element.get('sourceRef') : undefined;
    if (isModdle(source)) found.set(source, [...found.get(source) ?? [], element]);
    if (isSubProcess(kindOf(element))) flowsIn(element, found);
  }
  return found;
}

/** Every node of a tree, each before what is inside it. */
export function flatten(nodes: readonly OutlineNode[]): readonly OutlineNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}

function laneNode(drawing: Drawing, lane: ModdleElement, steps: readonly OutlineNode[], held: Set<string>): OutlineNode {
  const set = lane.get('childLaneSet');
  const inner = isModdle(set) ? listOf(set, 'lanes').map((each) => laneNode(drawing, each, steps, held)) : [];
  const members = new Set(listOf(lane, 'flowNodeRef').map(({ id }) => id ?? ''));
  const own = steps.filter(({ id }) => members.has(id) && !held.has(id));
  for (const { id } of own) held.add(id);
  return { id: lane.id ?? '', kind: 'lane', element: lane, children: [...inner, ...addLeads(drawing, own)] };
}

function stepsOf(drawing: Drawing, scope: ModdleElement): readonly OutlineNode[] {
  const all = listOf(scope, 'flowElements').filter((element) => !/^(sequenceFlow|data(Object|Store).*)$/.test(kindOf(element)));
  const edges = all.filter((element) => kindOf(element) === 'boundaryEvent');
  const edgesOf = (host: ModdleElement): readonly ModdleElement[] => edges.filter((edge) => edge.get('attachedToRef') === host);
  const nodes = all.filter((element) => !edges.includes(element));
  return inFlowOrder(drawing, nodes, edgesOf).map((element) => stepNode(drawing, element, edgesOf(element)));
}

function stepNode(drawing: Drawing, element: ModdleElement, edges: readonly ModdleElement[]): OutlineNode {
  const kind = kindOf(element);
  const inside = isSubProcess(kind) ? addLeads(drawing, stepsOf(drawing, element)) : [];
  const onEdge = addLeads(drawing, edges.map((edge) => stepNode(drawing, edge, [])));
  return { id: element.id ?? '', kind, element, children: [...branchesOf(drawing, element), ...inside, ...onEdge] };
}

/** A step that leads one way says where in its own line; more ways are lines of their own. */
function branchesOf({ flows }: Drawing, element: ModdleElement): readonly OutlineNode[] {
  const ways = flows.get(element) ?? [];
  return ways.length < 2 ? [] : ways.map((flow) => ({ id: flow.id ?? '', kind: 'sequenceFlow', element: flow, children: [] }));
}

function addLeads({ flows }: Drawing, nodes: readonly OutlineNode[]): readonly OutlineNode[] {
  return nodes.map((node, at) => {
    const [flow, ...more] = node.element ? flows.get(node.element) ?? [] : [];
    const target = flow && more.length === 0 ? flow.get('targetRef') : undefined;
    return isModdle(target) && target.id !== nodes[at + 1]?.id ? { ...node, leadsTo: target } : node;
  });
}

/** From the starts along the flows, a step after everything that leads to it; loops are cut where they close. Ways beside each other stand as drawn. */
function inFlowOrder({ flows, place }: Drawing, nodes: readonly ModdleElement[], edgesOf: (host: ModdleElement) => readonly ModdleElement[]): readonly ModdleElement[] {
  const drawn = [...nodes].sort(asDrawn(place));
  const known = new Set(nodes);
  const leads = (from: ModdleElement): ModdleElement[] => (flows.get(from) ?? []).map((flow) => flow.get('targetRef')).filter((target): target is ModdleElement => isModdle(target) && known.has(target));
  const targets = (node: ModdleElement): ModdleElement[] => [node, ...edgesOf(node)].flatMap(leads).sort(asDrawn(place));
  const entered = new Set(nodes.flatMap(targets));
  const seen = new Set<ModdleElement>();
  const order: ModdleElement[] = [];
  for (const start of drawn.filter((each) => !entered.has(each)).reverse()) order.unshift(...reached(start, targets, seen));
  return [...order, ...drawn.flatMap((node) => reached(node, targets, seen))];
}

/** What can be reached from a node and was not before, in the order of the flow. Without recursion: a path may be thousands of steps long. */
function reached(root: ModdleElement, targets: (node: ModdleElement) => ModdleElement[], seen: Set<ModdleElement>): ModdleElement[] {
  const done: ModdleElement[] = [];
  const open: { readonly node: ModdleElement; readonly next: ModdleElement[] }[] = [];
  const enter = (node: ModdleElement): void => { if (!seen.has(node)) { seen.add(node); open.push({ node, next: targets(node) }); } };
  enter(root);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const next = top.next.pop();
    if (next) { enter(next); continue; }
    done.push(top.node);
    open.pop();
  }
  return done.reverse();
}

function asDrawn(place: Place): (a: ModdleElement, b: ModdleElement) => number {
  const at = (element: ModdleElement) => place(element.id ?? '') ?? { x: Infinity, y: Infinity };
  return (a, b) => {
    const [one, other] = [at(a), at(b)];
    return one.x === other.x ? (one.y === other.y ? 0 : one.y - other.y) : one.x - other.x;
  };
}
