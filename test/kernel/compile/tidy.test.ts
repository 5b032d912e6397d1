/** Legal XML that the reader does not take by itself, and ids that are no names. */
import { expect, test } from '@jest/globals';
import { compile } from '../../../kernel/index.ts';
import { bpmn, definitions, start, user } from '../../support/bpmn-builder.ts';

const words = async (xml: string): Promise<readonly string[]> => {
  const result = await compile(xml);
  return (result.ok ? result.warnings : result.diagnostics).map(({ code, severity, elementId }) => `${severity} ${code} ${elementId ?? '-'}`);
};

test('ids in any letters are ids, with every reference to them', async () => {
  const process = '<process id="p" isExecutable="true"><laneSet id="l"><lane id="部門"><flowNodeRef>tehtävä</flowNodeRef></lane></laneSet><userTask id="tehtävä" name="tehtävä"><outgoing>流れ</outgoing></userTask><boundaryEvent id="raja" attachedToRef="tehtävä"><messageEventDefinition messageRef="viesti_å"/></boundaryEvent><endEvent id=\'終\'/><sequenceFlow id="流れ" sourceRef="tehtävä" targetRef="終"/><sequenceFlow id="f2" sourceRef="raja" targetRef="終"/></process>';
  const result = await compile(definitions(`<message id="viesti_å"/>${process}`));
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  expect(result.warnings).toEqual([]);
  expect(result.definition.processes['p']?.elements).toMatchObject({
    tehtävä: { id: 'tehtävä', name: 'tehtävä', lane: '部門', outgoing: ['流れ'] }, raja: { attachedTo: 'tehtävä', event: { messageName: 'viesti_å' } }, 終: { kind: 'endEvent', incoming: ['流れ', 'f2'] },
  });
});

test('ids that are no names are told, and read; a name that equals one stays', async () => {
  const xml = bpmn({ nodes: [start(), '<userTask id="12" name="12"/>', '<userTask id="last "/>'] }).replace('</process>', '<sequenceFlow id="a b" sourceRef="start" targetRef="12"/><sequenceFlow id="f" sourceRef="12" targetRef="last "/></process>');
  const result = await compile(xml);
  expect(await words(xml)).toEqual(['warning invalid-id 12', 'warning invalid-id a b']);
  expect(result.ok && Object.values(result.definition.processes['p']?.elements ?? {}).map(({ id, name, outgoing }) => [id, name, outgoing])).toEqual([
    ['12', '12', ['f']], ['start', undefined, ['a b']], ['last', undefined, []],
  ]);
  expect(await words(bpmn({ nodes: [start(), user('x')], flows: ['start -> x'] }).replace('</process>', '<dataObject id="9"/><dataObject id="9"/></process>'))).toEqual(['warning invalid-id 9', 'error duplicate-id 9']);
});

test('spaces around the equals sign of an attribute are as good as none; texts, comments and values keep theirs', async () => {
  const xml = bpmn({ nodes: [start(), '<!-- a = "1" --><userTask id = "a" name\n=\n"b = c"><documentation>x = "y"</documentation></userTask>'], flows: ['start -> a'] });
  const result = await compile(xml);
  expect(result.ok && result.definition.processes['p']?.elements['a']?.name).toBe('b = c');
});

test('a file that is not well-formed is refused in time with its length', async () => {
  const begin = performance.now();
  const told = await words(definitions(`<process id="1">${'<task id="é" name = "'.repeat(100_000)}`));
  expect(told.some(line => line.startsWith('error'))).toBe(true);
  expect(performance.now() - begin).toBeLessThan(8000);
}, 20_000);
