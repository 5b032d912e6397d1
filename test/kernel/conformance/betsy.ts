/** Runs the public BPMN execution cases through the play layer, as the harness description of their manifest says. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPlayer } from '../../../bin/play.ts';
import type { Reply } from '../../../kernel/index.ts';

export const suites = new URL('../../../../shared/conformance/', import.meta.url).pathname;
export const suitesAreThere = existsSync(join(suites, 'manifest.json'));

interface Case {
  readonly case: number;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly expectedTrace: readonly string[];
  readonly startFirst?: string;
  readonly gatherAfterMs?: number;
}

interface Item {
  readonly id: string;
  readonly path: string;
  readonly processKey: string;
  readonly disputed?: string;
  readonly mustNotComplete?: boolean;
  readonly cases: readonly Case[];
}

interface Manifest {
  readonly sets: {
    readonly betsyExec: { readonly items: readonly Item[]; readonly harness: { readonly expressions: Readonly<Record<string, { readonly feel: string }>> } };
    readonly betsyStatic: { readonly items: readonly { readonly id: string; readonly path: string; readonly constraint: string }[] };
  };
}

export interface Outcome {
  readonly id: string;
  readonly case: number;
  readonly disputed: string | undefined;
  readonly expected: readonly string[];
  readonly got: readonly string[];
  readonly passed: boolean;
  readonly reason: string;
}

export function manifest(): Manifest {
  return JSON.parse(readFileSync(join(suites, 'manifest.json'), 'utf8')) as Manifest;
}

/** Every case, disputed ones too. */
export async function runExecutionCases(): Promise<readonly Outcome[]> {
  const { items, harness } = manifest().sets.betsyExec;
  const outcomes: Outcome[] = [];
  for (const item of items) for (const each of item.cases) outcomes.push(await runCase(item, each, harness.expressions));
  return outcomes;
}

async function runCase(item: Item, each: Case, expressions: Manifest['sets']['betsyExec']['harness']['expressions']): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'luotsi-conformance-'));
  try {
    const file = join(folder, 'model.bpmn');
    writeFileSync(file, inFeel(readFileSync(join(suites, item.path), 'utf8'), expressions));
    const { tokens, reason } = await play(file, item, each);
    const expected = [...each.expectedTrace].sort();
    const got = withStandIns(tokens, each.expectedTrace).sort();
    return { id: item.id, case: each.case, disputed: item.disputed, expected, got, passed: JSON.stringify(expected) === JSON.stringify(got) && reason === '', reason };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Conditions and other expressions have no language: the manifest gives each in FEEL. */
function inFeel(xml: string, expressions: Readonly<Record<string, { readonly feel: string }>>): string {
  const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return xml.replace(/(<(?:\w+:)?(?:conditionExpression|condition|loopCondition|loopCardinality|completionCondition|activationCondition)\b[^>]*>)([\s\S]*?)(<\/)/g, (all, open: string, body: string, close: string) => {
    const text = body.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/, '$1').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').trim();
    const feel = expressions[text]?.feel;
    return feel === undefined ? all : `${open}${escaped(feel)}${close}`;
  });
}

async function play(file: string, item: Item, each: Case): Promise<{ readonly tokens: string[]; readonly reason: string }> {
  const player = await openPlayer([], ['scriptTask']);
  const ask = async (request: object): Promise<Reply> => await player.answer(JSON.stringify(request)) as Reply;
  const loaded = await ask({ do: 'load', models: [file] });
  if (!loaded.ok) return { tokens: ['ERROR_deployment'], reason: '' };
  const run: Run = { ask, tokens: [], asleep: new Map(), spans: [], marker: false, data: false };
  if (each.startFirst !== undefined) await follow(run, await ask({ do: 'start', process: each.startFirst }));
  const begun = await ask({ do: 'start', process: item.processKey, as: 'tested', variables: each.variables });
  if (!begun.ok) return { tokens: ['ERROR_runtime'], reason: '' };
  const last = await sleep(run, await follow(run, begun), each.gatherAfterMs ?? 60_000);
  return gather(run, last, item, each);
}

interface Run {
  readonly ask: (request: object) => Promise<Reply>;
  readonly tokens: string[];
  /** Jobs that take their time: when they end. */
  readonly asleep: Map<string, { readonly from: string; readonly until: string; readonly logged: boolean }>;
  readonly spans: { readonly from: string; readonly until: string }[];
  marker: boolean;
  data: boolean;
}

/** Does every script that is due, until only sleeping ones are left. */
async function follow(run: Run, reply: Reply): Promise<Reply> {
  let now = reply;
  for (let step = 0; step < 500; step += 1) {
    const job = now.jobs.find(({ id }) => !run.asleep.has(id));
    if (job === undefined) return now;
    now = await doScript(run, now, job);
  }
  throw new Error('Expected the scripts to come to an end but they do not');
}

async function doScript(run: Run, reply: Reply, job: Reply['jobs'][number]): Promise<Reply> {
  const script = (job.script ?? '').trim();
  const count = Number(job.variables['integerVariable'] ?? 0);
  const done = async (variables: Readonly<Record<string, unknown>> = {}): Promise<Reply> => await run.ask({ do: 'complete', job: job.id, variables });
  if (/^SCRIPT_task\d$/.test(script)) run.tokens.push(script);
  if (script === 'CREATE_MARKER_FILE') run.marker = true;
  if (script === 'SET_STRING_DATA') return await done({ data: 'String' });
  if (script === 'LOG_DATA') run.data ||= job.variables['data'] === 'String';
  if (script === 'INCREMENT_INTEGER_VARIABLE') return await done({ integerVariable: count + 1 });
  if (script === 'INCREMENT_INTEGER_VARIABLE_AND_LOG') {
    run.tokens.push('INCREMENT');
    return await done({ integerVariable: count + 1 });
  }
  if (script === 'THROW_ERROR') return await run.ask({ do: 'error', job: job.id, code: 'ERR_CODE' });
  if (/^(?:CREATE_TIMESTAMP_LOG_\d|WAIT_TEN_SECONDS)$/.test(script)) {
    run.asleep.set(job.id, { from: reply.now, until: new Date(Date.parse(reply.now) + 10_000).toISOString(), logged: script !== 'WAIT_TEN_SECONDS' });
    return reply;
  }
  return await done();
}

/** Lets time pass up to the moment of gathering, timers and sleeping scripts in their order. */
async function sleep(run: Run, reply: Reply, milliseconds: number): Promise<Reply> {
  const end = new Date(Date.parse(reply.now) + milliseconds).toISOString();
  let now = reply;
  for (let step = 0; step < 500; step += 1) {
    const next = [...now.timers.map(({ due }) => due), ...[...run.asleep.values()].map(({ until }) => until)].sort()[0];
    if (next === undefined || next > end) return now;
    now = await follow(run, await run.ask({ do: 'advance', to: next > now.now ? next : now.now }));
    for (const [job, span] of [...run.asleep]) {
      if (span.until > now.now) continue;
      run.asleep.delete(job);
      if (span.logged) run.spans.push(span);
      if (now.jobs.some(({ id }) => id === job)) now = await follow(run, await run.ask({ do: 'complete', job }));
    }
  }
  return now;
}

function gather(run: Run, reply: Reply, item: Item, each: Case): { readonly tokens: string[]; readonly reason: string } {
  const tokens = [...run.tokens];
  const expects = (token: string): boolean => each.expectedTrace.includes(token);
  if (run.marker && expects('MARKER_exists')) tokens.push('MARKER_exists');
  if (run.data && expects('DATA_correct')) tokens.push('DATA_correct');
  if (overlap(run.spans) && expects('EXECUTION_parallel')) tokens.push('EXECUTION_parallel');
  for (const { state } of reply.instances) if (state === 'failed') tokens.push('ERROR_thrownErrorEvent');
  if (reply.incidents.length > 0) tokens.push('ERROR_runtime');
  return { tokens, reason: item.mustNotComplete === true ? endedTooSoon(reply) : '' };
}

function overlap([a, b]: Run['spans']): boolean {
  return a !== undefined && b !== undefined && a.from < b.until && b.from < a.until;
}

function endedTooSoon({ instances }: Reply): string {
  const tested = instances.find(({ as }) => as === 'tested');
  return tested?.state === 'active' ? '' : `must still wait but is ${tested?.state ?? 'gone'}`;
}

function withStandIns(tokens: readonly string[], expected: readonly string[]): string[] {
  return tokens.map(token => expected.includes('ERROR') && (token === 'ERROR_deployment' || token === 'ERROR_runtime') ? 'ERROR' : token);
}
