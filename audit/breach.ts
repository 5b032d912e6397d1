/** Where a case stood when a clock of it ran out: read from its own log, so that the sentence about it is no opinion. */
import type { CaseEventView, Clock } from '../contracts/index.ts';

export interface BreachPlace {
  /** The step that was waiting at the due instant, and since when; absent when none was. */
  readonly elementId?: string;
  readonly since?: string;
  /** Who was responsible then. */
  readonly unit?: string;
  readonly worker?: string;
}

/** A clock is breached when the log says so, or when it stopped at or after its due instant. */
export function isBreached(clock: Clock): boolean {
  return clock.breachedAt !== null || (clock.due !== null && clock.stoppedAt !== null && clock.stoppedAt >= clock.due);
}

/** Where the case stood at `clock.due`: the longest waiting task and the responsible of that instant. Events in order of sequence. */
export function breachPlace(clock: Clock, events: readonly CaseEventView[]): BreachPlace {
  const before = clock.due === null ? [] : events.filter((event) => event.at < (clock.due ?? ''));
  const waiting = new Map<string, CaseEventView>();
  let responsible: { unit?: string; worker?: string } = {};
  for (const event of before) {
    const taskId = typeof event.data['taskId'] === 'string' ? event.data['taskId'] : undefined;
    if (event.type === 'taskCreated' && taskId) waiting.set(taskId, event);
    if ((event.type === 'taskCompleted' || event.type === 'taskCancelled') && taskId) waiting.delete(taskId);
    if (event.type === 'responsibilityMoved') responsible = responsibleIn(event.data['to']);
  }
  const [longest] = waiting.values();
  return { ...(longest?.elementId && { elementId: longest.elementId, since: longest.at }), ...responsible };
}

function responsibleIn(value: unknown): { unit?: string; worker?: string } {
  const { unit, worker } = (value ?? {}) as { unit?: unknown; worker?: unknown };
  return { ...(typeof unit === 'string' && { unit }), ...(typeof worker === 'string' && { worker }) };
}
