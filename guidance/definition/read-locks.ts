/** Checks `guidance:locked`: its aspects must be ones that a change can have. Locks mean nothing to a running case, so that nothing is read into it. */
import { changeAspects } from '../variants/change.ts';
import { text } from './reading.ts';
import type { Reading } from './reading.ts';

const lockable: ReadonlySet<string> = new Set(changeAspects);

export function checkLocks(reading: Reading): void {
  for (const owner of reading.owners) {
    for (const lock of reading.extensions(owner, 'locked')) {
      const aspects = (text(lock, 'aspects') ?? '').split(',').map((aspect) => aspect.trim()).filter((aspect) => aspect !== '');
      for (const aspect of aspects.filter((name) => !lockable.has(name.replace(/\(.+\)$/s, '')))) {
        reading.problem('locked-aspect-unknown', owner, 'locked.aspects', `Expected the lock on ${owner} to name aspects of a change but ${aspect} is none`);
      }
    }
  }
}
