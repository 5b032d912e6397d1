/** A clock of a case: its state, the commands that people give it and the events it makes. Part of `case.ts`. Instants are ISO 8601 UTC with milliseconds, dates Finnish. */
import type { Actor } from './people.ts';
import type { TimeData } from '../time-data/time-data.ts';
import type { LimitUnit, Standing, WaitingFor } from './guidance-definition.ts';

/** By what a started clock counts: its own numbers, or those of the dated row that was valid when it started. */
export interface Counting {
  readonly limit?: number;
  readonly unit: LimitUnit;
  readonly roll: boolean;
  readonly officeHours?: boolean;
  /** Owners of calendar rows, narrowest first; absent: the country's calendar alone. */
  readonly owners?: readonly string[];
  /** Id of the dated limit row. */
  readonly row?: string;
  readonly exceptions?: readonly string[];
}

/** A time in which the case waited. `reopened`: between a stop that was none and its undoing; `suspension`: while the case was suspended. */
export interface Wait {
  /** Effective instants; `to` is absent while it lasts. */
  readonly from: string;
  readonly to?: string;
  readonly waitingFor: WaitingFor | 'suspension' | 'reopened';
  readonly standing: Standing;
}

/** Something a clock does at an instant that is still to come. */
export interface PlannedStep { readonly stepId: string; readonly at: string }

/** When a clock is due and what it does until then and after. */
export interface ClockPlan {
  /** Exclusive bound: in time ⇔ stopped before it. Absent for a clock without number. */
  readonly due?: string;
  /** Last day in time. */
  readonly dueDate?: string;
  /** Ladder steps still to come, with their instants, earliest first. */
  readonly steps: readonly PlannedStep[];
  /** Warning points still to come, earliest first. */
  readonly warnings?: readonly PlannedStep[];
  /** Warnings given that stand: their points have passed by this due date too. */
  readonly warned?: readonly string[];
}

export interface ClockInstance extends ClockPlan {
  readonly id: string;
  readonly clockId: string;
  readonly elementId?: string;
  /** Task id of the handover or call-back that it measures, when it measures one. */
  readonly about?: string;
  readonly startedAt: string;
  /** `paused`: it stands still, is not breached and raises nothing. A wait that counts leaves it `running`. */
  readonly status: 'running' | 'paused' | 'stopped' | 'cancelled';
  readonly breachedAt?: string;
  readonly counting?: Counting;
  readonly waits?: readonly Wait[];
  readonly stoppedAt?: string;
  /** A target's last day that somebody set by hand, and since when. */
  readonly set?: { readonly dueDate: string; readonly at: string };
  /** A documented exception: until when the law's limit is exceeded for a reason of its own. */
  readonly exception?: { readonly ground: string; readonly dueDate: string; readonly lawfulDue: string };
}

/** Commands are given by a person, who is named; `effectiveAt` says when it was so in fact, at the latest now. */
export type ClockCommand =
  | { readonly type: 'pauseClock'; readonly clock: string; readonly waitingFor: WaitingFor; readonly reason: string; readonly effectiveAt?: string; readonly by: Actor; readonly at: string }
  | { readonly type: 'resumeClock'; readonly clock: string; readonly effectiveAt?: string; readonly by: Actor; readonly at: string }
  /** Sets a target's last day. The law's limits are moved only by what the law knows: a pause that stands still, or a documented exception. */
  | { readonly type: 'changeClockDue'; readonly clock: string; readonly dueDate: string; readonly reason: string; readonly by: Actor; readonly at: string }
  | { readonly type: 'recordException'; readonly clock: string; readonly ground: string; readonly justification: string; readonly dueDate: string; readonly by: Actor; readonly at: string }
  /** Brings a running case other calendars and limits. */
  | { readonly type: 'adoptTimeData'; readonly data: TimeData; readonly reason: string; readonly by: Actor; readonly at: string };

type About = { readonly v: 1; readonly at: string; readonly clock: string; readonly elementId?: string };
/** Due of a clock as it was, for whoever compares. */
interface Before { readonly previousDue?: string; readonly previousDueDate?: string }

export type ClockEvent =
  | { readonly type: 'clockStarted'; readonly v: 1; readonly at: string; readonly clock: string; readonly clockId: string; readonly kind: 'statutory' | 'target'; readonly elementId?: string; readonly startedAt: string; readonly due?: string; readonly dueDate?: string; readonly limit?: number; readonly unit: LimitUnit; readonly legalBasis?: string; readonly steps: readonly PlannedStep[]; readonly warnings?: readonly PlannedStep[]; readonly counting?: Counting; readonly calendarVersion: string; readonly about?: string }
  /** `effectiveAt`: when it was done, if that was before it was recorded (`at`). */
  | About & { readonly type: 'clockStopped'; readonly inTime: boolean; readonly effectiveAt?: string }
  | About & { readonly type: 'clockBreached'; readonly due: string }
  /** The case ended first: `withdrawn` for a client's reason, `notRequired` when the drawn path needed no stop. */
  | About & { readonly type: 'clockCancelled'; readonly because: 'withdrawn' | 'notRequired' }
  | About & { readonly type: 'clockWarned'; readonly warningId: string; readonly dueAt: string; readonly due: string }
  /** Without `by` time did it. `breachUndone`: it stood still before it was due, so what was recorded as late was not. */
  | About & { readonly type: 'clockPaused'; readonly waitingFor: Wait['waitingFor']; readonly standing: Standing; readonly reason?: string; readonly effectiveAt: string; readonly breachUndone?: true; readonly by?: Actor }
  | About & ClockPlan & Before & { readonly type: 'clockResumed'; readonly effectiveAt: string; readonly by?: Actor; readonly calendarVersion: string }
  | About & ClockPlan & { readonly type: 'clockReopened'; readonly stoppedAt: string; readonly effectiveAt: string; readonly standing: Standing; readonly calendarVersion: string }
  | About & ClockPlan & Before & { readonly type: 'clockDueChanged'; readonly because: 'setByHand' | 'timeData'; readonly reason: string; readonly by: Actor; readonly counting?: Counting; readonly calendarVersion: string }
  /** Class of its own in the figures: never silently in time. */
  | About & ClockPlan & Before & { readonly type: 'exceptionRecorded'; readonly ground: string; readonly justification: string; readonly lawfulDue: string; readonly by: Actor; readonly calendarVersion: string }
  /** At the opening without `by`: the data in force. */
  | { readonly type: 'timeDataAdopted'; readonly v: 1; readonly at: string; readonly data: TimeData; readonly reason?: string; readonly by?: Actor };
