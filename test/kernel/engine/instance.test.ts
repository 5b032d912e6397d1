import { describe, expect, test } from '@jest/globals';
import { createEnvironment, initialState, openInstance, replay } from '../../../kernel/run.ts';
import type { Command, Event, Instance, State } from '../../../kernel/run.ts';
import { bpmn, end, exclusive, script, start, user } from '../../support/bpmn-builder.ts';
import { compiled, deepFreeze, startOfTest as at } from '../../support/kernel-player.ts';

const model = bpmn({
  nodes: [start(), user('ask'), exclusive('way', 'way-end'), script('spin', 'n + 1', 'n'), end()],
  flows: ['start -> ask -> way -> end', 'ask -> ask', 'way -> spin [endless]', 'spin -> way'],
});

describe('an instance in memory', () => {
  test('does as decide does; states handed out stay as they were', async () => {
    const instance = openInstance(createEnvironment(await compiled(model)));
    const log: Event[] = [];
    const states: [State, string][] = [];
    send(instance, log, { type: 'start', variables: { endless: false, n: 0 }, at });
    for (let round = 0; round < 20; round += 1) {
      send(instance, log, { type: 'completeTask', taskId: lastTask(log), variables: { round }, at });
      if (round % 3 === 0) {
        const state = deepFreeze(instance.state());
        states.push([state, JSON.stringify(state)]);
      }
    }
    for (const [state, text] of states) expect(JSON.stringify(state)).toBe(text);
    expect(JSON.stringify(instance.state())).toBe(JSON.stringify(replay(log)));
  });

  test('a refused command, endless or not in order, leaves it as it was', async () => {
    const instance = openInstance(createEnvironment(await compiled(model), { limits: { steps: 200 } }), deepFreeze(initialState()));
    const log: Event[] = [];
    send(instance, log, { type: 'start', variables: { endless: true, n: 0 }, at });
    expect(instance.send({ type: 'completeTask', taskId: lastTask(log), variables: { lost: true }, at })).toMatchObject({ ok: false, rejection: { code: 'STEP_LIMIT_REACHED' } });
    expect(instance.send({ type: 'completeTask', taskId: 'none', variables: {}, at })).toMatchObject({ ok: false, rejection: { code: 'TASK_NOT_WAITING' } });
    expect(JSON.stringify(instance.state())).toBe(JSON.stringify(replay(log)));
    send(instance, log, { type: 'completeTask', taskId: lastTask(log), variables: { endless: false }, at });
    expect(instance.state().variables).toEqual({ endless: false, n: 0 });
  });
});

function send(instance: Instance, log: Event[], command: Command): void {
  const outcome = instance.send(command);
  if (!outcome.ok) throw new Error(outcome.rejection.message);
  log.push(...outcome.events);
}

function lastTask(log: readonly Event[]): string {
  return log.reduce((last, event) => event.type === 'taskCreated' ? event.taskId : last, '');
}
