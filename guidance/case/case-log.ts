/**
 * One command being decided: the state as it becomes and the events so far. Local to one `decideCase`, never kept.
 */
import { decide } from '../../kernel/run.ts';
import type { Command, Event, Rejection } from '../../kernel/run.ts';
import type { Actor, CaseEvent, CaseState, GuidanceEvent } from '../model/case.ts';
import { applyCase } from './apply-case.ts';
import type { CaseEnvironment } from './environment.ts';

export interface CaseLog {
  readonly env: CaseEnvironment;
  /** Instant of the command, in the one form. */
  readonly at: string;
  /** When what the command tells was so in fact; the command's own instant unless it says otherwise. Clocks go by it. */
  readonly effectiveAt: string;
  /** Who gave the command; absent when time did. */
  readonly by?: Actor;
  readonly events: CaseEvent[];
  state: CaseState;
}

/** Appends an event with the next sequence and folds it in. */
export function record(log: CaseLog, event: Event | GuidanceEvent): void {
  const numbered: CaseEvent = { ...event, sequence: log.state.sequence + 1 };
  log.events.push(numbered);
  log.state = applyCase(log.state, numbered);
}

/** What the engine would do; the state is left as it is. */
export function ask(log: CaseLog, command: Command): { readonly ok: true; readonly events: readonly Event[] } | { readonly ok: false; readonly rejection: Rejection } {
  return decide(log.env.kernel, log.state.process, command);
}
