/** Every model under models/: it compiles, it is drawn whole, it is worded in three languages, it says where it comes from, its forms are there. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { compileCase, guidanceModdle, lintModel } from '../../guidance/index.ts';
import type { CaseDefinition } from '../../guidance/index.ts';
import { regionCodes } from '../../contracts/index.ts';
import { readDocument } from '../../kernel/index.ts';
import { drawingProblems } from './drawing.ts';

interface ModelFile { id: string; region: string; names: Record<string, string>; file: string; forms: Record<string, string> }
interface Component { key?: string; type: string; label?: string; description?: string; validate?: { required?: boolean }; values?: { value: string }[] }
interface Form { type: string; id: string; components: Component[]; translations: Record<'sv' | 'en', Record<string, string>> }

const home = join(import.meta.dirname, '../../models');
const folders = (await readdir(home, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const json = async <T>(...path: string[]): Promise<T> => JSON.parse(await readFile(join(home, ...path), 'utf8')) as T;

async function load(folder: string) {
  const model = await json<ModelFile>(folder, 'model.json');
  const xml = await readFile(join(home, folder, model.file), 'utf8');
  const compiled = await compileCase(xml);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics, null, 1));
  return { model, xml, warnings: compiled.warnings, definition: compiled.definition };
}

const processOf = ({ process }: CaseDefinition) => process.processes[process.main] ?? (() => { throw new Error('no main process'); })();

test('there is a model', () => { expect(folders).toContain('siun-sote-guidance-path'); });

describe.each(folders)('%s', (folder) => {
  test('compiles for cases without a warning, for a known region', async () => {
    const { model, warnings } = await load(folder);
    expect(warnings).toEqual([]);
    expect(model.id).toBe(folder);
    expect(regionCodes).toContain(model.region);
    expect(Object.keys(model.names)).toEqual(['fi', 'sv', 'en']);
  });

  test('draws every element and flow', async () => {
    const { xml, definition } = await load(folder);
    const drawn = new Set([...xml.matchAll(/<bpmndi:BPMN(?:Shape|Edge)[^>]* bpmnElement="([^"]+)"/g)].map(([, id]) => id));
    const { elements, flows, lanes } = processOf(definition);
    expect([...Object.keys(elements), ...Object.keys(flows), ...Object.keys(lanes)].filter((id) => !drawn.has(id))).toEqual([]);
  });

  test('reads well: nothing overlaps, lines have right angles and run past what they do not connect', async () => {
    const { xml } = await load(folder);
    const read = await readDocument(xml, { guidance: guidanceModdle });
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    expect(drawingProblems(xml, read.document)).toEqual([]);
  });

  test('lint has nothing to say', async () => {
    const { model, xml } = await load(folder);
    const forms = Object.fromEntries(await Promise.all(Object.entries(model.forms).map(async ([key, file]): Promise<[string, unknown]> => [key, await json(folder, file)])));
    expect((await lintModel({ xml, forms })).diagnostics).toEqual([]);
  });

  test('names every element and lane in three languages and says where it comes from', async () => {
    const { definition } = await load(folder);
    const { elements, lanes } = processOf(definition);
    const lacking = [...Object.keys(elements), ...Object.keys(lanes)].filter((id) => {
      const texts = definition.guidance.texts[id];
      return !texts?.name?.fi || !texts.name.sv || !texts.name.en || texts.sources.length === 0;
    });
    expect(lacking).toEqual([]);
  });

  test('gives every task of a person an instruction and the client\'s words in three languages, and a form unless it is a handover', async () => {
    const { model, definition: { process, guidance } } = await load(folder);
    const tasks = Object.values(process.processes[process.main]?.elements ?? {}).filter(({ kind }) => kind === 'userTask');
    expect(tasks.length).toBeGreaterThan(0);
    for (const { id } of tasks) {
      const { instruction, clientView } = guidance.texts[id] ?? {};
      expect({ id, instruction, clientView }).toEqual({ id, instruction: worded, clientView: worded });
      expect(guidance.handovers[id] ? 'handover' : Object.keys(model.forms)).toEqual(guidance.handovers[id] ? 'handover' : expect.arrayContaining([guidance.forms[id]]));
    }
    expect(Object.keys(model.forms).sort()).toEqual([...new Set(Object.values(guidance.forms))].sort());
  });

  test('words every field, description and option of every form in Swedish and English', async () => {
    const { model } = await load(folder);
    for (const [key, file] of Object.entries(model.forms)) {
      const form = await json<Form>(folder, file);
      const wanted = form.components.flatMap(({ key: field = '', description, values = [] }) => [field, ...(description ? [`${field}.description`] : []), ...values.map(({ value }) => `${field}.${value}`)]).sort();
      expect({ key, type: form.type, id: form.id }).toEqual({ key, type: 'default', id: key });
      expect(Object.keys(form.translations.sv).sort()).toEqual(wanted);
      expect(Object.keys(form.translations.en).sort()).toEqual(wanted);
      expect(form.components.every(({ key: field }) => /^[a-z][A-Za-z0-9]*$/.test(field ?? ''))).toBe(true);
    }
  });

  test('asks for everything that a handover requires in a required field on the way', async () => {
    const { model, definition: { guidance } } = await load(folder);
    const forms = await Promise.all(Object.values(model.forms).map((file) => json<Form>(folder, file)));
    const required = new Set(forms.flatMap(({ components }) => components.filter(({ validate }) => validate?.required).map(({ key }) => key)));
    for (const { requires } of Object.values(guidance.handovers)) expect(requires.filter((name) => !required.has(name))).toEqual([]);
  });
});

const worded = expect.objectContaining({ fi: expect.stringMatching(/./), sv: expect.stringMatching(/./), en: expect.stringMatching(/./) });
