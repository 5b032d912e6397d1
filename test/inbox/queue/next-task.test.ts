/** What opens after Complete: the same client's next task if it is mine, else the top of the queue in the server's order. */
import { describe, expect, test } from '@jest/globals';
import type { TaskSummary } from '../../../contracts/index.ts';
import { nextTask } from '../../../inbox/queue/next-task.ts';

const task = (id: string, more: Partial<TaskSummary> = {}): TaskSummary => ({
  id, version: 1, kind: 'task', elementId: 'Task', names: { fi: 'Tehtävä' }, caseId: '0b2f6f1c-5c2e-4d6b-9a3e-1f0c5a7b8d9e', caseNumber: 'A-1001', tier: 1, unit: '14-neuvonta', unitNames: { fi: 'Neuvonta' },
  role: 'adviser', assignee: null, forWorker: null, status: 'waiting', createdAt: '2026-11-02T08:00:00.000Z', clock: null, ...more,
});
const heldBy = (worker: string): Partial<TaskSummary> => ({ status: 'claimed', assignee: { worker, unit: '14-neuvonta' } });
const opened = (next: readonly TaskSummary[], queue: readonly TaskSummary[]): unknown => {
  const found = nextTask('done', next, queue, 'me');
  return found && [found.task.id, found.sameClient];
};

describe('the next task', () => {
  test('is the same case’s, even when the queue has more urgent ones', () => {
    expect(opened([task('same')], [task('urgent'), task('same')])).toEqual(['same', true]);
  });

  test('is not one that somebody else holds or that is being sent', () => {
    expect(opened([task('same', heldBy('other'))], [task('sent', { status: 'sending' }), task('held', heldBy('other')), task('mine', heldBy('me'))])).toEqual(['mine', false]);
  });

  test('is the first of the queue that is not the one just done, in the server’s order', () => {
    expect(opened([], [task('done'), task('a'), task('b')])).toEqual(['a', false]);
  });

  test('from the queue is a task, not an offer that waits for a decision; of the same case it may be', () => {
    expect(opened([], [task('offer', { kind: 'handover' }), task('a')])).toEqual(['a', false]);
    expect(opened([task('offer', { kind: 'handover' })], [task('a')])).toEqual(['offer', true]);
  });

  test('is nothing when nothing is left', () => {
    expect(opened([], [task('done')])).toBeUndefined();
  });
});
