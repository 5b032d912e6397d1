/** What the search of the flow finds, where, and after which path. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkSoundness } from '../../../kernel/index.ts';
import { boundary, bpmn, end, exclusive, inclusive, parallel, start, sub, timer, user } from '../../support/bpmn-builder.ts';
import { compiled } from '../../support/kernel-player.ts';
import { randomBlock, writeProcess } from '../../support/random-process.ts';

const found = async (nodes: string[], flows: string[], limit?: number): Promise<string[]> =>
  checkSoundness(await compiled(bpmn({ nodes, flows })), limit).map(({ code, elementId, path }) => [code, elementId, path].filter(Boolean).join(' '));

test('sound: parallel and inclusive blocks, loops, boundary events, sub-processes', async () => {
  expect(await found([start(), parallel('f'), user('a'), user('b'), parallel('j'), end()], ['start -> f -> a -> j -> end', 'f -> b -> j'])).toEqual([]);
  expect(await found([start(), inclusive('f', 'f-b'), user('a'), user('b'), inclusive('j'), end()], ['start -> f', 'f -> a [x]', 'f -> b', 'a -> j', 'b -> j -> end'])).toEqual([]);
  expect(await found([start(), exclusive('m'), user('a'), exclusive('x', 'x-end'), end()], ['start -> m -> a -> x -> end', 'x -> m [again]'])).toEqual([]);
  expect(await found([start(), sub('s', { nodes: [start('in'), user('a')], flows: ['in -> a'] }), boundary('b', 's', timer('Duration', 'P1D')), user('late')], ['start -> s', 'b -> late'])).toEqual([]);
});

test('deadlock: a choice before a parallel join', async () => {
  expect(await found([start(), exclusive('x', 'x-b'), user('a'), user('b'), parallel('j'), end()], ['start -> x', 'x -> a [c]', 'x -> b', 'a -> j', 'b -> j -> end']))
    .toEqual(['deadlock j start → x → a', 'unreachable end']);
});

test('lack of synchronisation: a fork before a merge', async () => {
  expect(await found([start(), parallel('f'), user('a'), user('b'), exclusive('m'), end()], ['start -> f -> a -> m -> end', 'f -> b -> m'])).toContainEqual(expect.stringMatching(/^lack-of-synchronisation end start → f → /));
});

test('dead end and unreachable', async () => {
  expect(await found([start(), exclusive('m'), user('a'), user('x'), user('y')], ['start -> m -> a -> m', 'x -> y -> x'])).toEqual(['dead-end start', 'unreachable x', 'unreachable y']);
});

test('too much to look at is told', async () => {
  const branches = Array.from({ length: 8 }, (_, index) => `b${index}`);
  const late = branches.map(id => boundary(`late-${id}`, id, timer('Duration', 'P1D')));
  const model = [[start(), parallel('f'), ...branches.map(id => user(id)), ...late, parallel('j'), end()], ['start -> f', ...branches.flatMap(id => [`f -> ${id} -> j`, `late-${id} -> j`]), 'j -> end']] as const;
  expect(await found([...model[0]], [...model[1]], 100)).toContain('soundness-unknown p');
});

test('several tokens of a reminder that does not interrupt are meant, also in a loop; on the main way they are not', async () => {
  const nodes = [start(), exclusive('m'), user('a'), boundary('late', 'a', timer('Duration', 'PT1H'), false), user('remind'), exclusive('x', 'x-end'), end()];
  const flows = ['start -> m -> a -> x -> end', 'x -> m [again]', 'late -> remind'];
  expect(await found([...nodes, end('reminded')], [...flows, 'remind -> reminded'])).toEqual([]);
  expect((await found(nodes, [...flows, 'remind -> m'])).join()).toContain('lack-of-synchronisation');
});

const big: readonly (readonly [string, () => readonly [string[], string[]]])[] = [
  ['490 tasks in parallel', () => star(490, 1, parallel)], ['ten branches of 49 tasks in parallel', () => star(10, 49, parallel)], ['ten branches of 49 tasks, some of them', () => star(10, 49, inclusive)],
  ['490 tasks in a row', () => star(1, 490, parallel)], ['ten branches of 24 tasks with boundary events', () => star(10, 24, parallel, true)],
];

/** The modeler looks while people draw; the bound is generous for a loaded machine. */
test.each(big)('%s take no time that anyone would notice', async (_name, make) => {
  const definition = await compiled(bpmn(Object.fromEntries([['nodes', make()[0]], ['flows', make()[1]]]) as { nodes: string[]; flows: string[] }));
  const begun = performance.now();
  checkSoundness(definition);
  expect(performance.now() - begun).toBeLessThan(1500);
});

function star(branches: number, length: number, gateway: typeof inclusive, guarded = false): readonly [string[], string[]] {
  const ids = Array.from({ length: branches }, (_, branch) => Array.from({ length }, (_none, place) => `t${branch}-${place}`));
  const conditional = gateway === inclusive;
  return [
    [start(), gateway('f', conditional ? `f-t0-0` : undefined), gateway('j'), end(), ...ids.flat().flatMap(id => guarded ? [user(id), boundary(`late-${id}`, id, timer('Duration', 'P1D')), end(`end-${id}`)] : [user(id)])],
    ['start -> f', ...ids.map((branch, index) => `f -> ${branch[0] ?? ''}${conditional && index > 0 ? ' [go]' : ''}`), ...ids.map(branch => [...branch, 'j'].join(' -> ')), 'j -> end', ...guarded ? ids.flat().map(id => `late-${id} -> end-${id}`) : []],
  ];
}

/** Every construct, put together by chance: there is nothing to find, or it is said that it was too much to look at. */
test('random block-structured processes are sound', async () => {
  await fc.assert(fc.asyncProperty(randomBlock, async block => {
    const findings = checkSoundness(await compiled(writeProcess(block).xml), 1000);
    expect(findings.filter(({ code }) => code !== 'soundness-unknown')).toEqual([]);
  }), { numRuns: 80 });
});

/** One gateway of a parallel block is made another: the block waits for ever, or goes on twice. */
test.each([
  ['a choice before a parallel join', 0, 'exclusiveGateway', 'deadlock'], ['a merge behind a fork', 1, 'exclusiveGateway', 'lack-of-synchronisation'],
] as const)('%s in a random process is found, with the way there', async (_name, which, kind, code) => {
  await fc.assert(fc.asyncProperty(randomBlock, async block => {
    const leaf = { type: 'task', option: 0, blocks: [] } as const;
    const { xml } = writeProcess({ type: 'sequence', option: 0, blocks: [{ type: 'parallel', option: 0, blocks: [leaf, leaf] }, block] });
    const [id = ''] = [...xml.matchAll(/<parallelGateway id="([^"]*)"/g)].slice(which, which + 1).map(([, found]) => found);
    const outgoing = [...xml.matchAll(new RegExp(`<sequenceFlow id="([^"]*)" sourceRef="${id}"`, 'g'))].map(([, flow]) => flow);
    const broken = xml.replace(new RegExp(`<parallelGateway id="${id}" ></parallelGateway>`), `<${kind} id="${id}" default="${outgoing[0] ?? ''}"></${kind}>`)
      .replace(new RegExp(`(<sequenceFlow id="${outgoing[1] ?? '-'}"[^>]*>)`), '$1<conditionExpression>r = 1</conditionExpression>');
    const findings = checkSoundness(await compiled(broken), 1000);
    const finding = findings.find(each => each.code === code);
    // Where tokens are counted nothing is searched, and that is said.
    fc.pre(finding !== undefined || !findings.some(each => each.code === 'soundness-unknown' && each.elementId === 'p'));
    expect([finding?.code, (finding?.path ?? '').includes(' → ')]).toEqual([code, true]);
  }), { numRuns: 25 });
});
