/**
 * The bounds on handing out a value: whoever walks or writes it must neither run out of stack nor of time. A short expression can make
 * a value that, written out, would fill all memory: lists that hold the same list twice, over and over.
 */
import { FeelLimitError } from './feel/machine.ts';

const maximumDepth = 500;
const maximumParts = 1_000_000;

/** How much of a value has been handed out. */
export interface Walk { depth: number; left: number }

export function beginWalk(): Walk {
  return { depth: 0, left: maximumParts };
}

/** Goes into a list or context; throws FeelLimitError beyond the bounds. */
export function inside<T>(walk: Walk, parts: number, visit: () => T): T {
  walk.left -= parts;
  walk.depth += 1;
  if (walk.depth > maximumDepth) throw new FeelLimitError('its value is nested too deeply');
  if (walk.left < 0) throw new FeelLimitError('its value has too many parts');
  const result = visit();
  walk.depth -= 1;
  return result;
}
