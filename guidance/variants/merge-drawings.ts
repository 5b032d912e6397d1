/** The diagram of a merge: every element where its side drew it; a line follows the shapes that it connects. */
import type { BpmnDocument, DocumentElement, Drawing, Json, Part } from '../../kernel/index.ts';
import { isPart, refOf } from '../../kernel/index.ts';
import { same } from './content.ts';
import type { Three } from './removals.ts';

type Drawings = ReadonlyMap<string, Drawing>;
interface Bounds { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
interface Point { readonly x: number; readonly y: number }

/** @param elements what the merge holds */
export function mergeDrawings(three: Three, elements: ReadonlyMap<string, DocumentElement>): Pick<BpmnDocument, 'diagrams' | 'drawings'> {
  const { base, ours, theirs } = three;
  const diagrams = new Map([...ours.diagrams, ...[...theirs.diagrams].filter(([id]) => !base.diagrams.has(id) && !ours.diagrams.has(id))]);
  const chosen = new Map<string, Drawing>();
  for (const key of new Set([...ours.drawings.keys(), ...theirs.drawings.keys()])) {
    const drawing = pick(key, base.drawings, ours.drawings, theirs.drawings);
    if (drawing !== undefined && elements.has(drawing.element) && diagrams.has(drawing.diagram)) chosen.set(key, drawing);
  }
  const drawings = new Map([...chosen].map(([key, drawing]) => [key, 'waypoint' in drawing.part ? line(key, drawing, three, chosen, elements) : drawing]));
  return { diagrams, drawings };
}

/** The side that moved it; ours when both did. What one side no longer draws but the model still holds is drawn as the other draws it. */
function pick(key: string, base: Drawings, ours: Drawings, theirs: Drawings): Drawing | undefined {
  const [b, o, t] = [base.get(key), ours.get(key), theirs.get(key)];
  if (o === undefined || t === undefined) return o ?? t;
  return same(o.part, b?.part) ? t : o;
}

/** A line as one side drew it, when its ends lie where that side drew them; else the line's ends are led to the shapes anew. */
function line(key: string, picked: Drawing, { ours, theirs }: Three, chosen: Drawings, elements: ReadonlyMap<string, DocumentElement>): Drawing {
  const flow = elements.get(picked.element);
  const ends = ['sourceRef', 'targetRef'].map((name) => `${refOf(flow?.properties[name]) ?? ''}@${picked.diagram}`);
  const fits = (side: BpmnDocument): boolean => side.elements.get(picked.element) !== undefined && ['sourceRef', 'targetRef'].every((name, index) => {
    const end = `${refOf(side.elements.get(picked.element)?.properties[name]) ?? ''}@${picked.diagram}`;
    return end === ends[index] && same(boundsJson(side.drawings.get(end)), boundsJson(chosen.get(end)));
  });
  const sides = picked === theirs.drawings.get(key) ? [theirs, ours] : [ours, theirs];
  const drawn = sides.find((side) => side.drawings.has(key) && fits(side));
  if (drawn !== undefined) return drawn.drawings.get(key) ?? picked;
  const [from, to] = ends.map((end) => shapeOf(chosen.get(end), elements));
  return from && to ? { ...picked, part: led(picked.part, from, to) } : picked;
}

interface Shape { readonly bounds: Bounds; readonly outline: 'box' | 'circle' | 'diamond' }

function shapeOf(drawing: Drawing | undefined, elements: ReadonlyMap<string, DocumentElement>): Shape | undefined {
  const bounds = boundsJson(drawing) as unknown as Bounds | undefined;
  if (drawing === undefined || bounds === undefined) return undefined;
  const type = elements.get(drawing.element)?.type ?? '';
  return { bounds, outline: type.endsWith('Gateway') ? 'diamond' : type.endsWith('Event') ? 'circle' : 'box' };
}

function boundsJson(drawing: Drawing | undefined): Json | undefined {
  return drawing?.part['bounds'];
}

function led(part: Part, from: Shape, to: Shape): Part {
  const points = (part['waypoint'] as readonly Json[]).filter(isPart).map((point) => ({ ...point }));
  const inner = points.slice(1, -1) as unknown as Point[];
  const first = edgePoint(from, inner[0] ?? centre(to));
  const last = edgePoint(to, inner.at(-1) ?? centre(from));
  const made = ({ x, y }: Point): Part => ({ $type: 'dc:Point', x, y });
  return { ...part, waypoint: [made(first), ...points.slice(1, -1), made(last)] };
}

const centre = ({ bounds: { x, y, width, height } }: Shape): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Where the straight line from the middle of a shape towards a point leaves the shape. */
function edgePoint(shape: Shape, towards: Point): Point {
  const middle = centre(shape);
  const [dx, dy] = [towards.x - middle.x, towards.y - middle.y];
  const [halfWidth, halfHeight] = [shape.bounds.width / 2, shape.bounds.height / 2];
  const [across, along] = [Math.abs(dx) / halfWidth, Math.abs(dy) / halfHeight];
  const reach = { box: Math.max(across, along), circle: Math.hypot(across, along), diamond: across + along }[shape.outline];
  if (!(reach > 0) || !Number.isFinite(reach)) return middle;
  return { x: Math.round(middle.x + dx / reach), y: Math.round(middle.y + dy / reach) };
}
