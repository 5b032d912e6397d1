/** What earlier versions have stored is read and goes on as it would have; what a newer one has stored is refused. The fixtures were made by the code of their format. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createCaseEnvironment, decideCase, restoreCase, restoreCaseDefinition } from '../../../guidance/run.ts';
import { createEnvironment, decide, entriesOf, initialState, restoreDefinition, restoreState } from '../../../kernel/index.ts';
import type { Command, Event, Restored, State } from '../../../kernel/index.ts';
import { upCast } from '../../../kernel/run.ts';
import { compiled, deepFreeze } from '../../support/kernel-player.ts';
import { bpmn, end, start, user } from '../../support/bpmn-builder.ts';

const read = (name: string): unknown => deepFreeze(JSON.parse(readFileSync(new URL(`../../fixtures/kernel/stored/${name}.json`, import.meta.url), 'utf8')));
const must = <T>(restored: Restored<T>): T => {
  if (!restored.ok) throw new Error(restored.message);
  return restored.value;
};

test('a state of format 1 goes on to the events that its own code had told', () => {
  const { definition, state, commands, events } = read('state-1') as { definition: unknown; state: { format: number; tasks: object }; commands: Command[]; events: Event[] };
  expect([state.format, Object.keys(state.tasks).length]).toEqual([1, 90]);
  const env = createEnvironment(must(restoreDefinition(definition)));
  let now: State = must(restoreState(state));
  const told = commands.flatMap(command => {
    const decision = decide(env, now, command);
    if (!decision.ok) throw new Error(decision.rejection.message);
    now = decision.state;
    return decision.events;
  });
  expect(told).toEqual(events);
  expect(entriesOf(now.tasks)).toEqual([]);
  expect(Object.values(now.joins)).toEqual([{ 'many-join': 1, 'a-join': 1, 'told-join': 1, 'heard-join': 1, 'met-join': 1 }]);
});

test('a case of format 1, with the state of its process, goes on', () => {
  const { definition, state } = read('case-1') as { definition: unknown; state: unknown };
  const env = createCaseEnvironment(must(restoreCaseDefinition(definition)));
  const restored = must(restoreCase(state));
  expect(restored).toMatchObject({ format: 1, status: 'open', process: { format: 2 } });
  expect(decideCase(env, restored, { type: 'advance', at: '2027-03-10T08:00:00.000Z' })).toMatchObject({ ok: true });
});

test('what is of today is given back as it is', async () => {
  const definition = await compiled(bpmn({ nodes: [start(), user('a'), end()], flows: ['start -> a -> end'] }));
  expect(restoreState(initialState())).toEqual({ ok: true, value: initialState() });
  expect(must(restoreDefinition(definition))).toBe(definition);
});

describe('what this code cannot know is refused', () => {
  const { state, definition } = read('case-1') as { definition: { process: object }; state: { process: object } };
  test.each<[string, () => Restored<unknown>, string]>([
    ['a newer state', () => restoreState({ ...initialState(), format: 3 }), 'FORMAT_UNKNOWN'],
    ['a newer definition', () => restoreDefinition({ format: 2 }), 'FORMAT_UNKNOWN'],
    ['a newer case', () => restoreCase({ ...state, format: 2 }), 'FORMAT_UNKNOWN'],
    ['a case with a newer state of its process', () => restoreCase({ ...state, process: { ...state.process, format: 99 } }), 'FORMAT_UNKNOWN'],
    ['a newer definition of a case', () => restoreCaseDefinition({ ...definition, format: 2 }), 'FORMAT_UNKNOWN'],
    ['a case definition with a newer process', () => restoreCaseDefinition({ ...definition, process: { ...definition.process, format: 2 } }), 'FORMAT_UNKNOWN'],
    ...[undefined, null, 7, 'state', [], {}, { format: '2' }, { format: 0 }, { format: 1.5 }].map((stored): [string, () => Restored<unknown>, string] => [`${JSON.stringify(stored)}`, () => restoreState(stored), 'FORMAT_MISSING']),
  ])('%s', (_name, restore, code) => {
    expect(restore()).toMatchObject({ ok: false, code, message: expect.stringMatching(/^Expected .+ but /) as unknown });
  });
});

test('steps are taken in their order, from where the value stands', () => {
  const steps = ['b', 'c', 'd'].map((name, index) => (stored: { readonly format: number }) => ({ ...stored, format: index + 2, path: `${(stored as { path?: string }).path ?? ''}${name}` }));
  const paths = [1, 2, 3, 4].map(format => upCast('thing', { format }, steps));
  expect(paths).toEqual([
    { ok: true, value: { format: 4, path: 'bcd' } }, { ok: true, value: { format: 4, path: 'cd' } }, { ok: true, value: { format: 4, path: 'd' } }, { ok: true, value: { format: 4 } },
  ]);
  expect(upCast('thing', { format: 5 }, steps)).toMatchObject({ ok: false, code: 'FORMAT_UNKNOWN' });
});
