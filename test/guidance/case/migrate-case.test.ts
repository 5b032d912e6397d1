/** A case moves to another version of its model: clocks, handovers and responsibility go along, nothing starts anew, and what does not fit is named. MOD-07. */
import { describe, expect, test } from '@jest/globals';
import { applyCase, createCaseEnvironment, decideCase, initialCaseState, nextDue, planCaseMigration } from '../../../guidance/index.ts';
import type { CaseCommand, CaseDefinition, CaseEnvironment, CaseState, MigrationChoices } from '../../../guidance/index.ts';
import { entriesOf } from '../../../kernel/run.ts';
import { createChance } from '../../support/chance.ts';
import type { Chance } from '../../support/chance.ts';
import { bpmn, compiled, drive, flows, node, olli, opening, taskOf, threeTiersXml } from '../support/three-tiers.ts';
import type { Driven } from '../support/three-tiers.ts';

const TUE = '2026-03-10T08:00:00.000Z';
const at = (date: string): string => `${date}T08:00:00.000Z`;
const role = '<guidance:assignment role="guide" unit="asiakasohjaus"/>';
const ladder = (offset = -2): string => `<guidance:ladder id="up"><guidance:step id="before" offset="${offset}" kind="remind" role="responsible"/><guidance:step id="due" offset="0" kind="inform" role="supervisor"/></guidance:ladder>`;
const clock = (id: string, attributes: string, start = '<guidance:start on="caseOpened"/>'): string => `<guidance:clock id="${id}" fi="Kello" ${attributes}>${start}<guidance:stop on="completed" element="second"/></guidance:clock>`;
const law = clock('law', 'kind="statutory" limit="7" unit="workingDays" ladder="up"');
const aim = clock('aim', 'kind="target" limit="7" unit="workingDays" ladder="up"');
const path = (head: string, first = 'first', extension = role): Promise<CaseDefinition> =>
  compiled(bpmn(head, `${node('startEvent', 's')}${node('userTask', first, extension)}${node('userTask', 'second', role)}${node('endEvent', 'e')}${flows(['s', first], [first, 'second'], ['second', 'e'])}`));
const version = (hash: string): { modelId: string; number: number; hash: string } => ({ modelId: 'm', number: 1, hash });
const nothing: MigrationChoices = { elements: {}, clocks: {} };

async function running(head = ladder() + law + aim): Promise<Driven & { readonly definition: CaseDefinition }> {
  const definition = await path(head);
  const driven = drive(createCaseEnvironment(definition));
  driven.send(opening(TUE));
  return Object.assign(driven, { definition });
}
const move = (state: CaseState, definition: CaseDefinition, more: Partial<Extract<CaseCommand, { type: 'migrateCase' }>> = {}): CaseCommand => ({
  type: 'migrateCase', from: version('old'), to: version('new'), basedOn: state.sequence, definition, elements: {}, clocks: {}, reason: 'Uusi polku', by: { worker: 'kerttu', unit: '14' }, at: at('2026-03-12'), ...more,
});
const codes = (driven: Driven & { readonly definition: CaseDefinition }, to: CaseDefinition, choices = nothing): string[] =>
  planCaseMigration(createCaseEnvironment(driven.definition), createCaseEnvironment(to), driven.state, choices).obstacles.map(({ code, elementId, clock: id }) => `${code} ${elementId ?? id ?? ''}`);
const noticesOf = (driven: Driven & { readonly definition: CaseDefinition }, to: CaseDefinition, choices = nothing): string[] =>
  planCaseMigration(createCaseEnvironment(driven.definition), createCaseEnvironment(to), driven.state, choices).notices.map(({ code, elementId, clock: id }) => `${code} ${elementId ?? id ?? ''}`);

describe('a move', () => {
  test('to an identical version changes nothing but the version it names', async () => {
    const driven = await running();
    const before = driven.state;
    expect(driven.send(move(before, driven.definition)).map(({ type }) => type)).toEqual(['caseMigrated', 'instanceMigrated']);
    expect(driven.state).toEqual({ ...before, version: 'new', sequence: before.sequence + 2 });
  });

  test('says who, why, from where to where; a clock keeps its start, its limit and its due date, whatever the new version says', async () => {
    const driven = await running();
    driven.send({ type: 'pauseClock', clock: 'aim#2', waitingFor: 'client', reason: 'r', by: olli, at: at('2026-03-11') });
    const to = await path(ladder() + law.replace('limit="7"', 'limit="3"') + aim);
    expect(noticesOf(driven, to)).toEqual(['limitKept law#1']);
    const before = driven.state.clocks;
    const [moved] = driven.send(move(driven.state, to));
    expect(moved).toMatchObject({ type: 'caseMigrated', from: version('old'), to: version('new'), reason: 'Uusi polku', by: { worker: 'kerttu' }, tasks: [{ elementId: 'first' }] });
    expect(driven.state.clocks).toEqual(before);
    expect(nextDue(driven.state)).toBe('2026-03-17T06:00:00.000Z');
  });

  test('plans what is still to come by the new ladder; what was raised is not raised again', async () => {
    const driven = await running();
    driven.send({ type: 'advance', at: at('2026-03-17') });
    const to = await path(ladder(-1) + law + aim);
    expect(noticesOf(driven, to)).toEqual(['ladderChanged law#1', 'ladderChanged aim#2']);
    const { due, dueDate } = driven.state.clocks['law#1'] ?? {};
    driven.send(move(driven.state, to, { at: at('2026-03-17') }));
    expect(driven.state.clocks['law#1']).toMatchObject({ due, dueDate, steps: [{ stepId: 'due' }] });
    const fresh = await running();
    fresh.send(move(fresh.state, to));
    expect(fresh.state.clocks['law#1']?.steps).toMatchObject([{ stepId: 'before', at: '2026-03-18T06:00:00.000Z' }, { stepId: 'due' }]);
  });

  test('takes the tokens to where a person says; commands go on by the new version', async () => {
    const driven = await running();
    const to = await path(ladder() + law + aim, 'start');
    expect(codes(driven, to)).toEqual(['elementGone first']);
    expect(driven.refuse(move(driven.state, to))).toBe('MIGRATION_BLOCKED');
    driven.send(move(driven.state, to, { elements: { first: 'start' } }));
    const goingOn = decideCase(createCaseEnvironment(to), driven.state, { type: 'completeTask', taskId: taskOf(driven.state, 'start'), variables: {}, by: olli, at: at('2026-03-13') });
    expect(goingOn.ok && entriesOf(goingOn.state.process.tasks).map(({ elementId }) => elementId)).toEqual(['second']);
  });

  test('is refused once the case has moved on, without reason, and from a version that it does not run', async () => {
    const driven = await running();
    expect(driven.refuse(move(driven.state, driven.definition, { basedOn: driven.state.sequence - 1 }))).toBe('CASE_MOVED_ON');
    expect(driven.refuse(move(driven.state, driven.definition, { reason: ' ' }))).toBe('REASON_MISSING');
    driven.send(move(driven.state, driven.definition));
    expect(driven.refuse(move(driven.state, driven.definition))).toBe('CASE_MOVED_ON');
    driven.send(move(driven.state, driven.definition, { from: version('new'), to: version('newer') }));
    expect(driven.state.version).toBe('newer');
  });

  test('of a suspended case is in order, and it stays suspended', async () => {
    const driven = await running();
    driven.send({ type: 'suspendCase', reason: 'r', by: olli, at: at('2026-03-11') });
    driven.send(move(driven.state, driven.definition));
    expect(driven.state.suspended).toMatchObject({ reason: 'r' });
    expect(driven.state.clocks['aim#2']?.status).toBe('paused');
  });
});

describe('what stands in the way', () => {
  test('is a clock that the new version does not have: it goes on as another one, or a person lets it end', async () => {
    const driven = await running();
    const to = await path(ladder() + law + clock('goal', 'kind="target" limit="9" unit="workingDays" ladder="up"') + clock('later', 'kind="target" limit="9" unit="workingDays"'));
    expect(codes(driven, to)).toEqual(['clockGone aim#2']);
    expect(codes(driven, to, { elements: {}, clocks: { aim: 'law' } })).toEqual(['clockKindChanged aim#2', 'placeTaken aim#2']);
    expect(codes(driven, to, { elements: {}, clocks: { aim: 'goal' } })).toEqual([]);
    const twice = await running(ladder() + law + aim + clock('other', 'kind="target" limit="9" unit="workingDays"'));
    expect(codes(twice, to, { elements: {}, clocks: { aim: 'goal', other: 'goal' } })).toEqual(['placeTaken other#3']);
    const renamed = await running();
    const { due } = renamed.state.clocks['aim#2'] ?? {};
    renamed.send(move(renamed.state, to, { clocks: { aim: 'goal' } }));
    expect(renamed.state.clocks['aim#2']).toMatchObject({ clockId: 'goal', status: 'running', due });
    const ended = await running();
    expect(noticesOf(ended, to, { elements: {}, clocks: { aim: null } })).toEqual(['clockEnds aim#2', 'clockNotStarted goal', 'clockNotStarted later']);
    expect(ended.send(move(ended.state, to, { clocks: { aim: null } })).map(({ type }) => type)).toEqual(['clockCancelled', 'caseMigrated', 'instanceMigrated']);
    expect(ended.state.clocks['aim#2']?.status).toBe('cancelled');
    expect(ended.state.clocks['law#1']?.status).toBe('running');
  });

  test('is a step that becomes a handover, or is none any more', async () => {
    const driven = await running('');
    expect(codes(driven, await path('', 'first', '<guidance:handover transition="tierToTier" toRole="guide" toUnit="asiakasohjaus"/>'))).toEqual(['handoverChanged first']);
  });

  test('is a coordinator role that is gone', async () => {
    const definition = await compiled(threeTiersXml);
    const driven = Object.assign(drive(createCaseEnvironment(definition)), { definition });
    driven.send(opening(TUE));
    driven.state = { ...driven.state, coordinators: { responsibleWorker: { worker: 'kaisa', unit: '14-moniammatillinen', since: TUE } } };
    const to = await compiled(threeTiersXml.replace('<guidance:coordinator role="responsibleWorker"', '<guidance:coordinator role="other"'));
    expect(codes(driven, to)).toEqual(['coordinatorRoleGone ']);
  });

  test('is not that a task is given to somebody else there: it stays where it is, and that is told', async () => {
    const driven = await running('');
    const to = await path('', 'first', '<guidance:assignment role="adviser" unit="neuvonta"/>');
    expect([codes(driven, to), noticesOf(driven, to)]).toEqual([[], ['assignmentKept first']]);
    const assigned = driven.state.assigned;
    driven.send(move(driven.state, to));
    expect(driven.state.assigned).toEqual(assigned);
  });
});

type Step = (state: CaseState, instant: string) => CaseCommand | undefined;
/** What may happen to a case next; what is not in order then is refused and changes nothing. */
const steps: readonly Step[] = [
  (state, instant) => pausing(state, instant),
  (_state, instant) => ({ type: 'suspendCase', reason: 'r', by: olli, at: instant }),
  (_state, instant) => ({ type: 'resumeCase', by: olli, at: instant }),
  working, working,
];
function pausing(state: CaseState, instant: string): CaseCommand | undefined {
  const open = Object.values(state.clocks).find(({ status }) => status === 'running');
  return open && { type: 'pauseClock', clock: open.id, waitingFor: 'client', reason: 'r', by: olli, at: instant };
}
function working(state: CaseState, instant: string): CaseCommand | undefined {
  const [task] = entriesOf(state.process.tasks);
  return task && ({ type: state.handovers[task.id] ? 'acceptHandover' : 'completeTask', taskId: task.id, variables: { pathFound: false }, by: olli, at: instant } as CaseCommand);
}

/** A case somewhere along a random life. */
function lived(env: CaseEnvironment, chance: Chance): { readonly state: CaseState; readonly instant: string } {
  let state = initialCaseState();
  let now = Date.parse(TUE);
  const instant = (): string => new Date(now).toISOString();
  const send = (command: CaseCommand | undefined): void => {
    const decision = command && decideCase(env, state, command);
    if (decision?.ok) state = decision.state;
  };
  send(opening(TUE, { channel: chance.pick(['digital', 'phone']), variables: { need: 'apua', summary: 'x', age: 80 } }));
  for (let step = chance.between(1, 12); step > 0 && state.status === 'open'; step -= 1) {
    now += chance.between(1, 96) * 3_600_000;
    send({ type: 'advance', at: instant() });
    send(chance.pick(steps)(state, instant()));
  }
  return { state, instant: instant() };
}

test('along random lives of a case a move to an identical version loses and changes nothing, wherever it comes', async () => {
  const definition = await compiled(threeTiersXml);
  const env = createCaseEnvironment(definition);
  let moved = 0;
  for (let seed = 1; seed <= 80; seed += 1) {
    const { state, instant } = lived(env, createChance(seed));
    if (state.status !== 'open') continue;
    const decision = decideCase(env, state, move(state, definition, { at: instant }));
    if (!decision.ok) throw new Error(`seed ${seed}: ${decision.rejection.message}`);
    expect([seed, decision.state, nextDue(decision.state)]).toEqual([seed, { ...state, version: 'new', sequence: state.sequence + 2 }, nextDue(state)]);
    expect(JSON.stringify(decision.events.reduce(applyCase, state))).toBe(JSON.stringify(decision.state));
    moved += 1;
  }
  expect(moved).toBeGreaterThan(40);
});
