/** Looks at a drawing as a reader does: what lies on what. Every finding is a sentence; a diagram that reads well has none. */
import type { BpmnDocument } from '../../kernel/index.ts';

interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
type Point = readonly [x: number, y: number];
interface Drawn { readonly id: string; readonly box: Box; readonly label: Box | undefined }
interface Line { readonly id: string; readonly points: readonly Point[]; readonly label: Box | undefined; readonly source: string; readonly target: string }

/** Width of a letter and height of a line in external labels, px, as bpmn-js draws them (11 px type). */
const letter = 6;
const lineHeight = 14;
/** Width of the strip in which a pool or lane has its name. */
const frameTitle = 30;

/** @returns what overlaps, sticks out, runs askew or through something; empty for a readable drawing */
export function drawingProblems(xml: string, document: BpmnDocument): string[] {
  const shapes = shapesOf(xml);
  const lines = linesOf(xml, document);
  const typeOf = (id: string): string => document.elements.get(id)?.type ?? '';
  const frames = shapes.filter(({ id }) => ['bpmn:Participant', 'bpmn:Lane'].includes(typeOf(id)));
  const nodes = shapes.filter((shape) => !frames.includes(shape));
  const ownerOf = (id: string): string | undefined => document.elements.get(id)?.owner;
  const hostOf = (id: string): unknown => (document.elements.get(id)?.properties['attachedToRef'] as { $ref?: string } | undefined)?.$ref;
  const related = (one: string, other: string): boolean => ownerOf(one) === other || ownerOf(other) === one || hostOf(one) === other || hostOf(other) === one;
  const labels = [...nodes, ...lines].flatMap(({ id, label }) => (label ? [{ id, box: label }] : []));
  return [
    ...pairs(nodes).filter(([one, other]) => !related(one.id, other.id) && overlap(one.box, other.box)).map(([one, other]) => `${one.id} lies on ${other.id}`),
    ...nodes.filter(({ id, box }) => typeOf(ownerOf(id) ?? '') === 'bpmn:SubProcess' && !within(box, shapes.find((each) => each.id === ownerOf(id))?.box)).map(({ id }) => `${id} sticks out of ${ownerOf(id) ?? ''}`),
    ...nodes.flatMap(({ id, box }) => (document.elements.get(id)?.lanes ?? []).filter((lane) => !within(box, frames.find((each) => each.id === lane)?.box)).map((lane) => `${id} sticks out of ${lane}`)),
    ...[...nodes, ...lines].flatMap((node) => cramped(node, String(document.elements.get(node.id)?.properties['name'] ?? ''), typeOf(node.id))),
    ...pairs(labels).filter(([one, other]) => overlap(one.box, other.box)).map(([one, other]) => `the label of ${one.id} lies on that of ${other.id}`),
    ...labels.flatMap(({ id, box }) => nodes.filter((node) => overlap(box, node.box) && node.id !== ownerOf(id) && !(typeOf(node.id) === 'bpmn:SubProcess' && within(box, node.box))).map((node) => `the label of ${id} lies on ${node.id}`)),
    ...labels.flatMap(({ id, box }) => frames.filter((frame) => overlap(box, { ...frame.box, width: frameTitle })).map((frame) => `the label of ${id} lies on the title of ${frame.id}`)),
    ...lines.flatMap((line) => askew(line, shapes)),
    ...lines.flatMap((line) => nodes.filter((node) => passes(line, node, { ownerOf, hostOf })).map((node) => `${line.id} runs through ${node.id}`)),
    ...lines.flatMap((line) => labels.filter(({ box }) => segments(line).some((segment) => crosses(segment, box))).map(({ id }) => `${line.id} runs through the label of ${id}`)),
  ];
}

function shapesOf(xml: string): Drawn[] {
  return [...xml.matchAll(/<bpmndi:BPMNShape [^>]*bpmnElement="([^"]+)"[^>]*>(.*?)<\/bpmndi:BPMNShape>/gs)].map(([, id = '', inside = '']) => {
    const [box, label] = boxes(inside);
    if (box === undefined) throw new Error(`${id} has no bounds`);
    return { id, box, label };
  });
}

function linesOf(xml: string, document: BpmnDocument): Line[] {
  return [...xml.matchAll(/<bpmndi:BPMNEdge [^>]*bpmnElement="([^"]+)"[^>]*>(.*?)<\/bpmndi:BPMNEdge>/gs)].map(([, id = '', inside = '']) => {
    const end = (name: string): string => (document.elements.get(id)?.properties[name] as { $ref?: string } | undefined)?.$ref ?? '';
    const points = [...inside.matchAll(/<di:waypoint x="([\d.]+)" y="([\d.]+)"/g)].map(([, x, y]): Point => [Number(x), Number(y)]);
    return { id, points, label: boxes(inside)[0], source: end('sourceRef'), target: end('targetRef') };
  });
}

function boxes(xml: string): Box[] {
  return [...xml.matchAll(/<dc:Bounds x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)].map(([, ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
    return { x, y, width, height };
  });
}

/** An event, gateway or flow says its name beside itself; the label holds the words that it must. */
function cramped({ id, label }: Pick<Drawn, 'id' | 'label'>, name: string, type: string): string[] {
  if (name === '' || !/Event$|Gateway$|SequenceFlow$/.test(type)) return [];
  if (label === undefined) return [`${id} has a name but no place for it`];
  const rows = name.split(/\s+/).reduce<number[]>((lengths, word) => {
    const last = lengths.at(-1);
    return last !== undefined && (last + 1 + word.length) * letter <= label.width ? [...lengths.slice(0, -1), last + 1 + word.length] : [...lengths, word.length];
  }, []).length;
  const longest = Math.max(...name.split(/\s+/).map((word) => word.length));
  return rows * lineHeight <= label.height && longest * letter <= label.width ? [] : [`the label of ${id} is too small for "${name}"`];
}

/** A line has right angles only, and begins and ends at the edge of what it connects. */
function askew({ id, points, source, target }: Line, shapes: readonly Drawn[]): string[] {
  const slanted = points.slice(1).some(([x, y], at) => x !== points[at]?.[0] && y !== points[at]?.[1]);
  const ends = [[source, points[0]], [target, points.at(-1)]] as const;
  const loose = ends.filter(([shape, point]) => { const box = shapes.find((each) => each.id === shape)?.box; return box === undefined || point === undefined || !onEdge(point, box); });
  return [...slanted ? [`${id} runs askew`] : [], ...loose.map(([shape]) => `${id} does not touch ${shape}`)];
}

/** Through the inside of a shape that it has nothing to do with. */
function passes(line: Line, { id, box }: Drawn, { ownerOf, hostOf }: { readonly ownerOf: (id: string) => string | undefined; readonly hostOf: (id: string) => unknown }): boolean {
  const around = (end: string): readonly (string | undefined)[] => [end, ownerOf(end)];
  if ([...around(line.source), ...around(line.target)].includes(id)) return segments(line).some((segment) => crosses(segment, shrunk(box, 6))) && [line.source, line.target].includes(id);
  if (hostOf(line.source) === id) return segments(line).some((segment) => crosses(segment, shrunk(box, 20)));
  return segments(line).some((segment) => crosses(segment, box));
}

function segments({ points }: Line): (readonly [Point, Point])[] {
  return points.slice(1).map((point, at) => [points[at] ?? point, point] as const);
}

function crosses([[x1, y1], [x2, y2]]: readonly [Point, Point], { x, y, width, height }: Box): boolean {
  return Math.max(x1, x2) > x && Math.min(x1, x2) < x + width && Math.max(y1, y2) > y && Math.min(y1, y2) < y + height;
}

function overlap(one: Box, other: Box): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}

function within(inner: Box, outer: Box | undefined): boolean {
  return outer !== undefined && inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
}

function onEdge([x, y]: Point, box: Box): boolean {
  const inside = x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  return inside && (x === box.x || x === box.x + box.width || y === box.y || y === box.y + box.height);
}

function shrunk({ x, y, width, height }: Box, by: number): Box {
  return { x: x + by, y: y + by, width: Math.max(0, width - 2 * by), height: Math.max(0, height - 2 * by) };
}

function pairs<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const));
}
