/** Drafts: saved by themselves, one at a time, on the version before; nothing typed is dropped; two windows do not overwrite each other unseen. */
import { describe, expect, test } from '@jest/globals';
import { createDraftSaver } from '../../../inbox/task/draft-saver.ts';
import type { DraftState, Values } from '../../../inbox/task/draft-saver.ts';
import { NetworkError, ProblemError } from '../../../ui/api/errors.ts';

const soon = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
const stale = (): ProblemError => new ProblemError({ type: '', code: 'VERSION_STALE', title: '', status: 412 });

function setUp(outcomes: (Error | undefined)[] = [], slow = 0) {
  const saves: { values: Values; version: number }[] = [];
  const states: DraftState[] = [];
  const saver = createDraftSaver({
    version: 1, delay: 10, retryDelay: 20, now: () => '2026-11-02T08:00:00.000Z', onState: (state) => { states.push(state); },
    save: async (values, version) => {
      saves.push({ values, version });
      await soon(slow);
      const failure = outcomes.shift();
      if (failure) throw failure;
      return version + 1;
    },
  });
  return { saver, saves, states, kinds: () => states.map(({ kind }) => kind) };
}

describe('draft saver', () => {
  test('saves once after a pause, with what is newest', async () => {
    const { saver, saves, kinds } = setUp();
    saver.change({ need: 'a' });
    saver.change({ need: 'ab' });
    await soon(60);
    expect(saves).toEqual([{ values: { need: 'ab' }, version: 1 }]);
    expect(kinds()).toEqual(['unsaved', 'unsaved', 'saving', 'saved']);
    expect([saver.version(), saver.isDirty()]).toEqual([2, false]);
  });

  test('never two at a time: the second builds on the version of the first', async () => {
    const { saver, saves } = setUp([], 20);
    saver.change({ need: 'a' });
    const first = saver.flush();
    await soon(5);
    saver.change({ need: 'b' });
    await Promise.all([first, saver.flush()]);
    expect(saves.map(({ values, version }) => [values['need'], version])).toEqual([['a', 1], ['b', 2]]);
    expect(saver.version()).toBe(3);
  });

  test('a lost answer is tried again, with what was typed meanwhile', async () => {
    const { saver, saves, kinds } = setUp([new NetworkError(new Error('lost'))]);
    saver.change({ need: 'a' });
    await expect(saver.flush()).rejects.toBeInstanceOf(NetworkError);
    expect(saver.isDirty()).toBe(true);
    await soon(80);
    expect(saves.map(({ values }) => values['need'])).toEqual(['a', 'a']);
    expect(kinds().at(-1)).toBe('saved');
  });

  test('another window’s draft is not overwritten: the person decides', async () => {
    const { saver, saves, states } = setUp([stale()]);
    saver.change({ need: 'mine' });
    await expect(saver.flush()).rejects.toBeInstanceOf(ProblemError);
    expect(states.at(-1)).toMatchObject({ kind: 'failed', stale: true });
    await soon(60);
    expect(saves).toHaveLength(1);
    saver.rebase(9);
    expect(await saver.flush()).toBe(10);
    expect(saves.at(-1)).toEqual({ values: { need: 'mine' }, version: 9 });
  });

  test('flush without changes answers the version at once; after stop nothing is sent', async () => {
    const { saver, saves } = setUp();
    expect(await saver.flush()).toBe(1);
    saver.stop();
    saver.change({ need: 'a' });
    await soon(40);
    expect(saves).toEqual([]);
  });
});
