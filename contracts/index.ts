/** What crosses a process boundary: ids, commands, queries, API bodies, problem codes. */
export { caseWorkflowId, parseCaseWorkflowId, unitId, parseUnitId, taskRowId, parseTaskRowId, clockPathId, parseClockPathId, parseIncidentId } from './ids.ts';
export { regions, regionCodes } from './regions.ts';
export type { RegionCode } from './regions.ts';
export { demoUsers, demoUnits, roles } from './demo-users.ts';
export type { Role, DemoUser } from './demo-users.ts';
export { problems, problemSchema } from './problems.ts';
export type { ProblemCode, Problem } from './problems.ts';
export { channels, languages, pageQuerySchema, sessionSchema, createContactSchema, contactSchema, clockSchema, taskSummarySchema, recordedValueSchema, pathStepSchema, taskSchema, taskQuerySchema, taskPageSchema, commandResultSchema, completeTaskSchema, draftSchema, reasonSchema, endCaseSchema, escalationSchema, escalationPageSchema, caseSummarySchema, caseSchema, caseQuerySchema, casePageSchema, caseEventSchema, historySchema, versionSummarySchema, modelSchema, modelListSchema, versionSchema, diagnosticSchema, saveVersionSchema, savedVersionSchema, createDraftSchema, publishSchema, timelinessStates, timelinessQuerySchema, timelinessSchema, timelinessCasesQuerySchema, timelinessCasePageSchema, healthSchema, liveEventSchema } from './schemas.ts';
export type { CreateContact, Contact, Clock, TaskSummary, Task, CommandResult, Escalation, CaseSummary, Case, CaseEventView, CaseHistory, VersionSummary, SavedVersion, Model, Version, Timeliness, LiveEvent } from './schemas.ts';
export { additionsSchema, callBackSchema, callResults, closeHandoverSchema, consentBases, firstServiceSchema, handoverOutcomes, handoverSchema, handoverStatuses, handoverSummarySchema, moveOnSchema, offerSchema, packageSchema, recordCallSchema, requestCallBackSchema, startHandoverSchema, transitions } from './handover-schemas.ts';
export type { CallBackView, HandoverPackageView, HandoverSummary, HandoverView } from './handover-schemas.ts';
export { standings, waitingFor, incidentSchema, incidentPageSchema, retryIncidentSchema } from './schemas.ts';
export type { Incident } from './schemas.ts';
export { pauseClockSchema, resumeClockSchema, clockDueSchema, exceptionSchema, forecastQuerySchema, forecastSchema, timeDataRowsSchema, publishTimeDataSchema, timeDataSchema, timeDataPreviewSchema, timeDataPublishedSchema } from './time-schemas.ts';
export type { Forecast, TimeDataRows, TimeDataView, TimeDataPreview } from './time-schemas.ts';
export { clientListSchema, clientMatchSchema, clientQuerySchema, clientSchema, matterSchema, openClientSchema, receiverListSchema, regionHandoverListSchema, regionHandoverSchema, regionHandoverStatuses, stuckListSchema, stuckReasons, transitionPageSchema, transitionQuerySchema, transitionSchema } from './transition-schemas.ts';
export type { ClientMatch, ClientView, ReceiverList, RegionHandoverView, StuckList, TransitionView } from './transition-schemas.ts';
export { unappliedKinds, unappliedWorkListSchema, unappliedWorkSchema } from './unapplied-work.ts';
export type { UnappliedWork } from './unapplied-work.ts';
export { latenessBounds, latenessQuerySchema, latenessSchema } from './operations.ts';
export type { Lateness } from './operations.ts';
export {
  absenceSchema, candidateListSchema, caseCoordinatorSchema, colleaguesSchema, coordinatorGapsSchema, mostSubstitutedDays, moveTaskSchema, nameCoordinatorSchema, namingSchema, peopleSchema, personSchema, planAbsenceSchema, updatePersonSchema,
} from './people.ts';
export type { Absence, CandidateList, CaseCoordinator, Colleagues, CoordinatorGaps, NamingView, People, Person } from './people.ts';
export { mailChoiceSchema, mailIsLateAfter, mailStandingSchema, saveMailChoiceSchema } from './mail.ts';
export type { MailChoice, MailStanding } from './mail.ts';
export { partnerHandoverListSchema, partnerHandoverSchema, partnerHandoverStartedSchema, startPartnerHandoverSchema } from './partner-schemas.ts';
export type { PartnerHandover } from './partner-schemas.ts';
export { routes } from './routes.ts';
export type { Route, OperationId } from './routes.ts';
export { interpreter } from './interpreter.ts';
export { caseWorkflowType, executeUpdateName, taskQueueName } from './commands.ts';
export type { TimelessCaseCommand, CaseCommandMessage, CaseCommandOutcome, CaseWorkflowInput, CaseWorkflowArguments, CaseWorkflowResult, RecordEventsInput } from './commands.ts';
export { aboutVersionSchema, approveVersionSchema, changeSchema, comparisonQuerySchema, comparisonSchema, createModelSchema, divisionOfWorkSchema, libraryEntrySchema, librarySchema, libraryVersionSchema, mergeConflictSchema, modelHistorySchema, rebasedVersionSchema, rebasePreviewSchema, rebaseSchema, regionSettingsSchema, saveRegionSettingsSchema, submitVersionSchema, versionActs, versionLogEntrySchema, versionPlaceSchema } from './variants.ts';
export type { LibraryEntry, MergeConflict, ModelChange, ModelComparison, RebasePreview, RegionSettings, VersionLogEntry } from './variants.ts';
export { attendanceSchema, attendSchema } from './presence.ts';
export type { Attend, Attendance } from './presence.ts';
