/** What a running case does with commands and time, without an engine around it. */
import { expect, test } from '@jest/globals';
import type { CaseCommandMessage } from '../../contracts/index.ts';
import { execute, resume } from '../../workflows/running-case.ts';
import { adviser, durablePath } from '../support/durable-case.ts';

const definition = await durablePath();
const opened = '2026-03-10T08:00:00.000Z';

function openCase(): ReturnType<typeof resume> {
  const running = resume(definition, { caseId: 'c', region: '14', versionHash: 'h' });
  const open: CaseCommandMessage = { commandId: 'open', recorded: 0, command: { type: 'open', caseId: 'c', region: '14', contactId: 'k', channel: 'phone', initiatedAt: opened, variables: { need: 'apua kotiin' }, by: adviser } };
  execute(running, open, opened);
  return running;
}

test('what was due before a command happens before it, also when nobody was there in time', () => {
  const running = openCase();
  const [taskId] = Object.keys(running.state.process.tasks);
  const before = running.state.sequence;
  const answer = execute(running, { commandId: 'late', recorded: before, command: { type: 'completeTask', taskId: taskId ?? '', variables: {}, by: adviser } }, '2026-04-10T08:00:00.000Z');
  expect(answer.ok).toBe(true);
  const types = answer.events.map(({ type }) => type);
  const completed = types.indexOf('taskCompleted');
  expect(completed).toBeGreaterThan(-1);
  expect(types.slice(0, completed)).toEqual(expect.arrayContaining(['escalationRaised', 'clockBreached']));
  expect(types.lastIndexOf('clockBreached')).toBeLessThan(completed);
  // Nobody waits for what time did: the workflow records it as well.
  expect(running.toRecord).toBeGreaterThan(before);
});

test('a command in time has nothing before it', () => {
  const running = openCase();
  const [taskId] = Object.keys(running.state.process.tasks);
  const answer = execute(running, { commandId: 'soon', recorded: running.state.sequence, command: { type: 'completeTask', taskId: taskId ?? '', variables: {}, by: adviser } }, '2026-03-10T09:00:00.000Z');
  expect(answer.events.map(({ type }) => type)).not.toEqual(expect.arrayContaining(['escalationRaised']));
  expect(running.toRecord).toBe(0);
});
