/** Where there is room on the canvas. Pure. */
import type { Box, Point } from '../canvas/services.ts';

const distance = 20;
const step = 20;
const reach = 4000;

export function rightOf({ x = 0, width = 0 }: Box): number {
  return x + width;
}

export function middleOf({ x = 0, y = 0, width = 0, height = 0 }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Upper left corner for a shape in an area: in the middle of its height, as near as can be to where the shape stands, clear of the others. */
export function freePlace(shape: Box, area: Box, others: readonly Box[]): Point {
  const y = middleOf(area).y - (shape.height ?? 0) / 2;
  const x = Math.max(shape.x ?? 0, (area.x ?? 0) + 2 * distance);
  for (let away = 0; away < reach; away += step) {
    for (const candidate of [x + away, x - away]) {
      const inside = candidate >= (area.x ?? 0) + 2 * distance;
      if (inside && !others.some((other) => touches({ ...shape, x: candidate, y }, other))) return { x: candidate, y };
    }
  }
  return { x, y };
}

function touches(one: Box, other: Box): boolean {
  const apart = rightOf(one) + distance <= (other.x ?? 0) || rightOf(other) + distance <= (one.x ?? 0)
    || (one.y ?? 0) + (one.height ?? 0) + distance / 2 <= (other.y ?? 0) || (other.y ?? 0) + (other.height ?? 0) + distance / 2 <= (one.y ?? 0);
  return !apart;
}
