/** Random people and random time on the three-tier path: what must hold after every command, whatever they do. */
import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applyCase, decideCase, guardCase, initialCaseState, nextDue } from '../../../guidance/index.ts';
import type { Actor, CaseCommand, CaseEnvironment, CaseEvent, CaseState } from '../../../guidance/index.ts';
import { aino, kaisa, olli, opening, outi, threeTiers } from '../support/three-tiers.ts';
import { entriesOf } from '../../../kernel/run.ts';

let env: CaseEnvironment;
beforeAll(async () => { env = await threeTiers(); });

const START = Date.parse('2026-03-10T08:00:00.000Z');
type Act = 'complete' | 'accept' | 'return' | 'offer' | 'acknowledge' | 'end' | 'advance';
interface Move { readonly minutes: number; readonly act: Act; readonly by: Actor; readonly pick: number; readonly yes: boolean }

const move: fc.Arbitrary<Move> = fc.record({
  minutes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 600 }), fc.integer({ min: 600, max: 30_000 })),
  act: fc.constantFrom<Act[]>('complete', 'complete', 'complete', 'accept', 'accept', 'return', 'offer', 'offer', 'acknowledge', 'end', 'advance', 'advance'), by: fc.constantFrom(aino, olli, outi, kaisa), pick: fc.nat({ max: 3 }), yes: fc.boolean(),
});

/** Each act makes a command that is often, not always, in order. */
const acts: Record<Act, (state: CaseState, move: Move & { readonly taskId: string }, at: string) => CaseCommand> = {
  complete: (_state, { taskId, by, yes }, at) => ({ type: 'completeTask', taskId, by, at, variables: { pathFound: false, moreNeeded: true, ...(yes && { need: 'n', summary: 's', age: 80 }) } }),
  accept: (_state, { taskId, by }, at) => ({ type: 'acceptHandover', taskId, by, at }),
  return: (_state, { taskId, by, yes }, at) => ({ type: 'returnHandover', taskId, by, at, reason: yes ? 'not ours' : '' }),
  offer: (_state, { taskId, by, yes }, at) => ({ type: 'offerHandover', taskId, by, at, variables: yes ? { need: 'n', summary: 's' } : {} }),
  acknowledge: (state, { pick, by }, at) => ({ type: 'acknowledgeEscalation', escalationId: Object.keys(state.escalations)[pick] ?? 'none', by, at }),
  end: (_state, { pick, by, yes }, at) => (pick === 0 ? { type: 'endCase', reason: yes ? 'clientWithdrew' : 'other', by, at } : { type: 'advance', at }),
  advance: (_state, _move, at) => ({ type: 'advance', at }),
};

function commandOf(state: CaseState, move: Move, at: string): CaseCommand {
  const tasks = Object.keys(state.process.tasks);
  return acts[move.act](state, { ...move, taskId: tasks[move.pick % Math.max(1, tasks.length)] ?? 'advise#2' }, at);
}

function expectInvariants(state: CaseState, events: readonly CaseEvent[]): void {
  // one responsible, always; and only acceptance or taking a task moves it
  expect(state.status === 'new' || state.responsible !== undefined).toBe(true);
  const moves = events.flatMap((event) => (event.type === 'responsibilityMoved' ? [event] : []));
  expect(moves.map(({ from }) => from)).toEqual([undefined, ...moves.map(({ to }) => to)].slice(0, moves.length));
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
  const waiting = entriesOf(state.process.tasks).flatMap((task) => (env.guidance.handovers[task.elementId] ? [task.id] : []));
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
  fc.assert(fc.property(fc.array(move, { minLength: 20, maxLength: 50, size: 'max' }), (moves) => {
    const { state, events } = play(moves);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(JSON.stringify(events.reduce(applyCase, initialCaseState()))).toBe(JSON.stringify(state));
    ended += Number(state.status === 'ended');
    escalated += Number(Object.keys(state.escalations).length > 0);
  }), { numRuns: 30 });
  // The moves reach what they are meant to test.
  expect(ended).toBeGreaterThan(2);
  expect(escalated).toBeGreaterThan(2);
});
