/**
 * Façade of the data side. Functions with `db` first are one round trip in a transaction of their own (the hot path);
 * functions with `tx` first run inside `db.within(scope, …)`. Every refusal is a thrown `Refusal` with a problem code.
 */
export { Refusal } from './types.ts';
export type {
  Begun, BegunContact, CommandEnd, CommandRejection, CommandRow, Database, Decisions, Forms, FormSchema, LiveKind, LiveNotice, NewCaseCommand, NewContact, NewEscalationCommand,
  NewSession, NewTaskCommand, Page, Place, PublishedVersion, Recorded, RunnableVersion, Scope, Session, StaffMember, TaskForm, Tx, VersionPlace,
} from './types.ts';

export { openDatabase } from './database.ts';
export { migrate } from './migrate.ts';
export { seed } from './seed.ts';
export { rebuild } from './rebuild.ts';

export { beginCaseCommand, beginEscalationCommand, beginTaskCommand, commandsBefore, findCommand, insertContact, pendingCommands } from './commands.ts';
export { recordEvents, SequenceGap } from './events.ts';
export { runnableVersion, taskForm } from './runnable.ts';

export { deleteSession, extendSession, findSession, insertSession } from './sessions.ts';
export { payloadStore } from './payloads.ts';
export type { PayloadStore } from './payloads.ts';

export { claimTask, getTask, listTasks, openTasksOfCase, returnTask, saveDraft, unitOfTask } from './tasks.ts';
export { getCase, getContact, getHistory, listCases, listEscalations } from './cases.ts';
export { getForecast } from './forecast.ts';
export { listIncidents } from './incidents.ts';
export { getTimeData, openCases, pendingTimeDataCommands, publishTimeData } from './time-data.ts';
export type { LoggedCase, NewTimeData } from './time-data.ts';
export { caseToMove, listRunningCases, versionToMoveTo } from './migration.ts';
export type { CaseToMove, NamedVersion } from './migration.ts';
export { elementNames as elementNamesOf } from './projections/definition-texts.ts';
export { getLateness, operations } from './operations.ts';
export type { RegionOperations } from './operations.ts';
export { getTimeliness, listTimelinessCases } from './timeliness.ts';
export type { TimelinessCase } from './timeliness.ts';
export { listGroupPeople, strangersAmong } from './groups.ts';
export { contentHash, createDraft, describeVersion, getVersion, listModels, parentOf, publishedVersion, saveVersion } from './versions.ts';
export { approveVersion, publishVersion, retireVersion, returnVersion, submitVersion } from './lifecycle.ts';
export { getModelHistory, log as logVersion } from './version-log.ts';
export { createModel, getVersionAt, listLibrary, newestOf } from './library.ts';
export type { NewModel } from './library.ts';
export { getRegionSettings, saveRegionSettings } from './region-settings.ts';
export {
  activatePerson, answerAbsence, cancelAbsence, coordinatorGaps, deactivatePerson, findAddressees, isDeactivated, listCandidates, listColleagues, listMyAbsences, listPeople, listReceivers, listUnits, namingOf, planAbsence, updatePerson,
  welcomeStaff,
} from './people.ts';
export type { RawCandidate } from './people.ts';
export { endMail, myMail, takeMail } from './mail.ts';
export type { Mail, MailEnd } from './mail.ts';
export { clientMeant, listPartnerHandovers } from './partner.ts';
export { getHandover, handoverTerms } from './handovers.ts';
export { endClientPlan, linkClientPlan, listClientPlans, startClientPlan } from './client-plans.ts';
export { getClient, openClient, searchClients } from './clients.ts';
export { dismissUnappliedWork, listUnappliedWork } from './unapplied-work.ts';
export type { RefusedWork } from './unapplied-work.ts';
export { listStuckCases, listTransitions, raiseStuckCases } from './transitions.ts';
export { acceptRegionHandover, isBeingAccepted, listRegionHandovers, releasingCommand, returnRegionHandover } from './region-handovers.ts';
export { regionOf } from './region-of.ts';
export type { ForeignKind } from './region-of.ts';
export { attend, presenceSeconds, refuseOtherEditor } from './presence.ts';
export type { Attending } from './presence.ts';
