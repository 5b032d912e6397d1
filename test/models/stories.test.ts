/** Every ready model, played from each start to each end by the kernel; clocks start and stop on the way that is drawn. */
import { describe, expect, test } from '@jest/globals';
import { channels } from '../../contracts/index.ts';
import { lockDiagnostics } from '../../guidance/index.ts';
import { documentOf, endOf, follow, modelOf, opened, outermost, touched } from './play.ts';
import { stories } from './stories.ts';

describe.each(Object.entries(stories))('%s', (folder, played) => {
  test.each(Object.entries(played))('%s', async (_name, { start, acts, end }) => {
    const { definition } = await modelOf(folder);
    const player = follow(opened(definition, start), acts);
    expect(player.state().status).toBe('completed');
    expect(endOf(player)).toBe(end);
  });

  test('the stories begin at every start, come to every end and pass every element', async () => {
    const { definition } = await modelOf(folder);
    expect([...new Set(Object.values(played).map(({ start }) => start))].sort()).toEqual(outermost(definition, 'startEvent'));
    expect([...new Set(Object.values(played).map(({ end }) => end))].sort()).toEqual(expect.arrayContaining(outermost(definition, 'endEvent').filter((id) => !sideEnds.has(id))));
    const passed = new Set(Object.values(played).flatMap(({ start, acts }) => touched(follow(opened(definition, start), acts))));
    const elements = Object.values(definition.process.processes[definition.process.main]?.elements ?? {}).map(({ id }) => id);
    expect(elements.filter((id) => !passed.has(id))).toEqual([]);
  });

  test('every channel of a contact has its start, unless the model starts from elsewhere', async () => {
    const { definition: { guidance } } = await modelOf(folder);
    expect(Object.keys(guidance.entries).sort()).toEqual([...channels].sort());
  });

  test('every clock starts on the way of some story, and stops on it', async () => {
    const { definition } = await modelOf(folder);
    const met = Object.values(played).map(({ start, acts }) => follow(opened(definition, start), acts).log.flatMap((event) => (event.type === 'elementActivated' || event.type === 'elementCompleted' ? [`${event.type === 'elementActivated' ? 'activated' : 'completed'} ${event.elementId}`] : [])));
    const drawn = definition.guidance.clocks.flatMap(({ id, starts, stops }) => {
      const words = (list: typeof starts): string[] => list.flatMap((trigger) => (trigger.element === undefined ? [] : [`${trigger.on} ${trigger.element}`]));
      return [[id, words(starts)] as const, [id, words(stops)] as const].filter(([, list]) => list.length > 0);
    });
    expect(drawn.filter(([, list]) => !list.some((word) => met.some((story) => story.includes(word))))).toEqual([]);
  });
});

/** Ends of branches beside the path: the case goes on after them. */
const sideEnds: ReadonlySet<string> = new Set(['p2_ee_started', 'p3_ee_measured']);

test.each(['siun-sote-guidance-path', 'satakunta-centralised-guidance'])('%s keeps what the common model locks', async (folder) => {
  const [parent, own] = [await documentOf('common-guidance-path'), await documentOf(folder)];
  expect(lockDiagnostics(parent, own)).toEqual([]);
  const less = { ...own, elements: new Map([...own.elements].filter(([id]) => id !== 'p2_t3_plan')) };
  expect(lockDiagnostics(parent, less).map(({ code, elementId }) => [code, elementId])).toEqual([['locked-removed', 'p2_t3_plan']]);
});
