/** Side (a): the product as it is, through its API: sign-in, row-level security, forms, clocks, event log and all. */
import { Client, Connection } from '@temporalio/client';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { freePort } from '../../bin/index.ts';
import { caseWorkflowId } from '../../contracts/index.ts';
import type { CommandResult, Contact, TaskSummary } from '../../contracts/index.ts';
import { lintModel } from '../../guidance/index.ts';
import { contentHash, migrate, seed } from '../../prisma/index.ts';
import { fiveTasksXml, noteForm } from '../five-tasks.ts';
import type { Ground, StartedProcess } from '../ground.ts';
import { createCaller, type Caller } from '../http.ts';
import { inParallel, timed, type Sample, type Side } from '../side.ts';
import { signIn } from '../../test/support/api.ts';

async function signedIn(origin: string, name: string): Promise<Caller> {
  return createCaller(origin, (await signIn(origin, name)).cookie);
}

/** Events from the first of the five completions on, the end of the case included. */
async function eventsPerCompletion(client: Client, caseId: string): Promise<number> {
  const { events } = await client.workflow.getHandle(caseWorkflowId('14', caseId)).fetchHistory();
  const updates = (events ?? []).flatMap((event, index) => (event.workflowExecutionUpdateAcceptedEventAttributes ? [index] : []));
  return ((events?.length ?? 0) - (updates.at(-5) ?? 0)) / 5;
}

const values = { done: true, note: 'a line of text that a worker wrote' };

/** Worker and API on a database with all their tables. */
async function startProduct(ground: Ground, name: string, beside: string | undefined): Promise<{ api: StartedProcess; worker: StartedProcess; origin: string; ownerUrl: string }> {
  const folder = beside === undefined ? ground.root : resolve(beside);
  const { ownerUrl, appUrl } = beside === undefined ? ground : await ground.database(name);
  if (beside === undefined) {
    await migrate(ownerUrl);
    await seed(ownerUrl);
  } else migrateBy(folder, ownerUrl);
  const port = await freePort();
  const env = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, LUOTSI_TASK_QUEUE: `bench-${name}`, LUOTSI_PORT: String(port) };
  const worker = await ground.startNode(`worker-${name}`, join(folder, 'worker/main.ts'), env, 'worker ready');
  const api = await ground.startNode(`api-${name}`, join(folder, 'api/main.ts'), env, 'api ready');
  return { api, worker, ownerUrl, origin: `http://127.0.0.1:${port}` };
}

/** @param beside folder of another checkout: its code on a database of its own, as the side `beside` */
export async function luotsiSide(ground: Ground, beside?: string): Promise<Side> {
  const name = beside === undefined ? 'luotsi' : 'beside';
  const { api, worker, origin, ownerUrl } = await startProduct(ground, name, beside);
  await publishFiveTasks(ownerUrl);
  const adviser = await signedIn(origin, 'aino.neuvoja');
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 20 });
  const connection = await Connection.connect({ address: ground.temporalAddress });
  const client = new Client({ connection });
  let last = '';

  /** The same check as on the plain side: the open task is read from the store by the driver itself. */
  const openTask = async (caseId: string): Promise<TaskSummary & { version: number }> => {
    const { rows } = await pool.query<TaskSummary>({ name: 'open-task', text: "select id, version, status from task where case_id = $1 and status in ('waiting', 'claimed')", values: [caseId] });
    if (rows.length !== 1 || !rows[0]) throw new Error(`Expected one open task of case ${caseId} but found ${rows.length}`);
    return rows[0];
  };
  const start = async (): Promise<string> => {
    const contact = await adviser.call<Contact>('POST', '/api/contacts', { key: randomUUID(), body: { channel: 'phone', client: { name: 'Testi Henkilö' }, need: 'apua arkeen', sevenDayGround: 'age75' } });
    await openTask(contact.caseId);
    return contact.caseId;
  };
  const claimed = async (task: TaskSummary): Promise<TaskSummary> =>
    task.status === 'claimed' ? task : adviser.call<TaskSummary>('POST', `/api/tasks/${task.id}/claim`, { version: task.version });
  const one = async (sample: Sample): Promise<void> => {
    const [took, caseId] = await timed(start);
    sample.start.push(took);
    let task = await openTask(caseId);
    for (let n = 1; n <= 5; n++) {
      // The first task is taken from the queue; the path gives the next ones to the same worker.
      const { id, version } = await claimed(task);
      const [completed] = await timed(() => adviser.call<CommandResult>('POST', `/api/tasks/${id}/complete`, { version, key: randomUUID(), body: { values } }));
      sample.complete.push(completed);
      if (n === 5) break;
      const [read, next] = await timed(() => openTask(caseId));
      sample.visible.push(completed + read);
      task = next;
    }
    last = caseId;
  };

  return {
    name,
    processes: { api: api.pid, worker: worker.pid },
    drive: (concurrency, cases) => inParallel(concurrency, cases, one),
    eventsPerCompletion: () => eventsPerCompletion(client, last),
    async stop() { adviser.close(); await api.stop(); await worker.stop(); await connection.close(); await pool.end(); },
  };
}

/** The other checkout's tables come by its own code, in a process of its own: two of the same wasm in one do not agree. */
function migrateBy(folder: string, ownerUrl: string): void {
  const code = "const { migrate, seed } = await import('./prisma/index.ts'); await migrate(process.env.OWNER_URL); await seed(process.env.OWNER_URL);";
  execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], { cwd: folder, env: { ...process.env, OWNER_URL: ownerUrl }, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The five-task model becomes the unit's own, put there as the seed puts the ready models: what it asks of a variant or of a publisher is not measured. */
async function publishFiveTasks(ownerUrl: string): Promise<void> {
  const forms = { note: noteForm };
  const { definition, diagnostics } = await lintModel({ xml: fiveTasksXml, forms, decisions: {} });
  if (!definition) throw new Error(`The five-task model does not run: ${JSON.stringify(diagnostics)}`);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query("insert into model (id, region, names, unit) values ('five-tasks', '14', $1, '14-neuvonta')", [JSON.stringify({ fi: 'Viisi tehtävää' })]);
  await owner.query(
    `insert into model_version (region, model_id, number, status, xml, forms, definition, hash, author, reason, published_at, valid_from)
     values ('14', 'five-tasks', 1, 'published', $1, $2, $3, $4, 'Luotsi', 'benchmark', now(), luotsi.today())`,
    [fiveTasksXml, JSON.stringify(forms), JSON.stringify(definition), contentHash({ xml: fiveTasksXml, forms })]);
  await owner.end();
}
