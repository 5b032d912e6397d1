/** The case workflow on the real server: commands, their repetition, two at once, and a worker that goes away in the middle. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { CaseWorkflowResult } from '../../contracts/index.ts';
import { adviser, guide, setStage } from '../support/durable-case.ts';
import type { OpenedCase, Stage } from '../support/durable-case.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage('case');
  await stage.startWorker();
});
afterAll(() => stage.close());

const complete = (opened: OpenedCase, elementId: string, by = adviser) => ({ type: 'completeTask' as const, taskId: opened.task(elementId), variables: { [elementId]: 'tehty' }, by });
const typesOf = (opened: OpenedCase): string[] => stage.journal.of(opened.caseId).map(({ type }) => type);

async function refusal(attempt: Promise<unknown>): Promise<string | null | undefined> {
  const error = await attempt.then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(WorkflowUpdateFailedError);
  const { cause } = error as WorkflowUpdateFailedError;
  expect(cause).toBeInstanceOf(ApplicationFailure);
  expect((cause as ApplicationFailure).nonRetryable).toBe(true);
  return (cause as ApplicationFailure).type;
}

async function walkToEnd(opened: OpenedCase): Promise<void> {
  await opened.execute(complete(opened, 'advise'));
  await opened.execute(complete(opened, 'assess'));
  await opened.execute({ type: 'acceptHandover', taskId: opened.task('receive'), by: guide });
  await opened.execute(complete(opened, 'plan', guide));
}

describe('a case', () => {
  test('runs from its opening over a handover to its end, every event recorded once and in order', async () => {
    const opened = await stage.open();
    await walkToEnd(opened);
    const result = (await stage.client.workflow.getHandle(opened.workflowId).result()) as CaseWorkflowResult;
    const events = stage.journal.of(opened.caseId);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(result.sequence).toBe(events.length);
    expect(typesOf(opened)).toEqual(expect.arrayContaining(['caseOpened', 'clockStarted', 'clockStopped', 'handoverOffered', 'handoverAccepted']));
    expect(typesOf(opened).at(-1)).toBe('caseEnded');
  });

  test('keeps its definition out of the history and stores it once for all cases', async () => {
    await Promise.all([stage.open(), stage.open()]);
    const { workflowId } = await stage.open();
    const { events } = await stage.client.workflow.getHandle(workflowId).fetchHistory();
    const [started] = events ?? [];
    const sizes = started?.workflowExecutionStartedEventAttributes?.input?.payloads?.map(({ data }) => data?.length ?? 0);
    expect(JSON.stringify(stage.definition).length).toBeGreaterThan(16 * 1024);
    expect(sizes?.[1]).toBe(0);
    expect(sizes?.[0]).toBeLessThan(1_000);
    expect(stage.store.blobs.size).toBe(1);
  });

  test('costs five history events for a completion', async () => {
    const opened = await stage.open();
    const handle = stage.client.workflow.getHandle(opened.workflowId);
    const before = (await handle.fetchHistory()).events?.length ?? 0;
    await opened.execute(complete(opened, 'advise'));
    expect(((await handle.fetchHistory()).events?.length ?? 0) - before).toBe(5);
  });

  test('refuses in the validator what is not in order, with the code as failure type and no trace in the history', async () => {
    const opened = await stage.open();
    const handle = stage.client.workflow.getHandle(opened.workflowId);
    const before = (await handle.fetchHistory()).events?.length;
    expect(await refusal(opened.execute({ type: 'completeTask', taskId: 'plan#99', variables: {}, by: adviser }))).toBe('TASK_NOT_WAITING');
    expect(await refusal(opened.execute({ type: 'acceptHandover', taskId: 'receive#99', by: guide }))).toBe('HANDOVER_NOT_OPEN');
    expect((await handle.fetchHistory()).events?.length).toBe(before);
  });

  test('answers what only the decision finds with ok: false, and goes on', async () => {
    const opened = await stage.open();
    await opened.execute(complete(opened, 'advise'));
    await opened.execute({ type: 'completeTask', taskId: opened.task('assess'), variables: { need: null }, by: adviser });
    const taskId = opened.task('receive');
    expect(typesOf(opened)).toContain('handoverReturned');
    const outcome = await opened.execute({ type: 'offerHandover', taskId, variables: {}, by: adviser });
    expect(outcome).toMatchObject({ ok: false, rejection: { code: 'HANDOVER_INCOMPLETE' } });
    expect(await opened.execute({ type: 'offerHandover', taskId, variables: { need: 'apua' }, by: adviser })).toMatchObject({ ok: true });
  });

  test('lets one of two completions of a task through', async () => {
    const opened = await stage.open();
    const command = complete(opened, 'advise');
    const answers = await Promise.allSettled([opened.execute(command), opened.execute(command)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(typesOf(opened).filter((type) => type === 'taskRecorded')).toHaveLength(1);
  });

  test('gives a repeated command its first outcome, in the same run and after the case has closed', async () => {
    const opened = await stage.open();
    const commandId = randomUUID();
    const command = complete(opened, 'advise');
    const first = await opened.execute(command, { commandId, record: false });
    const again = await opened.execute(command, { commandId });
    expect(again).toEqual(first);
    await opened.execute(complete(opened, 'assess'));
    await opened.execute({ type: 'acceptHandover', taskId: opened.task('receive'), by: guide });
    await opened.execute(complete(opened, 'plan', guide));
    await stage.client.workflow.getHandle(opened.workflowId).result();
    expect(await opened.execute(command, { commandId, record: false })).toEqual(first);
  });

  test('opens once, however often it is started', async () => {
    const caseId = randomUUID();
    const commandId = randomUUID();
    const [one, other] = await Promise.all([stage.open({ caseId, commandId }), stage.open({ caseId, commandId })]);
    expect(other.outcome).toEqual(one.outcome);
    expect(typesOf(one).filter((type) => type === 'caseOpened')).toHaveLength(1);
  });

  test('goes on with another worker when the first is gone', async () => {
    const own = await setStage('restart');
    const stop = await own.startWorker();
    const opened = await own.open();
    await opened.execute(complete(opened, 'advise'), { record: false });
    await stop();
    const waiting = opened.execute({ type: 'endCase', reason: 'clientWithdrew', by: adviser });
    await own.startWorker();
    expect(await waiting).toMatchObject({ ok: true });
    expect(own.journal.of(opened.caseId).map(({ type }) => type)).toEqual(expect.arrayContaining(['taskRecorded', 'caseEnded']));
    await own.client.workflow.getHandle(opened.workflowId).result();
    await own.close();
  });
});
