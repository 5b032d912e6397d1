/** Tables of a state: whatever is put in and taken out, they hold what a Map would, and share what was not touched. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openDraft, put, remove } from '../../../kernel/engine/draft.ts';
import { isChunked } from '../../../kernel/model/table.ts';
import { entriesOf, entryOf, initialState, isEmpty, openInstance, createEnvironment, decide } from '../../../kernel/index.ts';
import type { State, WaitingTask } from '../../../kernel/index.ts';
import { bpmn, end, node, parallel, start } from '../../support/bpmn-builder.ts';
import { compiled, deepFreeze } from '../../support/kernel-player.ts';

const at = '2026-03-10T08:00:00.000Z';
const task = (id: string): WaitingTask => ({ id, elementId: id.split('#')[0] ?? '', kind: 'userTask', since: at });
const numbers = (state: State): number[] => entriesOf(state.tasks).map(({ id }) => Number(id.split('#')[1]));

/** Many are put before many are taken, so that tables grow to chunks and shrink back. Numbers mostly rise, and sometimes come late. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ put: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 1, arbitrary: fc.record({ late: fc.nat(5000) }) },
  { weight: 2, arbitrary: fc.record({ take: fc.array(fc.nat(), { maxLength: 60 }) }) },
);

test('a table holds what a Map would hold, its chunks in the order of the numbers', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 25 }), steps => {
    const model = new Map<string, WaitingTask>();
    let state = deepFreeze(initialState());
    let next = 0;
    for (const one of steps) {
      const before = JSON.stringify(state);
      const draft = openDraft(state);
      const keep = (id: string): void => { model.set(id, task(id)); put(draft, 'tasks', id, task(id)); };
      if ('put' in one) for (let count = one.put; count > 0; count -= 1) { next += 2; keep(`t#${next}`); }
      if ('late' in one) keep(`t#${Math.min(one.late * 2 + 1, next + 1)}`);
      const taken = 'take' in one ? [...model.keys()].filter((_, place) => one.take.some(take => take % model.size === place)) : [];
      for (const id of taken) {
        model.delete(id);
        remove(draft, 'tasks', id);
      }
      expect(JSON.stringify(state)).toBe(before);
      state = deepFreeze(draft.state);
      expect(numbers(state).sort((a, b) => a - b)).toEqual([...model.keys()].map(id => Number(id.slice(2))).sort((a, b) => a - b));
      expect(disordered(state)).toEqual([]);
      for (const id of model.keys()) expect(entryOf(state.tasks, id)).toEqual(task(id));
      expect(entryOf(state.tasks, `t#${next + 2}`)).toBeUndefined();
      expect(isEmpty(state.tasks)).toBe(model.size === 0);
    }
  }), { numRuns: 60 });
});

test('with ten thousand tokens a command copies a few chunks and shares all others', async () => {
  const env = createEnvironment(await compiled(bpmn({
    nodes: [start(), node('userTask', 'many', '<multiInstanceLoopCharacteristics><loopCardinality>5000</loopCardinality></multiInstanceLoopCharacteristics>'), parallel('fork'), node('userTask', 'other', '<multiInstanceLoopCharacteristics><loopCardinality>5000</loopCardinality></multiInstanceLoopCharacteristics>'), end()],
    flows: ['start -> fork', 'fork -> many -> end', 'fork -> other -> end'],
  })), { limits: { steps: 20_000 } });
  const instance = openInstance(env);
  instance.send({ type: 'start', variables: {}, at });
  const before = instance.state();
  const ids = entriesOf(before.tasks).map(({ id }) => id);
  expect(ids).toHaveLength(10_000);
  const decision = decide(env, before, { type: 'completeTask', taskId: ids[5000] ?? '', variables: {}, at });
  if (!decision.ok) throw new Error(decision.rejection.message);
  for (const table of ['tasks', 'activations'] as const) {
    const old = new Set<unknown>(partsOf(before[table]));
    expect(old.size).toBeGreaterThan(300);
    expect(partsOf(decision.state[table]).filter(chunk => !old.has(chunk)).length).toBeLessThan(4);
  }
});

/** Chunks that hold a number which belongs to a neighbour, or too many. */
function disordered({ tasks }: State): unknown[] {
  if (!isChunked(tasks)) return Object.keys(tasks).length <= 32 ? [] : [tasks];
  return tasks.filter(({ from, entries }, place) => {
    const ids = Object.keys(entries).map(id => Number(id.slice(2)));
    return ids.length === 0 || ids.length > 32 || ids.some(id => id < from || id >= (tasks[place + 1]?.from ?? Infinity));
  });
}

function partsOf(table: unknown): readonly unknown[] {
  return Array.isArray(table) ? (table as readonly { readonly entries: unknown }[]).map(({ entries }) => entries) : [table];
}
