/** What must hold when the dust has settled, read from PostgreSQL and asked of every case's workflow. Each finding is one sentence. */
import { isDeepStrictEqual } from 'node:util';
import { WorkflowNotFoundError } from '@temporalio/client';
import { caseWorkflowId } from '../../contracts/index.ts';
import { applyCase, initialCaseState } from '../../guidance/run.ts';
import type { CaseEvent } from '../../guidance/run.ts';
import { openDatabase, rebuild } from '../../prisma/index.ts';
import { linearize } from './linearizability.ts';
import type { Act, TaskState } from './linearizability.ts';
import type { Journal } from './people.ts';
import type { World } from './world.ts';

export const region = '14';
type Log = readonly CaseEvent[];
export interface CaseRow { readonly id: string; readonly status: string; readonly last_sequence: number; readonly xml: string }

/** All findings; empty when everything holds. */
export async function violations(world: World, journal: Journal): Promise<readonly string[]> {
  const cases = await casesOf(world);
  const findings = [...journal.odd.map((line) => `An answer that no rule explains: ${line}`)];
  const logs = new Map<string, Log>();
  for (const row of cases) {
    const log = await logOf(world, row.id);
    logs.set(row.id, log);
    findings.push(...checkLog(row, log).map((line) => `Case ${row.id}: ${line}`), ...(await checkWorkflow(world, row, log)));
  }
  findings.push(...checkPromises(journal, logs), ...(await checkTasks(world, journal, logs)), ...(await checkRebuild(world)));
  return findings;
}

export async function casesOf(world: World): Promise<CaseRow[]> {
  return world.query<CaseRow>('select c.id, c.status, c.last_sequence, v.xml from care_case c join model_version v on v.region = c.region and v.hash = c.version_hash where c.region = $1', [region]);
}

export async function logOf(world: World, caseId: string): Promise<Log> {
  const [row] = await world.query<{ events: Log }>("select luotsi.raw_events($1::uuid) as events", [caseId]);
  return row?.events ?? [];
}

/** Invariants 1 to 3 in one case's log. */
function checkLog(row: CaseRow, log: Log): string[] {
  return [...checkOrder(row, log), ...checkElements(row, log), ...checkResponsibility(log), ...checkTaskEnds(log), ...checkEscalations(log)];
}

function checkOrder(row: CaseRow, log: Log): string[] {
  const findings = log.flatMap(({ sequence }, index) => (sequence === index + 1 ? [] : [`event ${index + 1} has sequence ${sequence}`]));
  if (log.length !== row.last_sequence) findings.push(`${log.length} events are recorded but the read model stands at ${row.last_sequence}`);
  if (log.filter(({ type }) => type === 'caseOpened').length !== 1) findings.push('it was not opened exactly once');
  const opened = log.find((event) => event.type === 'caseOpened');
  if (opened?.type === 'caseOpened' && Date.parse(opened.initiatedAt) > Date.parse(opened.at)) findings.push(`it was initiated ${opened.initiatedAt}, after it was opened ${opened.at}: a clock of ours was believed`);
  const late = log.findIndex((event, index) => index > 0 && Date.parse(event.at) < Date.parse(log[index - 1]?.at ?? event.at));
  if (late > 0) findings.push(`event ${late + 1} is earlier than the one before it`);
  return findings;
}

/** Invariant 1: every element that an event names stands in the version that the case runs. */
function checkElements({ xml }: CaseRow, log: Log): string[] {
  const ids = new Set([...xml.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  return log.flatMap((event) => ('elementId' in event && typeof event.elementId === 'string' && !ids.has(event.elementId) ? [`event ${event.sequence} names ${event.elementId}, which its version does not have`] : []));
}

/** Invariant 2: one holder from the opening to the end, moved by one event that says whose it was. */
function checkResponsibility(log: Log): string[] {
  const moves = log.flatMap((event) => (event.type === 'responsibilityMoved' ? [event] : []));
  const broken = moves.flatMap(({ sequence, from }, index) => {
    const holder = moves[index - 1]?.to;
    return isDeepStrictEqual(from, holder) ? [] : [`event ${sequence} moves responsibility from ${JSON.stringify(from)} but it was with ${JSON.stringify(holder)}`];
  });
  // The first move stands beside the opening, before anything else can happen.
  return log.length > 0 && moves[0]?.sequence !== 2 ? [...broken, 'nobody was responsible from the first instant on'] : broken;
}

function checkTaskEnds(log: Log): string[] {
  const ended = log.flatMap((event) => (event.type === 'taskCompleted' || event.type === 'taskCancelled' ? [event.taskId] : []));
  return ended.flatMap((id, index) => (ended.indexOf(id) === index ? [] : [`task ${id} ended twice`]));
}

/** Invariant 3 for what time does: no ladder step twice, none of a running clock passed over. */
function checkEscalations(log: Log): string[] {
  const raised = log.flatMap((event) => (event.type === 'escalationRaised' ? [`${event.clock} ${event.stepId}`] : []));
  const twice = raised.filter((step, index) => raised.indexOf(step) !== index).map((step) => `escalation ${step} was raised more than once`);
  // Time is the engine's: no clock of ours that is ahead makes anything happen early.
  const early = log.flatMap((event) => (event.type === 'escalationRaised' && event.dueAt !== undefined && Date.parse(event.at) < Date.parse(event.dueAt) ? [`escalation ${event.clock ?? ''} ${event.stepId} was raised ${event.at}, before it was due ${event.dueAt}`] : []));
  return [...twice, ...early, ...log.flatMap((event) => (event.type === 'clockStarted' ? checkClock(log, event, new Set(raised)) : []))];
}

/** What can happen to a clock that keeps the plan it started with. */
const plainlyEnding: readonly string[] = ['clockStopped', 'clockCancelled', 'clockBreached', 'escalationRaised', 'escalationAcknowledged', 'handoverExpired'];

function checkClock(log: Log, { clock, due, steps, sequence }: Extract<CaseEvent, { type: 'clockStarted' }>, raised: ReadonlySet<string>): string[] {
  const own = log.filter((event) => event.sequence !== sequence && 'clock' in event && event.clock === clock);
  // One whose time was changed plans its steps anew; that is for the guidance rules' own tests.
  if (own.some(({ type }) => !plainlyEnding.includes(type))) return [];
  const over = own.find(({ type }) => type === 'clockStopped' || type === 'clockCancelled') ?? log.find(({ type }) => type === 'caseEnded') ?? log.at(-1);
  const end = Date.parse(over?.at ?? '');
  const missed = steps.filter(({ stepId, at }) => Date.parse(at) < end && !raised.has(`${clock} ${stepId}`)).map(({ stepId, at }) => `escalation ${clock} ${stepId} was due ${at} and never raised`);
  const silent = due !== undefined && Date.parse(due) < end && !own.some(({ type }) => type === 'clockBreached');
  return silent ? [...missed, `clock ${clock} was due ${due} and its breach is not recorded`] : missed;
}

/** The engine and the database tell one story; folding the log gives the workflow's state. */
async function checkWorkflow({ client }: World, { id, status }: CaseRow, log: Log): Promise<string[]> {
  const handle = client.workflow.getHandle(caseWorkflowId(region, id));
  try {
    if (status === 'ended') {
      const result = (await handle.result()) as { sequence: number };
      return result.sequence === log.length ? [] : [`Case ${id}: its workflow ended at event ${result.sequence}, ${log.length} are recorded`];
    }
    const { state } = await handle.query<{ state: ReturnType<typeof initialCaseState> }>('state');
    if (state.sequence !== log.length) return [`Case ${id}: its workflow stands at event ${state.sequence}, ${log.length} are recorded`];
    const folded = log.reduce(applyCase, initialCaseState());
    return isDeepStrictEqual(folded, state) ? [] : [`Case ${id}: folding the recorded events gives another state than the workflow has: ${JSON.stringify(folded)} instead of ${JSON.stringify(state)}`];
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return [`Case ${id}: no workflow runs it`];
    return [`Case ${id}: its workflow could not be asked: ${String(error)}`];
  }
}

/** What was answered to a person is recorded: each contact opened one case, each completion that was taken ended its task. */
function checkPromises({ contacts, commands }: Journal, logs: ReadonlyMap<string, Log>): string[] {
  const findings: string[] = [];
  const opened = [...contacts.values()].map(({ caseId }) => caseId);
  if (new Set(opened).size !== opened.length) findings.push('Two contacts were answered with one case');
  for (const caseId of opened) if (!logs.get(caseId)?.some(({ type }) => type === 'caseOpened')) findings.push(`Case ${caseId} was promised to a contact and never opened`);
  for (const [key, { kind, caseId, taskId, status }] of commands) {
    if (status !== 200 || taskId === undefined || kind !== 'complete') continue;
    const recorded = logs.get(caseId)?.filter((event) => event.type === 'taskRecorded' && taskId.endsWith(event.taskId.replaceAll('#', '.'))).length;
    if (recorded !== 1) findings.push(`Completion ${key} of ${taskId} was answered 200 and is recorded ${recorded ?? 0} times`);
  }
  return findings;
}

/** What concurrent people saw of each task has one order that explains it. */
async function checkTasks(world: World, { acts, commands }: Journal, logs: ReadonlyMap<string, Log>): Promise<string[]> {
  const rows = await world.query<{ id: string; case_id: string; for_worker: string | null; status: string }>('select id, case_id, for_worker, status from task where region = $1', [region]);
  const findings = rows.filter(({ status }) => status === 'sending').map(({ id }) => `Task ${id} is still being sent`);
  for (const { id, case_id: caseId, for_worker: worker } of rows) {
    const own = acts.get(id) ?? [];
    const ended = logs.get(caseId)?.some(({ type }) => type === 'caseEnded') === true && [...commands.values()].some((one) => one.kind === 'end' && one.caseId === caseId);
    const all: Act[] = ended ? [...own, { person: '', kind: 'cancel', outcome: 'unknown', from: 0, to: Infinity }] : own;
    const start: TaskState = worker === null ? 'waiting' : `held by ${worker}`;
    if (all.length <= 52 && linearize(all, start) === undefined) findings.push(`Task ${id}: no order explains ${JSON.stringify(all)}`);
  }
  return findings;
}

/** Invariant 7: the read models made anew from the log are the ones that stand there. */
async function checkRebuild(world: World): Promise<string[]> {
  const tables = ['care_case', 'task', 'case_clock', 'handover', 'escalation', 'recorded_value'];
  const content = (): Promise<string[][]> => Promise.all(tables.map(async (table) => (await world.query<{ row: string }>(`select to_jsonb(t)::text as row from "${table}" t order by 1`)).map(({ row }) => row)));
  const before = await content();
  const owner = openDatabase(world.urls.ownerUrl, { poolSize: 1 });
  await rebuild(owner, region).finally(() => owner.close());
  const after = await content();
  return tables.flatMap((table, index) => {
    const [was, is] = [before[index] ?? [], after[index] ?? []];
    const [gone, come] = [was.filter((row) => !is.includes(row)), is.filter((row) => !was.includes(row))];
    return gone.length + come.length === 0 ? [] : [`${table}: ${gone.length} rows are others after a rebuild from the log, such as ${gone[0] ?? 'nothing'} now ${come[0] ?? 'gone'}`];
  });
}
