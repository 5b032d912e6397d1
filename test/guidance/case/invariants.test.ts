/** Random people and random time on the three-tier path: what must hold after every command, whatever they do. */
import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applyCase, decideCase, guardCase, initialCaseState, nextDue } from '../../../guidance/index.ts';
import type { Actor, CaseCommand, CaseEnvironment, CaseEvent, CaseState } from '../../../guidance/index.ts';
import { aino, kaisa, olli, opening, outi, threeTiers } from '../support/three-tiers.ts';

let env: CaseEnvironment;
beforeAll(async () => { env = await threeTiers(); });

const START = Date.parse('2026-03-10T08:00:00.000Z');
interface Move { readonly minutes: number; readonly act: number; readonly by: Actor; readonly pick: number; readonly yes: boolean }

const move: fc.Arbitrary<Move> = fc.record({
  minutes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 600 }), fc.integer({ min: 600, max: 30_000 })),
  act: fc.integer({ min: 0, max: 11 }), by: fc.constantFrom(aino, olli, outi, kaisa), pick: fc.nat({ max: 3 }), yes: fc.boolean(),
});

/** A command that is often, not always, in order. */
function commandOf(state: CaseState, { act, by, pick, yes }: Move, at: string): CaseCommand {
  const tasks = Object.keys(state.process.tasks);
  const taskId = tasks[pick % Math.max(1, tasks.length)] ?? 'advise#2';
  const escalations = Object.keys(state.escalations);
  switch (act) {
    case 0: case 1: case 2: return { type: 'completeTask', taskId, by, at, variables: { pathFound: false, moreNeeded: true, ...(yes && { need: 'n', summary: 's', age: 80 }) } };
    case 3: case 4: return { type: 'acceptHandover', taskId, by, at };
    case 5: return { type: 'returnHandover', taskId, by, at, reason: yes ? 'not ours' : '' };
    case 6: case 7: return { type: 'offerHandover', taskId, by, at, variables: yes ? { need: 'n', summary: 's' } : {} };
    case 8: return { type: 'acknowledgeEscalation', escalationId: escalations[pick % Math.max(1, escalations.length)] ?? 'none', by, at };
    case 9: return pick === 0 ? { type: 'endCase', reason: yes ? 'clientWithdrew' : 'other', by, at } : { type: 'advance', at };
    default: return { type: 'advance', at };
  }
}

function expectInvariants(state: CaseState, events: readonly CaseEvent[]): void {
  // one responsible, always; and only acceptance or taking a task moves it
  expect(state.status === 'new' || state.responsible !== undefined).toBe(true);
  const moves = events.flatMap((event) => (event.type === 'responsibilityMoved' ? [event] : []));
  moves.forEach((event, index) => expect(event.from).toEqual(index === 0 ? undefined : moves[index - 1]?.to));
  expect(moves.at(-1)?.to).toEqual(state.responsible);
  // nothing is raised or breached twice
  const raised = events.flatMap((event) => (event.type === 'escalationRaised' ? [event.escalationId] : []));
  const breached = events.flatMap((event) => (event.type === 'clockBreached' ? [event.clock] : []));
  expect(new Set(raised).size).toBe(raised.length);
  expect(new Set(breached).size).toBe(breached.length);
  // one clock of an id runs at a time
  const running = Object.values(state.clocks).flatMap((clock) => (clock.status === 'running' ? [clock.clockId] : []));
  expect(new Set(running).size).toBe(running.length);
  // a waiting handover task has a handover that is not accepted, and the other way round
  const open = Object.values(state.handovers).flatMap((handover) => (handover.status === 'accepted' ? [] : [handover.taskId]));
  const waiting = Object.values(state.process.tasks).flatMap((task) => (env.guidance.handovers[task.elementId] ? [task.id] : []));
  if (state.status === 'open') expect([...open].sort()).toEqual([...waiting].sort());
}

function play(moves: readonly Move[]): { state: CaseState; events: CaseEvent[] } {
  let state = initialCaseState();
  let now = START;
  const events: CaseEvent[] = [];
  const at = (): string => new Date(now).toISOString();
  const send = (command: CaseCommand): void => {
    const foreseen = guardCase(env, state, command);
    const decision = decideCase(env, state, command);
    if (foreseen) expect(decision).toEqual({ ok: false, rejection: foreseen });
    if (!decision.ok) return void expect(foreseen ?? decision.rejection.code).toEqual(foreseen ?? 'HANDOVER_INCOMPLETE');
    events.push(...decision.events);
    state = JSON.parse(JSON.stringify(decision.state)) as CaseState;
    expectInvariants(state, events);
  };
  send(opening(at()));
  for (const one of moves) {
    now += one.minutes * 60_000;
    const command = commandOf(state, one, at());
    send(command);
    const due = nextDue(state);
    if (command.type === 'advance' && due !== undefined && Date.parse(due) <= now) throw new Error(`Expected advance at ${at()} to leave nothing due but ${due} is`);
  }
  return { state, events };
}

test('whatever people and time do, the case stays whole', () => {
  let ended = 0;
  let escalated = 0;
  fc.assert(fc.property(fc.array(move, { minLength: 20, maxLength: 80, size: 'max' }), (moves) => {
    const { state, events } = play(moves);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(JSON.stringify(events.reduce(applyCase, initialCaseState()))).toBe(JSON.stringify(state));
    ended += Number(state.status === 'ended');
    escalated += Number(Object.keys(state.escalations).length > 0);
  }), { numRuns: 60 });
  // The moves reach what they are meant to test.
  expect(ended).toBeGreaterThan(3);
  expect(escalated).toBeGreaterThan(3);
}, 15_000);
