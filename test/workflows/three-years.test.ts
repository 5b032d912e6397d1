/** One case over three virtual years of follow-ups on the real server, by the ready path: it goes on from run to run and stays small. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { compileCase } from '../../guidance/index.ts';
import { adviser, eventually, guide, setStage } from '../support/durable-case.ts';
import type { OpenedCase, Stage } from '../support/durable-case.ts';
import { historyCosts } from '../support/history-costs.ts';
import { fastForward } from '../support/time-skipping.ts';

const rounds = 12;
const coordinator = { worker: 'kaisa', unit: '14-moniammatillinen' };
let stage: Stage;

beforeAll(async () => {
  const compiled = await compileCase(await readFile(join(import.meta.dirname, '../../models/siun-sote-guidance-path/siun-sote-guidance-path.bpmn'), 'utf8'));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  stage = await setStage('years', { definition: compiled.definition });
  await stage.startWorker();
});
afterAll(() => stage.close());

/** The open task of an element, once it is there. */
async function taskOf(opened: OpenedCase, elementId: string): Promise<string> {
  await eventually(() => openTasks(opened).some((task) => task.elementId === elementId));
  return openTasks(opened).find((task) => task.elementId === elementId)?.taskId ?? '';
}

function openTasks(opened: OpenedCase): readonly { readonly taskId: string; readonly elementId: string }[] {
  const events = stage.journal.of(opened.caseId);
  const ended = new Set(events.flatMap((event) => (event.type === 'taskCompleted' || event.type === 'taskCancelled' ? [event.taskId] : [])));
  return events.flatMap((event) => (event.type === 'taskCreated' && !ended.has(event.taskId) ? [{ taskId: event.taskId, elementId: event.elementId }] : []));
}

test('a case lives three years, run after run, and costs few history events a task', async () => {
  const opened = await stage.open({ historyLimit: 60 });
  const complete = async (elementId: string, variables = {}, by = coordinator): Promise<void> => {
    expect(await opened.execute({ type: 'completeTask', taskId: await taskOf(opened, elementId), variables, by })).toMatchObject({ ok: true });
  };
  const accept = async (elementId: string, by: typeof adviser): Promise<void> => {
    expect(await opened.execute({ type: 'acceptHandover', taskId: await taskOf(opened, elementId), by })).toMatchObject({ ok: true });
  };
  const text = { need: 'apua arkeen', adviceGiven: 'neuvottu', adviceReason: 'tarvitaan enemmän', segment: 'older', preliminaryAssessment: 'arvio', manyServicesReason: 'monta palvelua' };
  await complete('p2_t1', { ...text, adviceOutcome: 'onward' }, adviser);
  await accept('p2_h12', guide);
  for (const [task, variables] of [['p2_t2_seg', text], ['p2_t2_pre', text], ['p2_t2_adv', { ...text, closerClarification: 'yes', manyServices: 'yes' }]] as const) await complete(task, variables, guide);
  await accept('p2_h23', coordinator);
  for (const task of ['p2_t3_need', 'p2_t3_assess', 'p2_t3_plan']) await complete(task, { rootCause: 'yksinäisyys' });
  for (let round = 1; round <= rounds; round += 1) {
    await fastForward(stage.client, opened.workflowId, '93 days');
    await complete('p2_t3_follow_task', { nextStep: round < rounds ? 'continue' : 'end' });
  }
  for (const { elementId } of openTasks(opened)) await complete(elementId);
  await stage.client.workflow.getHandle(opened.workflowId).result();
  await report(opened);
}, 300_000);

/** Prints what the histories are made of, and holds each part to what it must cost at least. */
async function report(opened: OpenedCase): Promise<void> {
  const events = stage.journal.of(opened.caseId);
  const count = (type: string): number => events.filter((event) => event.type === type).length;
  const completed = count('taskCompleted');
  const years = (Date.parse(events.at(-1)?.at ?? '') - Date.parse(events[0]?.at ?? '')) / 86_400_000 / 365.25;
  const { runs, longest, bytes, byType, byCause } = await historyCosts(stage.client, opened.workflowId);
  const total = Object.values(byType).reduce((sum, each) => sum + each, 0);
  const commands = byType['WORKFLOW_EXECUTION_UPDATE_COMPLETED'] ?? 0;
  const moments = byType['TIMER_FIRED'] ?? 0;
  const perCommand = byCause.command / commands;
  const perMoment = (byCause.timer + byCause.recording) / moments;
  const perRun = byCause.run / runs;
  const ofCase = total - byCause['time skipping'];
  console.log(`${years.toFixed(2)} years, ${runs} runs, ${completed} tasks, ${events.length} case events; the longest run ${longest} events, ${Math.round(bytes / completed)} bytes of history a task
History events: ${perCommand.toFixed(1)} for each of ${commands} commands, ${perMoment.toFixed(1)} for each of ${moments} moments at which time did something (timer ${(byCause.timer / moments).toFixed(1)}, recording ${(byCause.recording / moments).toFixed(1)};
  ${count('timerFired')} timers of the model, ${count('clockBreached')} clocks breached, ${count('escalationRaised')} escalations), ${perRun.toFixed(1)} for each run. Per completed task ${(ofCase / completed).toFixed(1)}; ${(total / completed).toFixed(1)} with the test's leaps in time
By cause: ${JSON.stringify(byCause)}
By type: ${JSON.stringify(byType)}`);
  expect(years).toBeGreaterThan(3);
  expect(runs).toBeGreaterThan(1);
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  expect(longest).toBeLessThan(150);
  // Accepted, completed and one workflow task; timer and recording with a workflow task each; a run's start, its first task and its end.
  expect(perCommand).toBeLessThanOrEqual(5);
  expect(perMoment).toBeLessThan(12);
  expect(perRun).toBeLessThan(6);
}
