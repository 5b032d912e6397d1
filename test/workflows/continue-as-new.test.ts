/** A case over several runs: state, tail and known commands go along; nothing is lost between the runs. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CaseWorkflowResult } from '../../contracts/index.ts';
import { adviser, guide, setStage } from '../support/durable-case.ts';
import type { OpenedCase, Stage } from '../support/durable-case.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage('runs');
  await stage.startWorker();
});
afterAll(() => stage.close());

const complete = (opened: OpenedCase, elementId: string, by = adviser) => ({ type: 'completeTask' as const, taskId: opened.task(elementId), variables: {}, by });
const runOf = async (opened: OpenedCase): Promise<string> => (await stage.client.workflow.getHandle(opened.workflowId).describe()).runId;

test('a repeated command gets its first outcome from a later run, and from the result after the end', async () => {
  const opened = await stage.open({ historyLimit: 12 });
  const first = await runOf(opened);
  const commandId = randomUUID();
  const command = complete(opened, 'advise');
  const answer = await opened.execute(command, { commandId, record: false });
  await opened.execute(command, { commandId });
  await opened.execute(complete(opened, 'assess'));
  await opened.execute({ type: 'acceptHandover', taskId: opened.task('receive'), by: guide });
  expect(await runOf(opened)).not.toBe(first);
  const again = await opened.execute(command, { commandId });
  expect(again.ok).toBe(answer.ok);
  expect(stage.journal.of(opened.caseId).filter(({ type }) => type === 'taskRecorded')).toHaveLength(3);

  await opened.execute(complete(opened, 'plan', guide));
  const result = (await stage.client.workflow.getHandle(opened.workflowId).result()) as CaseWorkflowResult;
  expect(result.outcomes.map((outcome) => outcome.commandId)).toEqual(expect.arrayContaining([opened.openedBy.commandId, commandId]));
  expect(result.sequence).toBe(stage.journal.of(opened.caseId).length);
});

test('unacknowledged events go along to the next run', async () => {
  const opened = await stage.open({ historyLimit: 8, record: false });
  const first = await runOf(opened);
  const taskId = opened.outcome.events.flatMap((event) => (event.type === 'taskCreated' ? [event.taskId] : []))[0] ?? '';
  await opened.execute({ type: 'completeTask', taskId, variables: {}, by: adviser }, { record: false });
  expect(await runOf(opened)).not.toBe(first);
  const answer = await opened.execute({ type: 'endCase', reason: 'moved', by: adviser }, { record: false });
  expect(answer.events.map(({ sequence }) => sequence)).toEqual(answer.events.map((_, index) => index + 1));
  expect(answer.events[0]?.type).toBe('caseOpened');
});

test('commands that come while a run hands over to the next are all taken, each once', async () => {
  const opened = await stage.open({ historyLimit: 10 });
  const command = complete(opened, 'advise');
  const answers = await Promise.allSettled(Array.from({ length: 12 }, () => opened.execute(command)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const taskId = opened.task('assess');
  const commandId = randomUUID();
  const repeated = await Promise.all(Array.from({ length: 6 }, () => opened.execute({ type: 'completeTask', taskId, variables: {}, by: adviser }, { commandId })));
  expect(repeated.every(({ ok }) => ok)).toBe(true);
  const events = stage.journal.of(opened.caseId);
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  expect(events.filter(({ type }) => type === 'taskRecorded')).toHaveLength(2);
});

test('the definition stays one stored payload over all runs', async () => {
  expect(stage.store.blobs.size).toBe(1);
});
