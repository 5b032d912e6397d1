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

export async function luotsiSide(ground: Ground): Promise<Side> {
  await migrate(ground.ownerUrl);
  await seed(ground.ownerUrl);
  const port = await freePort();
  const worker = await ground.startNode('worker', join(ground.root, 'worker/main.ts'), {}, 'worker ready');
  const api = await ground.startNode('api', join(ground.root, 'api/main.ts'), { LUOTSI_PORT: String(port) }, 'api ready');
  const origin = `http://127.0.0.1:${port}`;
  await publishFiveTasks(origin);
  const adviser = await signedIn(origin, 'aino.neuvoja');
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
    name: 'luotsi',
    processes: { api: api.pid, worker: worker.pid },
    drive: (concurrency, cases) => inParallel(concurrency, cases, one),
    eventsPerCompletion: () => eventsPerCompletion(client, last),
    async stop() { adviser.close(); await api.stop(); await worker.stop(); await connection.close(); await pool.end(); },
  };
}

/** The five-task model becomes the region's published version by the same way as any other: draft, save, publish. */
async function publishFiveTasks(origin: string): Promise<void> {
  const lead = await signedIn(origin, 'kerttu.kehittaja');
  const { items: [model] } = await lead.call<{ items: { id: string; published: number }[] }>('GET', '/api/models');
  if (!model) throw new Error('Expected a seeded model but there is none');
  const draft = await lead.call<VersionSummary>('POST', `/api/models/${model.id}/versions`, { body: { from: model.published } });
  const at = `/api/models/${model.id}/versions/${draft.number}`;
  const saved = await lead.call<SavedVersion>('PUT', at, { version: draft.revision, body: { xml: fiveTasksXml, forms: { note: noteForm } } });
  if (saved.problems.some(({ severity }) => severity === 'error')) throw new Error(`The five-task model has problems: ${JSON.stringify(saved.problems)}`);
  await lead.call('POST', `${at}/publish`, { version: saved.revision, body: { reason: 'benchmark' } });
  lead.close();
}

