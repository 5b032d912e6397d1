/** Façade of guidance/: the run-time façade (`run.ts`) and the reading of models. Other folders import only these two files. */
export {
  CALENDAR_VERSION, TIME_ZONE, addDays, addWorkingDays, atHour, daysBetween, deadline, isWorkingDay, localDate, normalInstant,
  rollToWorkingDay, startOfDay, timeLeft, workingDaysBetween,
} from './run.ts';
export type {
  Actor, Assignment, CaseCommand, CaseDefinition, CaseEvent, CaseRejection, CaseState, ClockDefinition, ClockInstance, ClockTrigger,
  CountedUnit, Deadline, ElementTexts, GuidanceDefinition, GuidanceEvent, Handover, HandoverDefinition, LadderDefinition, LadderStep,
  Language, Limit, LimitUnit, PassedOn, Reference, Responsible, Texts, Tier, TimeLeft,
} from './run.ts';
