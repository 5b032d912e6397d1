/** Every table of situations, each played through the command line: what is to be seen after every step, nothing else. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { conversations } from './conversations.ts';
import { undoing } from './compensation.ts';
import { happenings } from './events.ts';
import { activities } from './activities.ts';
import { gateways } from './gateways.ts';
import { positions } from './positions.ts';
import type { Play } from './player.ts';
import { openPlay } from './player.ts';

let player: Play;
beforeAll(() => { player = openPlay(); });
afterAll(async () => { await player.close(); });

describe.each(Object.entries({ ...positions, ...activities, ...gateways, ...happenings, ...undoing, ...conversations }))('%s', (_section, situations) => {
  test.each(situations.map(situation => [situation.name, situation] as const))('%s', async (_name, situation) => {
    expect(await player.play(situation)).toEqual(situation.steps);
  });
});
