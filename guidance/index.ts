/** Façade of guidance/: the run-time façade (`run.ts`) and the reading of models. Other folders import only these two files. */
export {
  CALENDAR_VERSION, TIME_ZONE, addDays, addWorkingDays, applyCase, atHour, createCaseEnvironment, daysBetween, deadline, decideCase,
  guardCase, initialCaseState, isWorkingDay, localDate, nextDue, normalInstant, rollToWorkingDay, startOfDay, timeLeft, workingDaysBetween,
} from './run.ts';
export type {
  Actor, Assignment, CaseCommand, CaseDecision, CaseDefinition, CaseEnvironment, CaseEvent, CaseRejection, CaseState, ClockDefinition, ClockInstance, ClockTrigger,
  CountedUnit, Deadline, ElementTexts, GuidanceDefinition, GuidanceEvent, Handover, HandoverDefinition, LadderDefinition, LadderStep,
  Language, Limit, LimitUnit, PassedOn, Reference, Responsible, Texts, Tier, TimeLeft,
} from './run.ts';
export { readGuidance } from './definition/read-guidance.ts';
export type { GuidanceReading } from './definition/read-guidance.ts';
export { guidanceModdle } from './definition/moddle.ts';
export { compileCase } from './definition/compile-case.ts';
export type { CompiledCase } from './definition/compile-case.ts';
