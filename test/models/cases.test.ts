/** The ready models as cases: handovers are accepted, coordinators named, and clocks run as they do for people, not by the flow alone. */
import { describe, expect, test } from '@jest/globals';
import { createCaseEnvironment } from '../../guidance/index.ts';
import type { CaseDefinition } from '../../guidance/index.ts';
import { entriesOf } from '../../kernel/run.ts';
import { drive } from '../guidance/support/three-tiers.ts';
import type { Driven } from '../guidance/support/three-tiers.ts';
import { modelOf } from './play.ts';
import type { Act, Story } from './play.ts';
import { stories } from './stories.ts';

const region = '14';
const later = (instant: string, minutes: number): string => new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/** Plays a story by people: who accepts and who is named is a social worker in office, one person for each role. */
function lived({ guidance, process }: CaseDefinition, { start, acts }: Story, sevenDayGround: string | null): Driven {
  const driven = drive(createCaseEnvironment({ format: 1, process, guidance }));
  let now = '2026-03-10T08:00:00.000Z';
  const by = { worker: 'aino', unit: `${region}-neuvonta` };
  const required = Object.fromEntries([...new Set(Object.values(guidance.handovers).flatMap(({ requires }) => requires))].map((name) => [name, 'kirjattu']));
  driven.send({ type: 'open', caseId: '00000000-0000-4000-8000-000000000001', region, contactId: 'c', channel: 'phone', initiatedAt: now, startEventId: start, variables: { ...required, need: 'apua arkeen', sevenDayGround }, by, at: now });
  for (const act of acts) {
    now = later(now, 30);
    now = lastOf(now, step(driven, guidance, act, now));
    nameWhoIsAsked(driven, now);
  }
  return driven;
}

const lastOf = (one: string, other: string): string => (one > other ? one : other);

/** @returns when the step was done: a timer is waited for */
function step(driven: Driven, guidance: CaseDefinition['guidance'], [element, values = {}]: Act, at: string): string {
  if (element.startsWith('!')) {
    const timer = entriesOf(driven.state.process.timers).find(({ elementId }) => elementId === element.slice(1));
    // It may have come while a longer one was waited for.
    if (timer !== undefined) driven.send({ type: 'advance', at: timer.due });
    return timer?.due ?? at;
  }
  const task = entriesOf(driven.state.process.tasks).find(({ elementId }) => elementId === element);
  if (task === undefined) throw new Error(`Expected ${element} to wait`);
  const handover = guidance.handovers[element];
  const by = { worker: handover ? `${handover.coordinatorRole ?? handover.toRole}-${handover.toUnit}` : 'aino', unit: `${region}-${handover?.toUnit ?? 'neuvonta'}` };
  if (handover) driven.send({ type: 'acceptHandover', taskId: task.id, qualification: { profession: 'socialWorker', employment: 'office' }, by, at });
  else driven.send({ type: 'completeTask', taskId: task.id, variables: values as never, by, at });
  return at;
}

function nameWhoIsAsked(driven: Driven, at: string): void {
  for (const { taskId, role, unit } of Object.values(driven.state.namings ?? {})) {
    const nominee = { worker: `${role}-named`, unit, profession: 'socialWorker' as const, employment: 'office' as const };
    driven.send({ type: 'nameCoordinator', taskId, nominee, by: { worker: 'essi', unit }, at });
    driven.send({ type: 'acceptCoordination', taskId, by: { worker: nominee.worker, unit }, at });
  }
}

describe.each(Object.entries(stories))('%s', (folder, played) => {
  test('every story is lived to its end, with a coordinator where the intensive tier was entered', async () => {
    const { definition } = await modelOf(folder);
    for (const [name, story] of Object.entries(played)) {
      const { state, log } = lived(definition, story, 'over75');
      expect([name, state.status]).toEqual([name, 'ended']);
      expect([name, log.flatMap((event) => (event.type === 'caseEnded' ? [event.outcome] : []))]).toEqual([name, [story.end]]);
      const intensive = log.some((event) => event.type === 'tierEntered' && event.tier === 3);
      expect([name, log.some(({ type }) => type === 'coordinatorNamed')]).toEqual([name, intensive]);
    }
  });

  test('every clock that the path itself moves starts in some story and stops in some; none runs on after the end', async () => {
    const { definition } = await modelOf(folder);
    const all = Object.values(played).flatMap((story) => [lived(definition, story, 'over75'), lived(definition, story, null)]);
    const ids = (type: 'clockStarted' | 'clockStopped'): Set<string> => new Set(all.flatMap(({ log }) => log.flatMap((event) => (event.type === type ? [event.clock.replace(/#.*$/, '')] : []))));
    const bySteps = definition.guidance.clocks.filter(({ stops }) => stops.every(({ on }) => on !== 'firstService' && on !== 'clientReached')).map(({ id }) => id);
    expect(bySteps.filter((id) => !ids('clockStarted').has(id))).toEqual([]);
    expect(bySteps.filter((id) => !ids('clockStopped').has(id))).toEqual([]);
    for (const { state } of all) expect(Object.values(state.clocks).filter(({ status }) => status === 'running' || status === 'paused')).toEqual([]);
  });
});
