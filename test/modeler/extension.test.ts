/** Editing `guidance:` extension elements: what is written is read back by the compiler, and nothing of other tools is lost. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { compileCase, guidanceModdle } from '../../guidance/index.ts';
import { addExtension, extensionOf, extensionsOf, removeExtension, setAttributes, updateExtension } from '../../modeler/guidance/extension.ts';
import { listOf, textOf } from '../../modeler/guidance/moddle.ts';
import type { Change, Create, ModdleElement } from '../../modeler/guidance/moddle.ts';

interface Moddle {
  create: Create;
  fromXML(xml: string): Promise<{ rootElement: ModdleElement; elementsById: Record<string, ModdleElement> }>;
  toXML(root: ModdleElement, options: { format: boolean }): Promise<{ xml: string }>;
}

const model = await readFile(join(import.meta.dirname, '../../models/siun-sote-guidance-path/siun-sote-guidance-path.bpmn'), 'utf8');
// Another tool's extension beside ours, on the element that is edited and on one that has none of ours.
const foreign = model
  .replace('<bpmn:definitions ', '<bpmn:definitions xmlns:other="http://other.example" ')
  .replace(/(<bpmn:userTask id="p2_t2_pre"[\s\S]*?<bpmn:extensionElements>)/, '$1<other:cost amount="12"><other:part>a</other:part></other:cost>');

const moddle = new BpmnModdle({ guidance: guidanceModdle }) as unknown as Moddle;
const create: Create = (type, attributes) => moddle.create(type, attributes);
let root: ModdleElement;
let byId: Record<string, ModdleElement>;
const element = (id: string): ModdleElement => byId[id] ?? (() => { throw new Error(`no ${id}`); })();

function carryOut(changes: readonly Change[]): void {
  for (const { target, properties } of changes) for (const [name, value] of Object.entries(properties)) target.set(name, value);
}
const saved = async (): Promise<string> => (await moddle.toXML(root, { format: true })).xml;
async function read(): Promise<Extract<Awaited<ReturnType<typeof compileCase>>, { ok: true }>['definition']> {
  const compiled = await compileCase(await saved());
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  return compiled.definition;
}

beforeEach(async () => { ({ rootElement: root, elementsById: byId } = await moddle.fromXML(foreign)); });

test('edits are only described, never carried out', async () => {
  const before = await saved();
  setAttributes(create, element('p2_t1'), 'Names', { sv: 'Annat' });
  addExtension(create, element('p2_t1'), 'Basis', { ref: '1301/2014 6 §' });
  expect(await saved()).toBe(before);
});

test('a name in Swedish and English is read back', async () => {
  carryOut(setAttributes(create, element('p2_t2_pre'), 'Names', { sv: 'Bedömning', en: 'Assessment' }));
  expect((await read()).guidance.texts['p2_t2_pre']?.name).toEqual({ fi: 'Alustava palvelutarpeen arviointi', sv: 'Bedömning', en: 'Assessment' });
});

test('a clock takes another limit and unit', async () => {
  const clock = extensionsOf(element('guidance_path'), 'Clock').find((each) => textOf(each, 'id') === 'start_of_assessment');
  if (!clock) throw new Error('no clock');
  carryOut(updateExtension(clock, { limit: '5', unit: 'calendarDays' }));
  expect((await read()).guidance.clocks[0]).toMatchObject({ id: 'start_of_assessment', limit: 5, unit: 'calendarDays', stops: [{ on: 'completed', element: 'p2_t2_pre' }] });
});

test('what another tool wrote stays, in its place', async () => {
  carryOut(setAttributes(create, element('p2_t2_pre'), 'Instruction', { fi: 'Uusi ohje' }));
  carryOut(addExtension(create, element('p2_t2_pre'), 'Basis', { ref: '612/2021 10 §' }));
  const xml = await saved();
  expect(xml).toMatch(/<other:cost amount="12">\s*<other:part>a<\/other:part>\s*<\/other:cost>/);
  expect(xml).toContain('xmlns:other="http://other.example"');
});

describe('extension elements come and go', () => {
  test('on an element that had none', async () => {
    const flow = element('p2_f_digi');
    carryOut(setAttributes(create, flow, 'Names', { sv: 'vidare', en: '' }));
    expect(textOf(extensionOf(flow, 'Names'), 'sv')).toBe('vidare');
    expect(await saved()).toMatch(/<guidance:names sv="vidare" ?\/>/);
  });
  test('emptied texts take the element away', () => {
    carryOut(setAttributes(create, element('p2_t1'), 'Names', { sv: '', en: ' ' }));
    expect(extensionOf(element('p2_t1'), 'Names')).toBeUndefined();
  });
  test('emptying what is not there changes nothing', () => {
    expect(setAttributes(create, element('p2_f_digi'), 'Names', { sv: '' })).toEqual([]);
  });
  test('references are added after the others and removed one by one', async () => {
    const task = element('p2_t2_pre');
    carryOut(addExtension(create, task, 'Source', { ref: 'D', note: 'johdettu' }));
    expect((await read()).guidance.texts['p2_t2_pre']?.sources).toEqual([{ ref: 'S2:L19' }, { ref: 'D', note: 'johdettu' }]);
    const [first] = extensionsOf(task, 'Source');
    if (first) carryOut(removeExtension(task, first));
    expect((await read()).guidance.texts['p2_t2_pre']?.sources).toEqual([{ ref: 'D', note: 'johdettu' }]);
  });
  test('a ladder keeps its steps', () => {
    const [ladder] = extensionsOf(element('guidance_path'), 'Ladder');
    expect(ladder && listOf(ladder, 'steps').map((step) => textOf(step, 'id'))).toEqual(['remind', 'inform', 'help']);
  });
});
