/** The activity between the workflow and the database: what is handed on, and what is not swallowed. */
import { expect, test } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import type { RecordEventsInput } from '../../contracts/index.ts';

const input = (events: RecordEventsInput['events']): RecordEventsInput => ({ caseId: 'c', region: '14', versionHash: 'v', events });
const event: RecordEventsInput['events'][number] = { type: 'tierEntered', v: 1, at: '2026-03-02T08:00:00.000Z', tier: 1, elementId: 'advise', sequence: 1 };

test('hands the events on and returns nothing', async () => {
  const recorded: RecordEventsInput[] = [];
  const activities = createActivities({ recordEvents: async (given) => { recorded.push(given); return { lastSequence: 1 }; } });
  expect(await activities.recordEvents(input([event]))).toBeUndefined();
  expect(recorded).toEqual([input([event])]);
});

test('asks the database nothing for no events', async () => {
  const activities = createActivities({ recordEvents: () => Promise.reject(new Error('asked')) });
  await expect(activities.recordEvents(input([]))).resolves.toBeUndefined();
});

test('fails when recording fails, so that Temporal tries again', async () => {
  const activities = createActivities({ recordEvents: () => Promise.reject(new Error('away')) });
  await expect(activities.recordEvents(input([event]))).rejects.toThrow('away');
});
