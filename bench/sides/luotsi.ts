/** Side (a): the product as it is, through its API: sign-in, row-level security, forms, clocks, event log and all. */
import { Client, Connection } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../bin/index.ts';
import { caseWorkflowId } from '../../contracts/index.ts';
import type { CommandResult, Contact, SavedVersion, TaskSummary, VersionSummary } from '../../contracts/index.ts';
import { migrate, seed } from '../../prisma/index.ts';
import { fiveTasksXml, noteForm } from '../five-tasks.ts';
import type { Ground } from '../ground.ts';
import { inParallel, timed, type Sample, type Side } from '../side.ts';
import { signIn, type Agent } from '../../test/support/api.ts';

/** `path` of the API, JSON in and out. Throws with the problem code unless the status is 2xx. */
async function call<T>(agent: Agent, method: string, path: string, options: Parameters<Agent['json']>[2] = {}): Promise<T> {
  const { status, body } = await agent.json<T & { code?: string }>(method, path, options);
  if (status >= 300) throw new Error(`${method} ${path} answered ${status} ${String(body.code)}`);
  return body;
}

const values = { done: true, note: 'a line of text that a worker wrote' };

export async function luotsiSide(ground: Ground): Promise<Side> {
  await migrate(ground.ownerUrl);
  await seed(ground.ownerUrl);
  const port = await freePort();
  const worker = await ground.startNode('worker', join(ground.root, 'worker/main.ts'), {}, 'worker ready');
  const api = await ground.startNode('api', join(ground.root, 'api/main.ts'), { LUOTSI_PORT: String(port) }, 'api ready');
  const origin = `http://127.0.0.1:${port}`;
  await publishFiveTasks(await signIn(origin, 'kerttu.kehittaja'));
  const adviser = await signIn(origin, 'aino.neuvoja');
  const pool = new pg.Pool({ connectionString: ground.ownerUrl, max: 20 });
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
    const contact = await call<Contact>(adviser, 'POST', '/api/contacts', { key: randomUUID(), body: { channel: 'phone', client: { name: 'Testi Henkilö' }, need: 'apua arkeen', sevenDayGround: 'age75' } });
    await openTask(contact.caseId);
    return contact.caseId;
  };
  const claimed = async (task: TaskSummary): Promise<TaskSummary> =>
    task.status === 'claimed' ? task : call<TaskSummary>(adviser, 'POST', `/api/tasks/${task.id}/claim`, { version: task.version });
  const one = async (sample: Sample): Promise<void> => {
    const [took, caseId] = await timed(start);
    sample.start.push(took);
    let task = await openTask(caseId);
    for (let n = 1; n <= 5; n++) {
      const { id, version } = await claimed(task);
      const [completed] = await timed(() => call<CommandResult>(adviser, 'POST', `/api/tasks/${id}/complete`, { version, key: randomUUID(), body: { values } }));
      sample.complete.push(completed);
      if (n === 5) break;
      const [read, next] = await timed(() => openTask(caseId));
      sample.visible.push(completed + read);
      task = next;
    }
    last = caseId;
  };

  return {
    name: 'luotsi',
    processes: { api: api.pid, worker: worker.pid },
    drive: (concurrency, cases) => inParallel(concurrency, cases, one),
    async eventsPerCompletion() {
      const { events } = await client.workflow.getHandle(caseWorkflowId('14', last)).fetchHistory();
      const updates = (events ?? []).flatMap((event, index) => (event.workflowExecutionUpdateAcceptedEventAttributes ? [index] : []));
      return ((events?.length ?? 0) - (updates.at(-5) ?? 0)) / 5;
    },
    async stop() { await api.stop(); await worker.stop(); await connection.close(); await pool.end(); },
  };
}

/** The five-task model becomes the region's published version by the same way as any other: draft, save, publish. */
async function publishFiveTasks(lead: Agent): Promise<void> {
  const { items: [model] } = await call<{ items: { id: string; published: number }[] }>(lead, 'GET', '/api/models');
  if (!model) throw new Error('Expected a seeded model but there is none');
  const draft = await call<VersionSummary>(lead, 'POST', `/api/models/${model.id}/versions`, { body: { from: model.published } });
  const at = `/api/models/${model.id}/versions/${draft.number}`;
  const saved = await call<SavedVersion>(lead, 'PUT', at, { version: draft.revision, body: { xml: fiveTasksXml, forms: { note: noteForm } } });
  if (saved.problems.some(({ severity }) => severity === 'error')) throw new Error(`The five-task model has problems: ${JSON.stringify(saved.problems)}`);
  await call(lead, 'POST', `${at}/publish`, { version: saved.revision, body: { reason: 'benchmark' } });
}

