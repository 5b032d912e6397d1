/** The side effects of a case. Each is idempotent: Temporal calls it at least once. */
import type { RecordEventsInput } from '../contracts/index.ts';

export interface ActivityDependencies {
  /**
   * Writes events keyed (case, sequence) and updates the projections in one transaction; events that are there already are
   * passed over. Rejects when the first new event does not follow the last recorded one.
   */
  readonly recordEvents: (input: RecordEventsInput) => Promise<unknown>;
}

export interface CaseActivities {
  /** Records what is not known to be recorded. Returns nothing: the history holds the call once, not its echo. */
  recordEvents(input: RecordEventsInput): Promise<void>;
}

/** Activities for `createWorker`, and for nothing else: workflows know them as types. */
export function createActivities({ recordEvents }: ActivityDependencies): CaseActivities {
  return {
    async recordEvents(input) {
      if (input.events.length > 0) await recordEvents(input);
    },
  };
}
