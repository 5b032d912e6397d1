/** The ready path of Siun sote, rehearsed: from a contact to an end, past its legal limit, and event for event as the workflow would run it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { atHour, lintModel, localDate } from '../../../guidance/index.ts';
import type { CaseCommand, CaseDefinition } from '../../../guidance/index.ts';
import type { Variables } from '../../../kernel/run.ts';
import { askedNames, proposed } from '../../../modeler/rehearsal/answers.ts';
import { begin, jump, pass, send } from '../../../modeler/rehearsal/rehearsal.ts';
import type { Rehearsal, RehearsalStart, Tried } from '../../../modeler/rehearsal/rehearsal.ts';
import { commandOf, openWork } from '../../../modeler/rehearsal/work.ts';
import { execute, resume, advance } from '../../../workflows/running-case.ts';

const folder = join(import.meta.dirname, '../../../models/siun-sote-guidance-path');
const manifest = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')) as { file: string; forms: Record<string, string> };
const forms = Object.fromEntries(await Promise.all(Object.entries(manifest.forms).map(async ([key, file]): Promise<[string, unknown]> => [key, JSON.parse(await readFile(join(folder, file), 'utf8'))])));
const linted = await lintModel({ xml: await readFile(join(folder, manifest.file), 'utf8'), forms });
if (!linted.definition) throw new Error(JSON.stringify(linted.diagnostics));
const definition: CaseDefinition = linted.definition;

// Tuesday. Independence Day and Christmas are far away.
const contact: RehearsalStart = { region: '14', channel: 'phone', at: atHour('2026-03-10', 9), variables: { need: 'apua', sevenDayGround: 'age75' } };

function done(tried: Tried): Rehearsal {
  if (!tried.ok) throw new Error(JSON.stringify(tried.rejection));
  return tried.rehearsal;
}

/** Does the first open work with the proposed answers, changed where said. */
function doFirst(rehearsal: Rehearsal, changes: Variables = {}, yes = true): Rehearsal {
  const [work] = openWork(rehearsal);
  if (!work) throw new Error('nothing to do');
  const schema = work.form === undefined ? undefined : forms[work.form];
  const values = schema === undefined ? {} : { ...proposed(schema, { variables: rehearsal.state.process.variables, at: rehearsal.at, asked: askedNames(definition), sample: 'koeajo' }), ...changes };
  return done(send(rehearsal, commandOf(work, yes, { values, reason: 'koeajo' }, rehearsal.at)));
}

/** Answers that take a client through all three tiers. */
const onwards: Readonly<Record<string, Variables>> = {
  'first-stage-guidance': { adviceOutcome: 'handOver' }, 'segment-and-need': { closerClarification: 'yes' }, 'preliminary-assessment': { manyServices: 'yes' }, 'follow-up': { nextStep: 'end' },
};
const elements = (rehearsal: Rehearsal): string[] => openWork(rehearsal).filter(({ kind }) => kind === 'task' || kind === 'answer' || kind === 'offer').map(({ elementId }) => elementId);
/** The first handover is returned once; whatever else is open is done, and when nothing is, time passes. */
function onward(now: Rehearsal): Rehearsal {
  const [work] = openWork(now);
  if (work?.kind === 'answer' && types(now, 'handoverReturned').length === 0) return doFirst(now, {}, false);
  if (work && work.kind !== 'firstService' && work.kind !== 'escalation') return doFirst(now, onwards[work.form ?? '']);
  return jump(now) ?? now;
}

const types = (rehearsal: Rehearsal, type: string): unknown[] => rehearsal.events.filter((event) => event.type === type);

describe('rehearsal', () => {
  test('begins where the channel leads, with the person and the due dates that the model gives', () => {
    const phone = done(begin(definition, contact));
    const [work] = openWork(phone);
    expect(work).toMatchObject({ kind: 'task', elementId: 'p2_t1', role: 'adviser', by: { unit: '14-neuvonta' } });
    expect(Object.values(phone.state.clocks).map(({ clockId, dueDate }) => [clockId, dueDate])).toEqual(expect.arrayContaining([['start_of_assessment', '2026-03-19'], ['first_response', '2026-03-12']]));
    expect(elements(done(begin(definition, { ...contact, channel: 'visit' })))).not.toEqual([]);
  });

  test('runs from the contact to an end by the proposed answers and the answers at the branches', () => {
    const asked = askedNames(definition);
    expect([...asked]).toEqual(expect.arrayContaining(['adviceOutcome', 'closerClarification', 'manyServices', 'nextStep', 'sevenDayGround']));
    expect(asked).not.toContain('pathFound');
    const advised = doFirst(done(begin(definition, contact)), { adviceOutcome: 'pathFound' });
    expect(advised.state.status).toBe('ended');
    expect(types(advised, 'caseEnded')).toMatchObject([{ because: 'path' }]);
    expect(openWork(advised)).toEqual([]);
    expect(jump(advised)).toBeUndefined();
  });

  test('goes over all tiers to follow-up, through handovers that are returned and accepted', () => {
    let now = done(begin(definition, contact));
    const seen: string[] = [];
    for (let step = 0; step < 40 && now.state.status === 'open'; step += 1) {
      seen.push(...elements(now));
      now = onward(now);
    }
    expect(now.state.status).toBe('ended');
    expect(seen).toEqual(expect.arrayContaining(['p2_t1', 'p2_t2_pre', 'p2_h23', 'p2_t3_assess', 'p2_t3_plan']));
    expect(types(now, 'handoverReturned')).toHaveLength(1);
    expect(types(now, 'timerFired').length).toBeGreaterThan(0);
    expect(localDate(now.at) > '2026-06-01').toBe(true);
  });

  test('past the seventh working day the ladder has climbed, and back is as it was', () => {
    const start = done(begin(definition, contact));
    const late = pass(start, atHour('2026-03-25', 9));
    const climbed = late.events.flatMap((event) => (event.type === 'escalationRaised' && event.clock?.startsWith('start_of_assessment#') ? [[event.kind, event.role, localDate(event.dueAt), event.at === event.dueAt]] : []));
    expect(climbed).toEqual([['remind', 'responsible', '2026-03-17', true], ['inform', 'supervisor', '2026-03-20', true], ['help', 'unitManager', '2026-03-23', true]]);
    expect(types(late, 'clockBreached')).toEqual(expect.arrayContaining([expect.objectContaining({ at: '2026-03-19T22:00:00.000Z' })]));
    expect(late.at).toBe(atHour('2026-03-25', 9));
    expect(late.before).toBe(start);
    expect(openWork(late).filter(({ kind }) => kind === 'escalation').length).toBeGreaterThan(2);
    const [escalation] = openWork(late).filter(({ kind }) => kind === 'escalation');
    if (!escalation) throw new Error('no escalation');
    expect(escalation.clocks).toHaveLength(1);
    expect(types(done(send(late, commandOf(escalation, true, { values: {}, reason: '' }, late.at))), 'escalationAcknowledged')).toHaveLength(1);
    expect(pass(late, start.at)).toBe(late);
  });

  test('a jump goes to the next instant, no further', () => {
    const start = done(begin(definition, contact));
    const next = jump(start);
    expect(next && next.events.length > start.events.length).toBe(true);
    expect(next && localDate(next.at)).toBe('2026-03-11');
  });

  test('makes the very events that the workflow makes of the same commands', () => {
    const by = { worker: 'rehearsal', unit: '14-rehearsal' };
    const opening = { type: 'open', caseId: 'rehearsal', region: '14', contactId: 'rehearsal', channel: 'phone', initiatedAt: contact.at, variables: { ...contact.variables, channel: 'phone', reporterRelation: null }, by } as const;
    const running = resume(definition, { versionHash: 'x' } as Parameters<typeof resume>[1]);
    execute(running, { commandId: '1', command: opening, recorded: 0 } as Parameters<typeof execute>[1], contact.at);
    let now = done(begin(definition, contact));
    for (let n = 0; n < 3; n += 1) {
      now = jump(now) ?? now;
      advance(running, now.at);
    }
    const [work] = openWork(now);
    if (!work) throw new Error('nothing to do');
    const command = { ...commandOf(work, true, { values: { adviceOutcome: 'pathFound', need: 'apua', adviceGiven: 'neuvo' }, reason: '' }, now.at), at: now.at } as CaseCommand;
    execute(running, { commandId: '2', command, recorded: 0 } as unknown as Parameters<typeof execute>[1], now.at);
    expect(done(send(now, commandOf(work, true, { values: { adviceOutcome: 'pathFound', need: 'apua', adviceGiven: 'neuvo' }, reason: '' }, now.at))).events).toEqual(running.tail);
  });
});
