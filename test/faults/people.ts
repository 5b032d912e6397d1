/**
 * Workers at their desks, as programs: they record contacts, claim, return and complete tasks, accept and return handovers, and end
 * cases, all through the API. A request without an answer is sent again under the same key until it is answered, as the inbox does.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { signIn } from '../support/api.ts';
import type { Agent, JsonAnswer } from '../support/api.ts';
import type { Chance } from '../support/chance.ts';
import { fillForm } from './form-values.ts';
import type { FormSchema } from './form-values.ts';
import type { Act } from './linearizability.ts';

/** What was promised to somebody, to be held against what is recorded. */
export interface Journal {
  /** Contacts answered 201, by their key. */
  readonly contacts: Map<string, { readonly caseId: string }>;
  /** Commands that got a final answer, by their key: the status and the problem code. */
  readonly commands: Map<string, { readonly kind: string; readonly caseId: string; readonly taskId?: string; readonly status: number; readonly code?: string }>;
  /** Everything tried on a task, answered or not. */
  readonly acts: Map<string, Act[]>;
  /** Answers that no rule explains: a 500, a status out of place. */
  readonly odd: string[];
}

export function createJournal(): Journal {
  return { contacts: new Map(), commands: new Map(), acts: new Map(), odd: [] };
}

interface TaskRow { readonly id: string; readonly version: number; readonly kind: string; readonly status: string; readonly caseId: string; readonly assignee: { readonly worker: string } | null }
interface TaskPage { readonly items: readonly (TaskRow & { readonly form: FormSchema | null })[] }
type Answer = JsonAnswer<Record<string, unknown>>;

export interface Desk {
  readonly origin: string;
  readonly username: string;
  readonly chance: Chance;
  readonly journal: Journal;
  /** Whether another contact may be recorded; says so once for each. */
  readonly mayOpen: () => boolean;
  readonly isOver: () => boolean;
  /** Whether a request without an answer is worth sending again; false when the run is given up. */
  readonly mayRetry: () => boolean;
}

/** One person at one desk until the run is over. */
export async function work(desk: Desk): Promise<void> {
  const agent = await signedIn(desk);
  while (agent && !desk.isOver()) {
    if (desk.username === 'aino.neuvoja' && desk.chance.happens(0.4) && desk.mayOpen()) await recordContact(desk, agent);
    else await takeSomething(desk, agent);
    await sleep(desk.chance.between(5, 60));
  }
}

type Session = Pick<Agent, 'json'>;

/** Signs in, and again whenever the session has run out (a clock that jumps a day ends them all), as a person would. */
async function signedIn(desk: Desk): Promise<Session | undefined> {
  let agent = await enter(desk);
  return agent && {
    json: async <Body>(...request: Parameters<Agent['json']>) => {
      const answer = await agent?.json<Body>(...request);
      if (answer && answer.status !== 401) return answer;
      agent = await enter(desk);
      if (!agent) throw new Error('Nobody can sign in any more');
      return await agent.json<Body>(...request);
    },
  };
}

async function enter({ origin, username, mayRetry }: Desk): Promise<Agent | undefined> {
  while (mayRetry()) {
    const agent = await signIn(origin, username).catch(() => undefined);
    if (agent) return agent;
    await sleep(500);
  }
  return undefined;
}

async function recordContact(desk: Desk, agent: Session): Promise<void> {
  const key = randomUUID();
  const body = { channel: desk.chance.pick(['phone', 'digital', 'visit']), client: { name: `Testi ${key.slice(0, 8)}` }, need: 'apua arkeen', sevenDayGround: desk.chance.pick([null, 'age75']) };
  const answer = await insist(desk, agent, 'POST', '/api/contacts', { body, key });
  if (answer?.status === 201) desk.journal.contacts.set(key, { caseId: String(answer.body['caseId']) });
  else if (answer) desk.journal.odd.push(`contact: ${answer.status} ${JSON.stringify(answer.body)}`);
}

async function takeSomething(desk: Desk, agent: Session): Promise<void> {
  const { chance } = desk;
  const page = (await once(agent, 'GET', '/api/tasks?limit=40')) as JsonAnswer<TaskPage> | undefined;
  const items = page?.status === 200 ? page.body.items.filter(({ status, assignee }) => status === 'waiting' || (status === 'claimed' && assignee?.worker === desk.username)) : [];
  if (items.length === 0) return void await sleep(100);
  const task = chance.pick(items);
  if (chance.happens(0.03)) return void await command(desk, agent, { kind: 'end', task, path: `/api/cases/${task.caseId}/end`, body: { reason: 'clientWithdrew' } });
  if (task.kind === 'handover') return await answerHandover(desk, agent, task);
  if (task.kind === 'returnedHandover') return void await command(desk, agent, { kind: 'offer', task, path: `/api/handovers/${task.id}/offer`, body: { values: {} }, version: task.version });
  const held = task.status === 'claimed' ? task : await claim(desk, agent, task);
  if (held) await finish(desk, agent, held);
}

async function answerHandover(desk: Desk, agent: Session, task: TaskRow): Promise<void> {
  const accepts = desk.chance.happens(0.8);
  await command(desk, agent, { kind: accepts ? 'accept' : 'returnHandover', task, path: `/api/handovers/${task.id}/${accepts ? 'accept' : 'return'}`, ...(accepts ? {} : { body: { reason: 'tiedot puuttuvat' } }), version: task.version });
}

async function claim(desk: Desk, agent: Session, task: TaskRow): Promise<TaskRow | undefined> {
  const answer = await act(desk, task.id, 'claim', () => once(agent, 'POST', `/api/tasks/${task.id}/claim`, { version: task.version }));
  return answer?.status === 200 ? (answer.body as unknown as TaskRow) : undefined;
}

async function finish(desk: Desk, agent: Session, { id, version, caseId }: TaskRow): Promise<void> {
  if (desk.chance.happens(0.1)) return void await act(desk, id, 'return', () => once(agent, 'POST', `/api/tasks/${id}/return`, { version }));
  const read = await once(agent, 'GET', `/api/tasks/${id}`);
  if (read?.status !== 200) return;
  const { form, version: now } = read.body as unknown as { form: FormSchema | null; version: number };
  const task = { id, caseId };
  await act(desk, id, 'complete', () => command(desk, agent, { kind: 'complete', task, path: `/api/tasks/${id}/complete`, body: { values: fillForm(form, desk.chance) }, version: now }));
}

interface Sent { readonly kind: string; readonly task: Pick<TaskRow, 'id' | 'caseId'>; readonly path: string; readonly body?: unknown; readonly version?: number }

/** A command with a key of its own, sent until it is answered for good; 202 is such an answer: it is kept. */
async function command(desk: Desk, agent: Session, { kind, task, path, body, version }: Sent): Promise<Answer | undefined> {
  const key = randomUUID();
  const answer = await insist(desk, agent, 'POST', path, { body, key, ...(version === undefined ? {} : { version }) });
  if (!answer) return undefined;
  const code = answer.status >= 400 ? String(answer.body['code']) : undefined;
  desk.journal.commands.set(key, { kind, caseId: task.caseId, ...(kind === 'end' ? {} : { taskId: task.id }), status: answer.status, ...(code === undefined ? {} : { code }) });
  if (answer.status >= 500 || ![200, 202, 404, 409, 412].includes(answer.status)) desk.journal.odd.push(`${kind}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

async function act(desk: Desk, taskId: string, kind: Act['kind'], send: () => Promise<Answer | undefined>): Promise<Answer | undefined> {
  const from = performance.now();
  const answer = await send();
  const acts = desk.journal.acts.get(taskId) ?? [];
  acts.push({ person: desk.username, kind, outcome: outcomeOf(answer), from, to: performance.now() });
  desk.journal.acts.set(taskId, acts);
  return answer;
}

function outcomeOf(answer: Answer | undefined): Act['outcome'] {
  if (!answer || answer.status >= 500) return 'unknown';
  if (answer.status < 300) return 'ok';
  const code = answer.body['code'];
  if (code === 'TASK_CLAIMED') return 'held';
  return code === 'TASK_NOT_WAITING' || code === 'CASE_ENDED' ? 'over' : 'stale';
}

interface Options { readonly body?: unknown; readonly key?: string; readonly version?: number }

/** One try; undefined when no answer came. */
async function once(agent: Session, method: string, path: string, options: Options = {}): Promise<Answer | undefined> {
  return await agent.json(method, path, options).catch(() => undefined);
}

/** The same request again until it is answered. 503, 401 and a session that cannot be read are no answers: the database is away. */
async function insist(desk: Desk, agent: Session, method: string, path: string, options: Options): Promise<Answer | undefined> {
  for (;;) {
    const answer = await once(agent, method, path, options);
    if (answer && answer.status < 500 && answer.status !== 401 && answer.body?.['code'] !== 'CASE_STARTING') return answer;
    if (answer?.status === 500) desk.journal.odd.push(`${path}: 500 ${JSON.stringify(answer.body)}`);
    if (!desk.mayRetry()) return undefined;
    await sleep(desk.chance.between(200, 600));
  }
}
