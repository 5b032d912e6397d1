/** What time does to a case on the real server, whose clock runs ahead for one case at a time. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { CaseWorkflowResult } from '../../contracts/index.ts';
import type { CaseEvent } from '../../guidance/index.ts';
import { adviser, eventually, setStage } from '../support/durable-case.ts';
import type { OpenedCase, Stage } from '../support/durable-case.ts';
import { fastForward } from '../support/time-skipping.ts';

let stage: Stage;
beforeEach(async () => { stage = await setStage('time'); });
afterEach(() => stage.close());

const byTime = (opened: OpenedCase): CaseEvent[] => stage.journal.of(opened.caseId).filter(({ type }) => type === 'clockBreached' || type === 'escalationRaised');
const names = (events: readonly CaseEvent[]): string[] => events.map((event) => (event.type === 'escalationRaised' ? event.stepId : event.type));
const wholeLadder = ['threeDaysLeft', 'clockBreached', 'due', 'dayAfter'];

/** Days until after the ladder's last step, whatever the weekday and holidays of today. */
function beyondLadder(opened: OpenedCase): string {
  const started = stage.journal.of(opened.caseId).find((event) => event.type === 'clockStarted');
  if (started?.type !== 'clockStarted') throw new Error('no clock');
  const last = started.steps.at(-1)?.at ?? '';
  return `${Math.ceil((Date.parse(last) - Date.now()) / 86_400_000) + 1} days`;
}

test('past the seventh working day each step of the ladder has come once, in order, at its instant, whoever worked', async () => {
  const stop = await stage.startWorker();
  const opened = await stage.open();
  await fastForward(stage.client, opened.workflowId, '3 days');
  await stop();
  await stage.startWorker();
  await fastForward(stage.client, opened.workflowId, beyondLadder(opened));
  await eventually(() => byTime(opened).length >= wholeLadder.length);
  expect(names(byTime(opened))).toEqual(wholeLadder);
  for (const event of byTime(opened)) {
    const due = event.type === 'escalationRaised' ? event.dueAt : event.type === 'clockBreached' ? event.due : '';
    expect(Date.parse(event.at) - Date.parse(due)).toBeGreaterThanOrEqual(0);
    expect(Date.parse(event.at) - Date.parse(due)).toBeLessThan(5_000);
  }
  const all = stage.journal.of(opened.caseId);
  expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, index) => index + 1));
  expect(await opened.execute({ type: 'completeTask', taskId: opened.task('advise'), variables: {}, by: adviser })).toMatchObject({ ok: true });
});

test('while the database is away commands go on, and nothing that happened is lost', async () => {
  await stage.startWorker();
  const opened = await stage.open();
  stage.journal.away = true;
  const forwarding = fastForward(stage.client, opened.workflowId, beyondLadder(opened));
  await eventually(() => stage.journal.attempts >= 3);
  expect(byTime(opened)).toEqual([]);
  const answer = await opened.execute({ type: 'completeTask', taskId: opened.task('advise'), variables: {}, by: adviser }, { record: false });
  expect(answer).toMatchObject({ ok: true });
  expect(answer.events.map(({ type }) => type)).toEqual(expect.arrayContaining(['escalationRaised', 'taskRecorded']));
  expect(answer.events[0]?.sequence).toBe(stage.journal.of(opened.caseId).length + 1);
  stage.journal.away = false;
  await forwarding;
  await eventually(() => byTime(opened).length >= wholeLadder.length);
  expect(names(byTime(opened))).toEqual(wholeLadder);
});

test('a case that ended while its callers died keeps their events in its result', async () => {
  await stage.startWorker();
  const opened = await stage.open({ record: false });
  await opened.execute({ type: 'endCase', reason: 'clientWithdrew', by: adviser }, { record: false });
  const { sequence, events } = (await stage.client.workflow.getHandle(opened.workflowId).result()) as CaseWorkflowResult;
  expect(events.map((event) => event.sequence)).toEqual(Array.from({ length: sequence }, (_, index) => index + 1));
  expect([events[0]?.type, events.at(-1)?.type]).toEqual(['caseOpened', 'caseEnded']);
  expect(stage.journal.of(opened.caseId)).toEqual([]);
});

test('events of a caller that died are recorded together with what time does next', async () => {
  await stage.startWorker();
  const opened = await stage.open();
  await opened.execute({ type: 'completeTask', taskId: opened.task('advise'), variables: {}, by: adviser }, { record: false });
  await fastForward(stage.client, opened.workflowId, beyondLadder(opened));
  await eventually(() => byTime(opened).length >= wholeLadder.length);
  expect(stage.journal.of(opened.caseId).map(({ type }) => type)).toContain('taskRecorded');
});
