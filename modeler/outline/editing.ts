/**
 * Edits of the diagram without a pointer: each is one undoable command of the canvas, and places what it makes where a careful hand would.
 */
import { getNewShapePosition } from 'bpmn-js/lib/features/auto-place/BpmnAutoPlaceUtil';
import { makeBlock } from '../canvas/blocks.ts';
import type { BlockName } from '../canvas/blocks.ts';
import type { Diagram } from '../canvas/diagram.ts';
import type { DiagramElement, Point } from '../canvas/services.ts';
import { listOf } from '../guidance/moddle.ts';
import type { ModdleElement } from '../guidance/moddle.ts';
import { freePlace, middleOf, rightOf } from './places.ts';

/** Pixels between a step and the next. */
const gap = 50;

export interface NewStep { readonly block: BlockName; readonly name: string }

/** Whether a step may come after this one. */
export function canFollow(element: DiagramElement): boolean {
  return element.type !== 'bpmn:EndEvent' && element.waypoints === undefined && element.type !== 'bpmn:Participant';
}

/** Whether a step that is added after the element goes between it and the next one. */
export function goesBetween({ outgoing = [], type }: DiagramElement, block: BlockName): boolean {
  return block !== 'end' && outgoing.filter(isFlow).length === 1 && !type.endsWith('Gateway');
}

/** Adds a step after another: between it and the next one, else as a new branch. Answers the new step's id. */
export function addAfter(diagram: Diagram, source: DiagramElement, { block, name }: NewStep): string | undefined {
  const shape = newShape(diagram, block);
  const [flow] = (source.outgoing ?? []).filter(isFlow);
  let made: DiagramElement | undefined;
  diagram.batch(source, () => {
    made = flow && goesBetween(source, block) ? insertInto(diagram, flow, shape) : append(diagram, source, shape);
    if (name.trim() !== '') diagram.get('modeling').updateProperties(made, { name: name.trim() });
  });
  return made?.id;
}

/** Adds a step to a lane, or to a process without lanes, right of what is there; it has no flows yet. */
export function addInto(diagram: Diagram, lane: DiagramElement, { block, name }: NewStep): string | undefined {
  const shape = newShape(diagram, block);
  const modeling = diagram.get('modeling');
  const parent = lane.type === 'bpmn:Lane' ? poolOf(lane) : lane;
  let made: DiagramElement | undefined;
  diagram.batch(lane, () => {
    made = modeling.createShape(shape, endOf(diagram, lane, shape), parent);
    if (name.trim() !== '') modeling.updateProperties(made, { name: name.trim() });
  });
  return made?.id;
}

/** The steps that a flow may be drawn to, in no order. */
export function targetsOf(diagram: Diagram, source: DiagramElement): readonly DiagramElement[] {
  const rules = diagram.get('bpmnRules');
  const there = new Set((source.outgoing ?? []).map(({ target }) => target));
  return diagram.get('elementRegistry').getAll().filter((target) => target !== source && target.waypoints === undefined && target.type !== 'label' && target.labelTarget === undefined && !there.has(target)
    && isSequence(rules.canConnect(source, target)));
}

/** Draws a flow. `condition` is FEEL, empty for none. Answers the flow's id. */
export function connect(diagram: Diagram, source: DiagramElement, target: DiagramElement, condition: string): string | undefined {
  const allowed = diagram.get('bpmnRules').canConnect(source, target);
  if (allowed === false) return undefined;
  let made: DiagramElement | undefined;
  diagram.batch(source, () => {
    const modeling = diagram.get('modeling');
    made = modeling.connect(source, target, allowed);
    if (condition.trim() === '') return;
    const expression = diagram.get('bpmnFactory').create('bpmn:FormalExpression', { body: condition.trim() });
    modeling.updateProperties(made, { conditionExpression: expression });
  });
  return made?.id;
}

/** Deletes; what led to the step then leads to what came after it. */
export function remove(diagram: Diagram, element: DiagramElement): void {
  diagram.batch(element.parent ?? element, () => { diagram.get('modeling').removeElements([element]); });
}

/** Moves a step to another lane, to the nearest free place in it. */
export function moveToLane(diagram: Diagram, element: DiagramElement, lane: DiagramElement): void {
  const others = shapesIn(diagram, poolOf(lane)).filter((other) => other !== element && other.host !== element);
  const { x, y } = freePlace(element, lane, others);
  diagram.batch(element, () => { diagram.get('modeling').moveElements([element], { x: x - (element.x ?? 0), y: y - (element.y ?? 0) }, poolOf(lane)); });
}

/** The lanes of the process without lanes inside: those that steps stand in. */
export function lanesOf(diagram: Diagram): readonly DiagramElement[] {
  return diagram.get('elementRegistry').getAll().filter(({ type, children = [] }) => type === 'bpmn:Lane' && !children.some((child) => child.type === 'bpmn:Lane'));
}

/** The lane that a step stands in. */
export function laneOf(diagram: Diagram, element: DiagramElement): DiagramElement | undefined {
  return lanesOf(diagram).find(({ businessObject }) => listOf(businessObject, 'flowNodeRef').includes(element.businessObject));
}

function insertInto(diagram: Diagram, flow: DiagramElement, shape: DiagramElement): DiagramElement {
  const { source, target } = flow;
  if (!source || !target) throw new Error('Invariant: a flow has two ends');
  const modeling = diagram.get('modeling');
  const beside = (target.x ?? 0) > rightOf(source);
  if (beside) makeRoom(diagram, source, target, (shape.width ?? 0) + 2 * gap);
  const position = beside ? { x: rightOf(source) + gap + (shape.width ?? 0) / 2, y: middleOf(source).y } : getNewShapePosition(source as never, shape as never, diagram.get('elementRegistry') as never);
  const made = modeling.createShape(shape, position, parentOf(source));
  modeling.reconnectEnd(flow, made, middleOf(made));
  modeling.connect(made, target);
  modeling.layoutConnection(flow);
  return made;
}

/** Moves everything right of the source so far that the new step has its place. */
function makeRoom(diagram: Diagram, source: DiagramElement, target: DiagramElement, needed: number): void {
  const free = (target.x ?? 0) - rightOf(source);
  if (free >= needed) return;
  // What begins right of the source's middle goes along: steps of other lanes that stand below it keep their place to each other.
  const start = middleOf(source).x;
  const all = diagram.get('elementRegistry').getAll();
  const { movingShapes, resizingShapes } = diagram.get('spaceTool').calculateAdjustments(all, 'x', needed - free, start);
  diagram.get('modeling').createSpace(movingShapes, resizingShapes, { x: needed - free, y: 0 }, 'e', start);
}

function append(diagram: Diagram, source: DiagramElement, shape: DiagramElement): DiagramElement {
  const position = getNewShapePosition(source as never, shape as never, diagram.get('elementRegistry') as never);
  return diagram.get('modeling').appendShape(source, shape, position, parentOf(source));
}

/** Right of the last step of a lane, in its middle. */
function endOf(diagram: Diagram, lane: DiagramElement, shape: DiagramElement): Point {
  const inside = shapesIn(diagram, lane.type === 'bpmn:Lane' ? poolOf(lane) : lane).filter((other) => lane.type !== 'bpmn:Lane' || laneOf(diagram, other) === lane);
  const right = inside.reduce((most, other) => Math.max(most, rightOf(other)), (lane.x ?? 0) + gap / 2);
  const y = lane.y === undefined ? middleOf(inside.at(-1) ?? { y: 120, height: 0 }).y : middleOf(lane).y;
  return { x: right + gap + (shape.width ?? 0) / 2, y };
}

function shapesIn(diagram: Diagram, pool: DiagramElement): readonly DiagramElement[] {
  return diagram.get('elementRegistry').getAll().filter(({ parent, type, waypoints, labelTarget }) => parent === pool && waypoints === undefined && labelTarget === undefined && type !== 'bpmn:Lane');
}

function newShape(diagram: Diagram, block: BlockName): DiagramElement {
  return makeBlock({ elementFactory: diagram.get('elementFactory'), bpmnFactory: diagram.get('bpmnFactory'), moddle: diagram.get('moddle') }, block);
}

/** Where what follows a step is drawn: beside it, also for an event on an edge. */
function parentOf({ parent, host }: DiagramElement): DiagramElement {
  const holder = host?.parent ?? parent;
  if (!holder) throw new Error('Invariant: a step stands somewhere');
  return holder;
}

function poolOf(lane: DiagramElement): DiagramElement {
  const { parent } = lane;
  return parent && parent.type === 'bpmn:Lane' ? poolOf(parent) : parent ?? lane;
}

function isFlow({ type }: DiagramElement): boolean {
  return type === 'bpmn:SequenceFlow';
}

function isSequence(allowed: false | Readonly<Record<string, unknown>>): boolean {
  return allowed !== false && allowed['type'] === 'bpmn:SequenceFlow';
}

/** A step's name as people know it. */
export function nameOf(element: ModdleElement | undefined): string {
  return element?.name?.trim() || element?.id || '';
}
