/** The three-tier path runs from each start to each end as it is drawn, and its clocks are the ones the law and the region give. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { channels } from '../../contracts/index.ts';
import { compileCase } from '../../guidance/index.ts';
import { playDefinition } from '../support/kernel-player.ts';
import type { Player } from '../support/kernel-player.ts';

const xml = await readFile(join(import.meta.dirname, '../../models/siun-sote-guidance-path/siun-sote-guidance-path.bpmn'), 'utf8');
const compiled = await compileCase(xml);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
const { process, guidance } = compiled.definition;

function opened(startEventId: string): Player {
  const player = playDefinition(process);
  player.send({ type: 'start', startEventId, variables: { channel: 'phone', need: 'apua arkeen', sevenDayGround: null } });
  return player;
}

/** Plays completions `[task, values]` in order. */
function follow(player: Player, steps: readonly (readonly [string, Record<string, unknown>?])[]): Player {
  for (const [task, values = {}] of steps) player.complete(task, values);
  return player;
}

const toTier2 = [['p2_t1', { adviceOutcome: 'onward' }], ['p2_h12'], ['p2_t2_seg'], ['p2_t2_pre']] as const;
const toTier3 = [...toTier2, ['p2_t2_adv', { closerClarification: 'yes', manyServices: 'suspected' }], ['p2_h23'], ['p2_t3_need'], ['p2_t3_assess'], ['p2_t3_plan']] as const;
const ended = (player: Player): string | undefined => player.log.flatMap((event) => (event.type === 'processCompleted' ? [event.endEventId] : []))[0];

test.each([['p2_se_digi', 'p2_t1'], ['p2_se_phone', 'p2_t1'], ['p2_se_num', 'p2_t2_seg'], ['p2_se_site', 'p2_t2_seg']])('%s leads to %s', (start, task) => {
  expect(opened(start).tasks()).toEqual([task]);
});

test('every channel of a contact has its start: phone and letter enter tier 1', () => {
  expect(guidance.entries).toEqual({ digital: 'p2_se_digi', chat: 'p2_se_digi', email: 'p2_se_digi', phone: 'p2_se_phone', letter: 'p2_se_phone', visit: 'p2_se_site' });
  expect(Object.keys(guidance.entries).sort()).toEqual([...channels].sort());
});

describe('ends', () => {
  test('advice was enough', () => {
    expect(ended(follow(opened('p2_se_phone'), [['p2_t1', { adviceOutcome: 'pathFound' }]]))).toBe('p2_ee1');
  });
  test('guided at tier 2', () => {
    expect(ended(follow(opened('p2_se_phone'), [...toTier2, ['p2_t2_adv', { closerClarification: 'no', manyServices: 'yes' }]]))).toBe('p2_ee2');
  });
  test('guided to a service', () => {
    expect(ended(follow(opened('p2_se_site'), [['p2_t2_seg'], ['p2_t2_pre'], ['p2_t2_adv', { closerClarification: 'yes', manyServices: 'no' }], ['p2_fwd']]))).toBe('p2_ee3');
  });
  test('need ended after follow-up, with the check that services have started', () => {
    const player = follow(opened('p2_se_phone'), toTier3);
    player.fire('p2_t3_started_timer');
    expect(player.tasks()).toEqual(['p2_t3_started']);
    player.fire('p2_t3_follow_wait');
    follow(player, [['p2_t3_follow_task', { nextStep: 'end' }]]);
    expect(ended(player)).toBeUndefined();
    follow(player, [['p2_t3_started']]);
    expect(player.state().status).toBe('completed');
  });
});

describe('a root cause that is not yet known', () => {
  const before = toTier3.slice(0, -2);
  const following = (rootCauseKnown: string): Player => follow(opened('p2_se_phone'), [...before, ['p2_t3_assess', { rootCauseKnown }], ['p2_t3_plan']]);

  test('opens a task of its own beside the follow-up, not before the plan', () => {
    expect(follow(opened('p2_se_phone'), [...before, ['p2_t3_assess', { rootCauseKnown: 'notYetKnown' }]]).tasks()).toEqual(['p2_t3_plan']);
    expect(following('notYetKnown').tasks()).toEqual(['p2_t3_root']);
    expect(following('known').tasks()).toEqual([]);
  });
  test('is asked once a round: the round ends when it is answered, and is not asked again once it is', () => {
    const player = following('notYetKnown');
    player.fire('p2_t3_follow_wait');
    follow(player, [['p2_t3_follow_task', { nextStep: 'continue' }]]);
    expect(player.tasks()).toEqual(['p2_t3_root']);
    follow(player, [['p2_t3_root', { rootCauseKnown: 'notFound' }]]);
    expect(player.tasks()).toEqual([]);
    expect(Object.values(player.state().timers).map(({ elementId }) => elementId)).toContain('p2_t3_follow_wait');
  });
});

describe('follow-up', () => {
  const atFollowUp = (): Player => { const player = follow(opened('p2_se_phone'), toTier3); player.fire('p2_t3_follow_wait'); return player; };

  test('waits three months, the check one month', () => {
    const timers = Object.values(follow(opened('p2_se_phone'), toTier3).state().timers).map(({ elementId, due }) => `${elementId} ${due.slice(0, 10)}`).sort();
    expect(timers).toEqual(['p2_t3_follow_wait 2026-06-10', 'p2_t3_started_timer 2026-04-10']);
  });
  test('continues with another round', () => {
    const player = follow(atFollowUp(), [['p2_t3_follow_task', { nextStep: 'continue' }]]);
    expect(player.tasks()).toEqual([]);
    player.fire('p2_t3_follow_wait');
    expect(player.tasks()).toEqual(['p2_t3_follow_task']);
  });
  test('goes back to the plan', () => {
    expect(follow(atFollowUp(), [['p2_t3_follow_task', { nextStep: 'replan' }]]).tasks()).toEqual(['p2_t3_plan']);
  });
  test('steps down: the lighter tier takes over in its own guidance task', () => {
    const player = follow(atFollowUp(), [['p2_t3_follow_task', { nextStep: 'lighter' }]]);
    expect(player.tasks()).toEqual(['p2_h32']);
    expect(follow(player, [['p2_h32']]).tasks()).toEqual(['p2_t2_adv']);
    expect(guidance.handovers['p2_h32']).toMatchObject({ toUnit: 'asiakasohjaus', transition: 'tierToTier', namesCoordinator: true, follows: true });
  });
  test('ends', () => {
    expect(ended(follow(atFollowUp(), [['p2_t3_follow_task', { nextStep: 'end' }]]))).toBe('p2_ee4');
  });
});

test('the only limit of law is seven working days for those with a ground; the others are the region\'s targets', () => {
  expect(guidance.clocks.map(({ id, kind, limit, unit, condition }) => [id, kind, limit, unit, condition])).toEqual([
    ['start_of_assessment', 'statutory', 7, 'workingDays', 'sevenDayGround != null'],
    ['start_of_assessment_target', 'target', 10, 'workingDays', 'sevenDayGround = null'],
    ['first_response', 'target', 2, 'workingDays', undefined],
    ['handover_acceptance', 'target', 2, 'workingDays', undefined],
    ['transition_gap', 'target', 5, 'workingDays', undefined],
    ['call_back', 'target', 1, 'workingDays', undefined],
  ]);
  expect(guidance.clocks[0]?.stops).toEqual([{ on: 'completed', element: 'p2_t2_pre' }]);
});

test('tiers follow the lanes, handovers go to the receiver, the third names the coordinator', () => {
  expect([guidance.tiers['p2_t1'], guidance.tiers['p2_h12'], guidance.tiers['p2_t3_follow_task']]).toEqual([1, 2, 3]);
  expect(guidance.handovers['p2_h12']).toMatchObject({ toUnit: 'asiakasohjaus', toRole: 'guide', namesCoordinator: false });
  expect(guidance.handovers['p2_h23']).toMatchObject({ toUnit: 'moniammatillinen', toRole: 'coordinator', namesCoordinator: true });
});
