/**
 * Run-time façade of guidance/: everything but reading XML, so that workflows, inbox and audit do not load the compiler.
 * Pure: no clock, randomness, DOM or Node; instants and dates come in as arguments.
 */
export { CALENDAR_VERSION, addWorkingDays, isWorkingDay, rollToWorkingDay, workingDaysBetween } from './calendar/working-days.ts';
export { TIME_ZONE, addDays, atHour, atTime, daysBetween, localDate, normalInstant, startOfDay } from './calendar/helsinki.ts';
export { deadline, isCounted } from './deadline/deadline.ts';
export type { CountedUnit, Deadline, Limit } from './deadline/deadline.ts';
export { timeLeft } from './deadline/time-left.ts';
export type { TimeLeft } from './deadline/time-left.ts';
export { standingOf } from './case/clock-plan.ts';
export { coordinatorRoles, createCaseEnvironment, handedRole } from './case/environment.ts';
export { calendarOf, nationalCalendar } from './calendar/calendar.ts';
export type { Calendar, CalendarRows } from './calendar/calendar.ts';
export { limitRowOn } from './limits/limit-rows.ts';
export { dataVersion, timeDataProblems } from './time-data/time-data.ts';
export type { TimeData } from './time-data/time-data.ts';
export { nationalLimits } from './limits/limit-rows.ts';
export type { LimitRow } from './limits/limit-rows.ts';
export type { CaseEnvironment } from './case/environment.ts';
export { planCaseMigration } from './migration/plan-migration.ts';
export type { CaseMigrationPlan } from './migration/plan-migration.ts';
export type { CaseMigrated, ClockPassage, MigrationChoices, MigrationNotice, MigrationObstacle, MigrationObstacleCode, VersionRef } from './model/migration.ts';
export { decideCase } from './case/decide-case.ts';
export type { CaseDecision } from './case/decide-case.ts';
export { applyCase, initialCaseState } from './case/apply-case.ts';
export { restoreCase, restoreCaseDefinition } from './case/restore.ts';
export type { Restored } from '../kernel/run.ts';
export { guardCase } from './case/guard-case.ts';
export { nextDue } from './case/advance.ts';
export type { Call } from './case/ladders.ts';
export { ineligibility, professions } from './people/professions.ts';
export type { Employment, Profession, Qualification } from './people/professions.ts';
export { isOwnTask } from './case/handovers.ts';
export { additionsOf, assemblePackage, missingFromPackage, packageVariables, sectionKey } from './case/package.ts';
export { packageSections } from './model/handover.ts';
export { formProblems, validateForm, visibleFields } from './forms/validate-form.ts';
export type { FormCheck, FormContext } from './forms/validate-form.ts';
export { readForm } from './forms/read-form.ts';
export type { Field, Form, FormProblem } from './forms/read-form.ts';
export { classify, dueCohort } from './measures/timeliness.ts';
export type { ClockRow, DueCohort, Period, TimelinessState } from './measures/timeliness.ts';
export { wilson95 } from './measures/wilson.ts';
export type {
  Assignment, CaseDefinition, ClockDefinition, ClockTrigger, CoordinatorDefinition, ElementTexts, Eligibility, GuidanceDefinition, HandoverDefinition,
  LadderDefinition, LadderStep, Language, LimitUnit, PauseTrigger, Reference, Standing, Texts, Tier, WaitingFor, WarningPoint,
} from './model/guidance-definition.ts';
export type {
  Addressee, CaseCommand, CaseEvent, CaseRejection, CaseState, ClockInstance, GuidanceEvent, LeavingReason, Naming, Nominee, OfferedAtOnce, PassedOn,
} from './model/case.ts';
export type { Actor, Responsible } from './model/people.ts';
export type {
  CallBack, CallResult, ConsentBasis, CaseFinding, Handover, HandoverOutcome, HandoverPackage, HandoverTerms, MovesDefinition, PackageAdditions, PackageDefinition, PackagePart,
  PackageSection, ReceivedHandover, Transition,
} from './model/handover.ts';
