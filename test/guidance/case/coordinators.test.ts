/** Coordinators of the intensive tier: naming with acceptance, who may, the waiting list, and that no role is ever let go before the next has it. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applyCase, decideCase, initialCaseState, nextDue } from '../../../guidance/index.ts';
import type { CaseCommand, CaseEnvironment, CaseEvent, CaseState, Nominee } from '../../../guidance/index.ts';
import { entriesOf } from '../../../kernel/run.ts';
import { essi, niina, otto, pair, sami, sonja } from '../support/pair.ts';
import { aino, drive, olli, opening, story, taskOf } from '../support/three-tiers.ts';
import type { Driven } from '../support/three-tiers.ts';

let env: CaseEnvironment;
beforeAll(async () => { env = await pair(); });

const at = '2026-03-10T08:00:00.000Z';
const naming = (state: CaseState, role: string): string => Object.values(state.namings ?? {}).find((one) => one.role === role)?.taskId ?? 'naming:none#1';

function intensive(variables: Record<string, unknown> = {}): Driven {
  const driven = drive(env);
  driven.send(opening(at, { by: olli, variables: { specialSupport: false, ...variables } }));
  driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'assess'), variables: {}, by: olli, at });
  return driven;
}
const name = (driven: Driven, role: string, nominee: Nominee, more: Partial<Extract<CaseCommand, { type: 'nameCoordinator' }>> = {}): CaseCommand =>
  ({ type: 'nameCoordinator', taskId: naming(driven.state, role), nominee, by: essi, at, ...more });
function install(driven: Driven, role: string, nominee: Nominee, when = at): void {
  driven.send({ ...name(driven, role, nominee), at: when });
  driven.send({ type: 'acceptCoordination', taskId: naming(driven.state, role), by: nominee, at: when });
}

describe('naming as a task', () => {
  test('the intensive tier asks for every required role; K7 stops when both of the pair have accepted', () => {
    const driven = intensive();
    expect(Object.values(driven.state.namings ?? {}).map(({ role, unit, namedBy, status }) => [role, unit, namedBy, status])).toEqual([
      ['omatyontekija', '14-moniammatillinen', 'supervisor', 'needed'], ['vastuutyontekija', '14-moniammatillinen', 'supervisor', 'needed'],
    ]);
    install(driven, 'omatyontekija', sonja, '2026-03-11T08:00:00.000Z');
    expect(story(driven.log, 'clockStopped')).toEqual([]);
    install(driven, 'vastuutyontekija', sami, '2026-03-12T08:00:00.000Z');
    expect(story(driven.log, 'clockStopped')).toEqual(['clockStopped naming#2 in time']);
    expect(driven.state.coordinators).toEqual({
      omatyontekija: { worker: 'sonja', unit: '14-moniammatillinen', since: '2026-03-11T08:00:00.000Z' },
      vastuutyontekija: { worker: 'sami', unit: '14-moniammatillinen', since: '2026-03-12T08:00:00.000Z' },
    });
    expect(driven.state.coordinator).toEqual({ worker: 'sonja', unit: '14-moniammatillinen' });
    expect(driven.state.namings).toEqual({});
  });

  test('a decline goes back to who names, with its reason; the clock runs on', () => {
    const driven = intensive();
    driven.send(name(driven, 'omatyontekija', sonja));
    const taskId = naming(driven.state, 'omatyontekija');
    expect(driven.refuse({ type: 'declineCoordination', taskId, reason: ' ', by: sonja, at })).toBe('REASON_MISSING');
    expect(driven.refuse({ type: 'acceptCoordination', taskId, by: sami, at })).toBe('NAMING_NOT_YOURS');
    driven.send({ type: 'declineCoordination', taskId, reason: 'Liikaa asiakkaita', by: sonja, at });
    expect(driven.state.namings?.[taskId]).toMatchObject({ status: 'needed' });
    expect(driven.state.namings?.[taskId]).not.toHaveProperty('nominee');
    expect(driven.refuse({ type: 'acceptCoordination', taskId, by: sonja, at })).toBe('NAMING_NOT_OPEN');
    expect(Object.values(driven.state.clocks).find(({ clockId }) => clockId === 'naming')?.status).toBe('running');
  });

  test('names only people of the unit that is asked, and the same task may ask another', () => {
    const driven = intensive();
    expect(driven.refuse(name(driven, 'omatyontekija', sonja, { by: aino }))).toBe('NAMING_WRONG_UNIT');
    driven.send(name(driven, 'omatyontekija', sonja));
    driven.send(name(driven, 'omatyontekija', sami));
    expect(driven.refuse({ type: 'acceptCoordination', taskId: naming(driven.state, 'omatyontekija'), by: sonja, at })).toBe('NAMING_NOT_YOURS');
    driven.send({ type: 'acceptCoordination', taskId: naming(driven.state, 'omatyontekija'), by: sami, at });
    expect(driven.state.coordinators?.['omatyontekija']?.worker).toBe('sami');
  });
});

describe('eligibility', () => {
  test('a health professional needs a justification, which the log keeps; one of neither field may not', () => {
    const driven = intensive();
    expect(driven.refuse(name(driven, 'omatyontekija', niina))).toBe('JUSTIFICATION_MISSING');
    expect(driven.refuse(name(driven, 'omatyontekija', niina, { justification: '  ' }))).toBe('JUSTIFICATION_MISSING');
    expect(driven.refuse(name(driven, 'omatyontekija', otto, { justification: 'tuttu' }))).toBe('NOT_ELIGIBLE');
    driven.send(name(driven, 'omatyontekija', niina, { justification: 'Sairaus on palvelukokonaisuuden ydin' }));
    driven.send({ type: 'acceptCoordination', taskId: naming(driven.state, 'omatyontekija'), by: niina, at });
    expect(driven.log.find(({ type }) => type === 'coordinatorNamed')).toMatchObject({
      coordinator: { worker: 'niina' }, justification: 'Sairaus on palvelukokonaisuuden ydin', qualification: { profession: 'nurse', employment: 'office' },
    });
  });

  test('special support wants a social worker in office', () => {
    const driven = intensive({ specialSupport: true });
    expect(driven.refuse(name(driven, 'omatyontekija', sami))).toBe('NOT_ELIGIBLE');
    expect(driven.refuse(name(driven, 'omatyontekija', { ...sonja, employment: 'contract' }))).toBe('NOT_ELIGIBLE');
    driven.send(name(driven, 'omatyontekija', sonja));
  });

  test('the pair is two people', () => {
    const driven = intensive();
    install(driven, 'omatyontekija', sonja);
    expect(driven.refuse(name(driven, 'vastuutyontekija', sonja))).toBe('NOT_ELIGIBLE');
  });
});

describe('never without a coordinator', () => {
  test('ending asks for the next once and changes nothing until they accept; then role, tasks and responsibility move in their events', () => {
    const driven = intensive();
    install(driven, 'omatyontekija', sonja);
    install(driven, 'vastuutyontekija', sami);
    driven.send({ type: 'completeTask', taskId: taskOf(driven.state, 'plan'), variables: {}, by: sonja, at });
    const end: CaseCommand = { type: 'endCoordination', role: 'omatyontekija', worker: 'sonja', because: 'ending', by: essi, at };
    expect(story(driven.send(end), 'coordinatorReleased', 'coordinatorNeeded')).toEqual(['coordinatorNeeded']);
    expect(driven.send(end)).toEqual([]);
    expect(driven.state.coordinators?.['omatyontekija']?.worker).toBe('sonja');
    expect(driven.refuse(name(driven, 'omatyontekija', sonja))).toBe('NOT_ELIGIBLE');
    driven.send(name(driven, 'omatyontekija', { ...sonja, worker: 'sirpa' }));
    const moved = driven.send({ type: 'acceptCoordination', taskId: naming(driven.state, 'omatyontekija'), by: { ...essi, worker: 'sirpa' }, at });
    expect(moved.map(({ type }) => type)).toEqual(['coordinatorNamed', 'clockStopped', 'taskReassigned']);
    expect(moved[0]).toMatchObject({ replaced: { worker: 'sonja' }, coordinator: { worker: 'sirpa' } });
    expect(moved[2]).toMatchObject({ elementId: 'follow', worker: 'sirpa' });
    expect(driven.refuse(end)).toBe('COORDINATOR_UNKNOWN');
  });

  test('who stays after all closes the naming; a role that nobody has cannot be kept', () => {
    const driven = intensive();
    expect(driven.refuse({ type: 'keepCoordinator', taskId: naming(driven.state, 'omatyontekija'), by: essi, at })).toBe('COORDINATOR_NEEDED');
    install(driven, 'omatyontekija', sonja);
    install(driven, 'vastuutyontekija', sami);
    driven.send({ type: 'endCoordination', role: 'omatyontekija', worker: 'sonja', because: 'absence', by: essi, at });
    driven.send({ type: 'keepCoordinator', taskId: naming(driven.state, 'omatyontekija'), by: essi, at });
    expect(driven.state.namings).toEqual({});
    expect(story(driven.log, 'clockCancelled')).toEqual(['clockCancelled naming#5 notRequired']);
  });

  test('the waiting list has its own clock', () => {
    const driven = intensive();
    install(driven, 'omatyontekija', sonja);
    driven.send(name(driven, 'vastuutyontekija', sami, { full: true }));
    expect(driven.state.namings?.[naming(driven.state, 'vastuutyontekija')]).toMatchObject({ status: 'queued', nominee: { worker: 'sami' } });
    expect(driven.refuse({ type: 'acceptCoordination', taskId: naming(driven.state, 'vastuutyontekija'), by: sami, at })).toBe('NAMING_NOT_OPEN');
    install(driven, 'vastuutyontekija', sami, '2026-03-20T08:00:00.000Z');
    expect(story(driven.log, 'clockStopped').sort()).toEqual(['clockStopped naming#2 late', 'clockStopped queue#4 in time'].sort());
  });
});

type Act = 'complete' | 'name' | 'queue' | 'accept' | 'decline' | 'end' | 'keep' | 'move' | 'leave' | 'acknowledge' | 'advance' | 'endCase';
interface Move { readonly act: Act; readonly person: Nominee; readonly pick: number; readonly hours: number }
const people = [sonja, sami, niina, otto, { ...sonja, worker: 'sirpa' }];
const roles = ['omatyontekija', 'vastuutyontekija', 'tukihenkilo'];
const move: fc.Arbitrary<Move> = fc.record({
  act: fc.constantFrom<Act[]>('complete', 'name', 'name', 'name', 'queue', 'accept', 'accept', 'accept', 'accept', 'decline', 'end', 'end', 'keep', 'move', 'leave', 'acknowledge', 'acknowledge', 'advance', 'advance', 'advance', 'endCase'),
  person: fc.constantFrom<Nominee[]>(...people), pick: fc.nat({ max: 5 }), hours: fc.integer({ min: 0, max: 60 }),
});

interface Chosen { readonly state: CaseState; readonly person: Nominee; readonly taskId: string; readonly nominee: Nominee; readonly role: string; readonly waiting: string; readonly pick: number; readonly at: string }
const commands: Record<Act, (chosen: Chosen) => CaseCommand> = {
  complete: ({ waiting, person, at: now }) => ({ type: 'completeTask', taskId: waiting, variables: {}, by: person, at: now }),
  name: ({ taskId, person, at: now }) => ({ type: 'nameCoordinator', taskId, nominee: person, justification: 'tarpeen', by: essi, at: now }),
  queue: ({ taskId, person, at: now }) => ({ type: 'nameCoordinator', taskId, nominee: person, justification: 'tarpeen', full: true, by: essi, at: now }),
  accept: ({ taskId, nominee, at: now }) => ({ type: 'acceptCoordination', taskId, by: nominee, at: now }),
  decline: ({ taskId, nominee, at: now }) => ({ type: 'declineCoordination', taskId, reason: 'en ehdi', by: nominee, at: now }),
  end: ({ state, role, at: now }) => ({ type: 'endCoordination', role, worker: state.coordinators?.[role]?.worker ?? 'nobody', because: 'ending', by: essi, at: now }),
  keep: ({ taskId, at: now }) => ({ type: 'keepCoordinator', taskId, by: essi, at: now }),
  move: ({ state, waiting, person, at: now }) => ({ type: 'moveTask', taskId: waiting, to: { worker: person.worker, unit: person.unit }, ...(state.responsible?.worker !== undefined && { from: state.responsible.worker }), by: essi, at: now }),
  leave: ({ state, at: now }) => ({ type: 'leaveCase', worker: state.responsible?.worker ?? 'nobody', because: 'deactivation', by: essi, at: now }),
  acknowledge: ({ state, at: now }) => ({ type: 'acknowledgeEscalation', escalationId: Object.values(state.escalations).find(({ acknowledged }) => !acknowledged)?.id ?? 'none', by: essi, at: now }),
  advance: ({ at: now }) => ({ type: 'advance', at: now }),
  endCase: ({ pick, at: now }) => (pick === 0 ? { type: 'endCase', reason: 'moved', by: essi, at: now } : { type: 'advance', at: now }),
};

function commandOf(state: CaseState, { act, person, pick }: Move, now: string): CaseCommand {
  const open = Object.values(state.namings ?? {});
  const one = open[pick % Math.max(1, open.length)];
  return commands[act]({
    state, person, pick, at: now, taskId: one?.taskId ?? 'naming:none#1', nominee: one?.nominee ?? person, role: roles[pick % 3] ?? '', waiting: entriesOf(state.process.tasks)[0]?.id ?? 'none#1',
  });
}

/** After every event, not only after every command. */
function expectHeld(state: CaseState, event: CaseEvent, holders: Map<string, string>): void {
  expect(state.status === 'new' || event.type === 'caseOpened' || state.responsible !== undefined).toBe(true);
  if (event.type === 'coordinatorNamed') {
    expect(event.replaced?.worker ?? event.coordinator.worker).toBe(holders.get(event.role) ?? event.coordinator.worker);
    holders.set(event.role, event.coordinator.worker);
  }
  if (event.type === 'coordinatorReleased') expect(event.role).toBe('tukihenkilo');
  for (const [role, worker] of holders) expect(state.coordinators?.[role]?.worker).toBe(worker);
}

/** Every step is seen as soon as it is raised: those that wait for an unseen one are passed over, which lots alone reach too seldom. */
const seenSteps: Move[] = Array.from({ length: 40 }, (_, index) => ({ act: index % 2 === 0 ? 'advance' : 'acknowledge', person: sonja, pick: 1, hours: 24 }));

test('whatever is tried: one responsible at every instant, and a required role once named has exactly one holder until the case ends', () => {
  const seen = { named: 0, replaced: 0, transferred: 0, passedOver: 0 };
  fc.assert(fc.property(fc.array(move, { minLength: 25, maxLength: 60, size: 'max' }), (moves) => {
    let state = initialCaseState();
    let now = Date.parse(at);
    const log: CaseEvent[] = [];
    const holders = new Map<string, string>();
    const send = (command: CaseCommand): void => {
      const decision = decideCase(env, state, command);
      if (!decision.ok) return;
      for (const event of decision.events) {
        state = applyCase(state, event);
        log.push(event);
        expectHeld(state, event, holders);
      }
      expect(JSON.stringify(state)).toBe(JSON.stringify(decision.state));
    };
    send(opening(at, { by: olli, variables: { specialSupport: false } }));
    send({ type: 'completeTask', taskId: taskOf(state, 'assess'), variables: {}, by: olli, at });
    for (const one of moves) {
      now += one.hours * 3_600_000;
      send(commandOf(state, one, new Date(now).toISOString()));
    }
    seen.named += log.filter(({ type }) => type === 'coordinatorNamed').length;
    seen.replaced += log.filter((event) => event.type === 'coordinatorNamed' && event.replaced).length;
    seen.transferred += log.filter((event) => event.type === 'responsibilityMoved' && event.because === 'escalation').length;
    seen.passedOver += log.filter(({ type }) => type === 'escalationPassedOver').length;
    const raised = log.flatMap((event) => (event.type === 'escalationRaised' || event.type === 'escalationPassedOver' ? [event.escalationId] : []));
    expect(new Set(raised).size).toBe(raised.length);
    expect(state.status === 'open' || (Object.keys(state.namings ?? {}).length === 0 && nextDue(state) === undefined)).toBe(true);
  }), { numRuns: 60, examples: [[seenSteps]] });
  // The moves reach what they are meant to test.
  expect(Object.entries(seen).filter(([, count]) => count === 0)).toEqual([]);
});
