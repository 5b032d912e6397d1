/**
 * Every change of the interpreter that a running case could notice on replay, in one list. The workflow asks `changed(id)`,
 * never `patched('…')` in line, so that this list is complete.
 *
 * Form of an entry:
 *   'record-before-continuing': {
 *     reason: 'The tail is recorded before continue-as-new instead of being carried.',
 *     since: '2027-01-15',
 *     interpreter: 2,
 *     removeWhen: 'no open case was started before 2027-01-15 (SELECT min(started) …)',
 *     history: 'record-before-continuing.json',   // in test/fixtures/histories, made by the code before the change
 *   },
 * Use: `if (changed('record-before-continuing')) { new way } else { old way }`. On removal: delete the old way and the
 * entry, keep the fixture until its histories are past retention.
 */
import { patched } from '@temporalio/workflow';

export interface Patch {
  readonly reason: string;
  /** Day of release, `YYYY-MM-DD`. */
  readonly since: string;
  readonly removeWhen: string;
  /** The number that `contracts/interpreter.ts` was raised to with this change. */
  readonly interpreter: number;
  /** File in test/fixtures/histories that replays only with the old way in place. */
  readonly history: string;
}

export const patches = {} as const satisfies Readonly<Record<string, Patch>>;

/** True when this execution runs the code after the change. */
export function changed(id: keyof typeof patches): boolean {
  return patched(id);
}
