/** What crosses a process boundary: ids, commands, queries, API bodies, problem codes. */
export { caseWorkflowId, parseCaseWorkflowId, unitId, parseUnitId, taskRowId, parseTaskRowId } from './ids.ts';
export { regions, regionCodes } from './regions.ts';
export type { RegionCode } from './regions.ts';
export { demoUsers, demoUnits } from './demo-users.ts';
export type { Role, DemoUser } from './demo-users.ts';
export { problems, problemSchema } from './problems.ts';
export type { ProblemCode, Problem } from './problems.ts';
export { channels, languages, pageQuerySchema, sessionSchema, createContactSchema, contactSchema, clockSchema, taskSummarySchema, recordedValueSchema, pathStepSchema, taskSchema, taskQuerySchema, taskPageSchema, commandResultSchema, completeTaskSchema, draftSchema, reasonSchema, endCaseSchema, escalationSchema, escalationPageSchema, caseSummarySchema, caseSchema, caseQuerySchema, casePageSchema, caseEventSchema, historySchema, versionSummarySchema, modelSchema, modelListSchema, versionSchema, diagnosticSchema, saveVersionSchema, savedVersionSchema, createDraftSchema, publishSchema, timelinessStates, timelinessQuerySchema, timelinessSchema, timelinessCasesQuerySchema, timelinessCasePageSchema, healthSchema, liveEventSchema } from './schemas.ts';
export type { CreateContact, Contact, Clock, TaskSummary, Task, CommandResult, Escalation, CaseSummary, Case, CaseEventView, CaseHistory, VersionSummary, SavedVersion, Model, Version, Timeliness, LiveEvent } from './schemas.ts';
export { additionsSchema, callBackSchema, callResults, closeHandoverSchema, consentBases, firstServiceSchema, handoverOutcomes, handoverSchema, handoverStatuses, handoverSummarySchema, moveOnSchema, offerSchema, packageSchema, recordCallSchema, requestCallBackSchema, startHandoverSchema, transitions } from './handover-schemas.ts';
export type { CallBackView, HandoverPackageView, HandoverSummary, HandoverView } from './handover-schemas.ts';
export { routes } from './routes.ts';
export type { Route, OperationId } from './routes.ts';
export { caseWorkflowType, executeUpdateName, taskQueueName } from './commands.ts';
export type { TimelessCaseCommand, CaseCommandMessage, CaseCommandOutcome, CaseWorkflowInput, CaseWorkflowArguments, CaseWorkflowResult, RecordEventsInput } from './commands.ts';
