/** Façade of guidance/: the run-time façade (`run.ts`) and the reading of models. Other folders import only these two files. */
export {
  CALENDAR_VERSION, TIME_ZONE, additionsOf, assemblePackage, isOwnTask, missingFromPackage, packageSections, packageVariables, sectionKey, addDays, addWorkingDays, applyCase, atHour, calendarOf, classify, coordinatorRoles, createCaseEnvironment, dataVersion, daysBetween, deadline,
  decideCase, dueCohort, formProblems, guardCase, handedRole, ineligibility, initialCaseState, isCounted, isWorkingDay, limitRowOn, localDate, nationalCalendar, nationalLimits, nextDue,
  normalInstant, planCaseMigration, professions, readForm, rollToWorkingDay, standingOf, startOfDay, timeDataProblems, timeLeft, validateForm, visibleFields, wilson95, workingDaysBetween,
} from './run.ts';
export type {
  CallBack, CallResult, ConsentBasis, CaseFinding, HandoverOutcome, HandoverPackage, HandoverTerms, MovesDefinition, PackageAdditions, PackageDefinition, PackagePart, PackageSection,
  OfferedAtOnce, ReceivedHandover, Transition,
  CaseMigrated, CaseMigrationPlan, ClockPassage, MigrationChoices, MigrationNotice, MigrationObstacle, MigrationObstacleCode, VersionRef,
  Actor, Addressee, Assignment, Calendar, CalendarRows, Call, CaseCommand, CaseDecision, CaseDefinition, CaseEnvironment, CaseEvent, CaseRejection, CaseState, ClockDefinition,
  ClockInstance, ClockRow, ClockTrigger, CoordinatorDefinition, CountedUnit, Deadline, DueCohort, ElementTexts, Eligibility, Employment, Field, Form, FormCheck, FormContext,
  FormProblem, GuidanceDefinition, GuidanceEvent, Handover, HandoverDefinition, LadderDefinition, LadderStep, Language, LeavingReason, Limit, LimitRow, LimitUnit, Naming,
  Nominee, PassedOn, PauseTrigger, Period, Profession, Qualification, Reference, Responsible, Standing, Texts, Tier, TimeData, TimeLeft, TimelinessState, WaitingFor,
  WarningPoint,
} from './run.ts';
export { readGuidance } from './definition/read-guidance.ts';
export type { GuidanceReading } from './definition/read-guidance.ts';
export { guidanceModdle } from './definition/moddle.ts';
export { compileCase } from './definition/compile-case.ts';
export type { CompiledCase } from './definition/compile-case.ts';
export { lintModel, rulePage } from './lint/lint.ts';
export type { Linted } from './lint/lint.ts';
export type { Finding, LintModel, VersionFiles, Rule } from './lint/rule.ts';
export { readingRules, rules } from './lint/rules/index.ts';
export { guidanceDiagnosticCodes } from './definition/codes.ts';
export type { GuidanceDiagnosticCode } from './definition/codes.ts';
export { mergeModels } from './variants/merge.ts';
export { conflictAbout } from './variants/conflict-about.ts';
export type { Merged, MergeInput } from './variants/merge.ts';
export type { Choices, Conflict, Side } from './variants/merge-said.ts';
export type { ModelFiles } from './variants/content.ts';
export { compareModels } from './variants/compare.ts';
export { changeAspects } from './variants/change.ts';
export type { Change, ChangeAspect, Comparison } from './variants/change.ts';
export { lockDiagnostics } from './variants/locks.ts';
export { divisionOfWork, stepsWithoutBasis } from './reports/division-of-work.ts';
export type { BasislessStep, WorkOfRole, WorkStep } from './reports/division-of-work.ts';
