import { expect, test } from '@jest/globals';
import { createEnvironment, explain, initialState } from '../../../kernel/run.ts';
import { boundary, bpmn, end, message, start, timer, user } from '../../support/bpmn-builder.ts';
import { compiled, play } from '../../support/kernel-player.ts';

const model = bpmn({
  nodes: [start(), user('work'), boundary('remind', 'work', timer('Cycle', 'R3/P1D'), false), boundary('answered', 'work', message('m')), end()],
  flows: ['start -> work -> end', 'remind -> end', 'answered -> end'],
}, ['<message id="m" name="reply"><extensionElements><t:s correlationKey="caseId"/></extensionElements></message>']);

test('says everything that an element waits for', async () => {
  const player = await play(model);
  player.start({ caseId: 7 });
  expect(explain(player.env, player.state(), 'work')).toEqual({
    elementId: 'work',
    waiting: [
      { type: 'task', activation: 'work#2', taskId: 'work#2', kind: 'userTask', since: '2026-03-10T08:00:00.000Z' },
      { type: 'timer', activation: 'work#2', timerId: 'remind#3', elementId: 'remind', due: '2026-03-11T08:00:00.000Z', remaining: 3 },
      { type: 'message', activation: 'work#2', subscriptionId: 'answered#4', elementId: 'answered', messageName: 'reply', correlation: 7 },
    ],
  });
});

test('nothing waits at an element without a token, unknown, or named like an inherited property', async () => {
  const env = createEnvironment(await compiled(model));
  for (const id of ['work', 'unknown', '__proto__', 'constructor']) expect(explain(env, initialState(), id)).toEqual({ elementId: id, waiting: [] });
  const player = await play(model);
  player.start();
  for (const id of ['end', '__proto__', 'constructor']) expect(explain(player.env, player.state(), id).waiting).toEqual([]);
});
