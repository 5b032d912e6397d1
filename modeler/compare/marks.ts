/** How elements are marked on the two diagrams of a comparison. Pure. */
import type { ModelChange } from '../../contracts/index.ts';

export type Side = 'left' | 'right';

/** An element that is only on one side is removed or added; one of which anything else differs is changed. */
export function marksOf(changes: readonly ModelChange[], side: Side): ReadonlyMap<string, 'added' | 'removed' | 'changed'> {
  const marks = new Map<string, 'added' | 'removed' | 'changed'>();
  for (const change of changes) {
    const id = change[side];
    const other = change[side === 'left' ? 'right' : 'left'];
    if (id === null) continue;
    if (other === null) marks.set(id, side === 'left' ? 'removed' : 'added');
    else if (!marks.has(id)) marks.set(id, 'changed');
  }
  return marks;
}
