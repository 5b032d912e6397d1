/** A running case moves to another version on the real server: its clocks go on, the next run carries the new definition, and the history replays. MOD-07. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isGrpcServiceError, ServiceError } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { createDataConverter } from '../../codec/index.ts';
import type { CaseCommandOutcome, TimelessCaseCommand } from '../../contracts/index.ts';
import type { CaseDefinition } from '../../guidance/index.ts';
import { adviser, eventually, setStage, testBundle } from '../support/durable-case.ts';
import type { OpenedCase, Stage } from '../support/durable-case.ts';
import { fastForward } from '../support/time-skipping.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage('moves');
  await stage.startWorker();
});
afterAll(() => stage.close());

/** The path with `assess` under another id. */
function renamed(definition: CaseDefinition): CaseDefinition {
  return JSON.parse(JSON.stringify(definition).replaceAll('"assess"', '"judge"')) as CaseDefinition;
}
const move = (opened: OpenedCase, more: Partial<Extract<TimelessCaseCommand, { type: 'migrateCase' }>> = {}): TimelessCaseCommand => ({
  type: 'migrateCase', from: { modelId: 'm', number: 1, hash: 'test' }, to: { modelId: 'm', number: 2, hash: 'two' }, basedOn: stage.journal.of(opened.caseId).length,
  elements: { assess: 'judge' }, clocks: {}, reason: 'Uusi polku', by: { worker: 'kerttu', unit: '14' }, ...more,
});
const complete = (opened: OpenedCase, elementId: string): TimelessCaseCommand => ({ type: 'completeTask', taskId: opened.task(elementId), variables: {}, by: adviser });
/** As the API and its sweeper: a command that met the hand-over to the next run is sent again under its id. */
async function send(opened: OpenedCase, command: TimelessCaseCommand, options: { readonly commandId?: string; readonly definition?: CaseDefinition } = {}): Promise<CaseCommandOutcome> {
  const all = { commandId: randomUUID(), ...options };
  for (let tries = 0; ; tries += 1) {
    try {
      return await opened.execute(command, all);
    } catch (error) {
      if (tries === 20 || !isAway(error)) throw error;
    }
  }
}
const isAway = (error: unknown): boolean => error instanceof ServiceError && isGrpcServiceError(error.cause) && error.cause.code === 9;
const typesOf = (opened: OpenedCase): string[] => stage.journal.of(opened.caseId).map(({ type }) => type);

test('moved, the case goes on in the new version over its next runs, with the clock that it had', async () => {
  const definition = renamed(stage.definition);
  const opened = await stage.open({ historyLimit: 8 });
  await send(opened, complete(opened, 'advise'));
  const due = stage.journal.of(opened.caseId).flatMap((event) => (event.type === 'clockStarted' ? [event.due] : []));
  const commandId = randomUUID();
  const answer = await send(opened, move(opened), { commandId, definition });
  expect(answer.ok && answer.events.map(({ type }) => type)).toEqual(['caseMigrated', 'instanceMigrated']);
  // Sent again it is what became of it the first time.
  await send(opened, move(opened), { commandId, definition });
  expect(typesOf(opened).filter((type) => type === 'caseMigrated')).toHaveLength(1);
  // The clock that ran before breaches when it would have.
  await fastForward(stage.client, opened.workflowId, '30 days');
  await eventually(() => typesOf(opened).includes('clockBreached'));
  expect(stage.journal.of(opened.caseId).find(({ type }) => type === 'clockBreached')).toMatchObject({ due: due[0] });
  await send(opened, { type: 'completeTask', taskId: opened.task('assess'), variables: {}, by: adviser });
  expect(stage.journal.of(opened.caseId).filter((event) => event.type === 'taskCompleted').map((event) => ('elementId' in event ? event.elementId : ''))).toEqual(['advise', 'judge']);
  expect(opened.task('receive')).toBeDefined();
});

test('what stands in the way is refused before the history grows, and the case runs on', async () => {
  const opened = await stage.open();
  await opened.execute(complete(opened, 'advise'));
  const before = typesOf(opened).length;
  await expect(opened.execute(move(opened, { elements: {} }), { definition: renamed(stage.definition) })).rejects.toThrow();
  await expect(opened.execute(move(opened, { basedOn: 1 }), { definition: renamed(stage.definition) })).rejects.toThrow();
  expect(typesOf(opened)).toHaveLength(before);
  expect((await opened.execute(complete(opened, 'assess'))).ok).toBe(true);
});

test('the history of a move replays from its payloads alone', async () => {
  const opened = await stage.open();
  await opened.execute(complete(opened, 'advise'));
  await opened.execute(move(opened), { definition: renamed(stage.definition) });
  await opened.execute({ type: 'completeTask', taskId: opened.task('assess'), variables: {}, by: adviser });
  const history = await stage.client.workflow.getHandle(opened.workflowId).fetchHistory();
  const dataConverter = createDataConverter({ codecKey: stage.codecKey, payloadStore: stage.store });
  await Worker.runReplayHistory({ workflowBundle: await testBundle(), dataConverter }, history, opened.workflowId);
});
