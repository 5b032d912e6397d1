/** Models that nobody marked as executable: what they leave open is told, and they run as far as their flow makes sense. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { compile, openSession } from '../../../kernel/index.ts';
import type { Reply } from '../../../kernel/index.ts';
import { bpmn, boundary, definitions, end, exclusive, node, parallel, start, sub, user } from '../../support/bpmn-builder.ts';
import type { Parts } from '../../support/bpmn-builder.ts';

const drawing = (parts: Parts): string => bpmn(parts).replace(' isExecutable="true"', '');

/** Everything that is said about a drawing, and what a run of it comes to. */
async function run(xml: string): Promise<{ readonly told: readonly string[]; readonly reply: Reply }> {
  const compiled = await compile(xml, { drawings: true, scripts: 'others-wait' });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const session = openSession({ definitions: [compiled.definition], holds: [] });
  session.ask({ do: 'start' });
  return { told: compiled.warnings.map(({ code, elementId }) => `${code} ${elementId ?? '-'}`), reply: session.ask({ do: 'advance', duration: 'P1D' }) };
}

const done = ({ instances: [first] }: Reply): readonly string[] => (first?.activities ?? []).filter(({ state }) => state === 'completed').map(({ element }) => element);

describe('drawings', () => {
  test('an open choice goes the way that is nearest to an end, and a loop back is not taken', async () => {
    const { told, reply } = await run(drawing({ nodes: [start(), user('draft'), exclusive('ok'), end()], flows: ['start -> draft -> ok -> draft', 'ok -> end'] }));
    expect(told).toEqual(['missing-condition ok-draft', 'missing-condition ok-end']);
    expect([done(reply), reply.instances[0]?.state]).toEqual([['start', 'draft', 'ok', 'end'], 'completed']);
  });

  test('conditions in words count as open; a readable one still decides', async () => {
    const nodes = [start(), exclusive('pick'), user('a'), user('b'), user('c'), end()];
    const { told, reply } = await run(drawing({ nodes, flows: ['start -> pick -> a [it is urgent, says the doctor]', 'pick -> b [1 > 2]', 'pick -> c [or else]', 'a -> end', 'b -> end', 'c -> end'] }));
    expect(told).toContain('invalid-expression pick-a');
    expect(done(reply)).toEqual(['start', 'pick', 'a', 'end']);
  });

  test('events that do not say when: inside the flow at once, at a boundary never; messages and signals by the name of the event', async () => {
    const nodes = [
      start(), node('intermediateCatchEvent', 'wait', '<timerEventDefinition/>'), node('intermediateCatchEvent', 'cond', '<conditionalEventDefinition/>'),
      node('intermediateCatchEvent', 'bare'), user('t'), boundary('late', 't', '<timerEventDefinition/>'), boundary('none', 't', ''), user('never'),
      node('intermediateCatchEvent', 'mail', '<messageEventDefinition/>', 'name="Letter"'),
    ];
    const { reply } = await run(drawing({ nodes, flows: ['start -> wait -> cond -> bare -> t -> mail', 'late -> never', 'none -> never'] }));
    expect(done(reply)).toEqual(['start', 'wait', 'cond', 'bare', 't']);
    expect(reply.waitsFor).toEqual([{ message: 'Letter', element: 'mail', instance: 'i1' }]);
  });

  test('what is half drawn runs: no ids, dangling ends, loops without a count, calls of nothing, links to nowhere', async () => {
    const nodes = [
      start(), user('loop', '<standardLoopCharacteristics/>'), user('many', '<multiInstanceLoopCharacteristics/>'), node('callActivity', 'call'), node('scriptTask', 'run'),
      parallel('fork'), node('intermediateThrowEvent', 'off', '<linkEventDefinition/>'), end('cancelled', '<cancelEventDefinition/>'), node('task', 'undo', '', 'isForCompensation="true"'),
      '<userTask name="nobody leads here"/>', sub('inner', { nodes: [node('startEvent', 'typed', '<messageEventDefinition/>'), user('i')], flows: ['typed -> i'] }),
    ];
    const { told, reply } = await run(drawing({ nodes, flows: ['start -> loop -> many -> call -> run -> fork -> off', 'fork -> inner -> cancelled'] }));
    expect(new Set(told.map(line => line.split(' ')[0]))).toEqual(new Set([
      'invalid-loop', 'missing-called-element', 'missing-script', 'invalid-link', 'unsupported-event', 'missing-id', 'no-incoming',
    ]));
    expect(reply.instances[0]?.state).toBe('completed');
    expect(done(reply)).toEqual(expect.arrayContaining(['loop', 'many', 'call', 'run', 'off', 'inner', 'i', 'cancelled']));
  });

  test('a file without a process has nothing to run and no error; one mark of executable and everything counts', async () => {
    const nothing = await compile(definitions('<collaboration id="c"><participant id="a" name="A"/></collaboration>'), { drawings: true });
    expect(!nothing.ok && nothing.diagnostics.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['no-process warning']);
    const marked = await compile(bpmn({ nodes: [start(), exclusive('x'), user('a'), user('b')], flows: ['start -> x -> a', 'x -> b'] }), { drawings: true });
    expect(marked.ok).toBe(false);
    const held = await compile(drawing({ nodes: [start(), exclusive('x'), user('a'), user('b')], flows: ['start -> x -> a', 'x -> b'] }));
    expect(held.ok).toBe(false);
  });

  test('a flow from or to nowhere is an error in a drawing too', async () => {
    const broken = await compile(drawing({ nodes: [start(), user('a')], flows: ['start -> a -> gone'] }), { drawings: true });
    expect(!broken.ok && broken.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['dangling-reference']);
  });
});

/** As the files by which vendors compare their tools (BPMN MIWG): one of everything, hardly anything said, marked as not executable, another encoding named. */
test('a drawing of everything, made for exchange: nothing is an error, nothing is lost, and it runs to its end', async () => {
  const xml = readFileSync(new URL('../../fixtures/kernel/drawing-for-exchange.bpmn', import.meta.url), 'utf8');
  const compiled = await compile(xml, { drawings: true, scripts: 'others-wait' });
  expect(compiled.ok && Object.values(compiled.definition.processes).map(({ elements }) => Object.keys(elements).length)).toEqual([7, 17]);
  const { reply } = await run(xml);
  expect(reply.instances.map(({ process, state }) => `${process} ${state}`)).toEqual(['p1 completed']);
  expect(done(reply)).toEqual(expect.arrayContaining(['s1', 'u1', 'u2', 'e1']));
});
