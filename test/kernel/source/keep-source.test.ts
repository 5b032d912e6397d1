/** Files of other tools over opening, editing and saving: what nobody edited stays as it was written, what was edited is all there. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { BpmnModdle } from 'bpmn-moddle';
import fc from 'fast-check';
import { keepSource } from '../../../kernel/index.ts';
import { randomBlock, writeProcess } from '../../support/random-process.ts';

interface Made { readonly $type: string; readonly id?: string; name?: string; get(name: string): unknown; set(name: string, value: unknown): void; [property: string]: unknown }
interface Opened { readonly root: Made; readonly byId: Readonly<Record<string, Made>>; readonly moddle: BpmnModdle; written(): Promise<string> }

const folder = new URL('../../fixtures/foreign/', import.meta.url);
const fileOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));

async function open(xml: string): Promise<Opened> {
  const moddle = new BpmnModdle();
  const { rootElement, elementsById } = await moddle.fromXML(xml);
  return { root: rootElement as Made, byId: elementsById as Record<string, Made>, moddle, written: async () => (await moddle.toXML(rootElement as object, { format: true })).xml };
}

/** Opens, edits and saves, as the modeler does. */
async function edited(xml: string, edit: (opened: Opened) => void): Promise<{ readonly text: string; readonly kept: boolean; readonly now: string }> {
  const opened = await open(xml);
  const before = await opened.written();
  edit(opened);
  const now = await opened.written();
  return { ...await keepSource(xml, before, now, async (text) => (await open(text)).written()), now };
}

const moveTo = (shape: Made | undefined, x: number): void => { (shape?.['bounds'] as { x: number }).x = x; };

describe('files of other tools', () => {
  test.each(files)('%s: opened and saved, no character changes', async (name) => {
    const xml = fileOf(name);
    expect(await edited(xml, () => undefined)).toMatchObject({ text: xml, kept: true });
    const windows = `\uFEFF${xml.replaceAll('\n', '\r\n')}`;
    expect((await edited(windows, () => undefined)).text).toBe(windows);
  });

  test.each(files)('%s: of a renamed step only its name changes', async (name) => {
    const xml = fileOf(name);
    const renamed = (text: string, from: string, to: string): string => text.replace(`name="${from}"`, `name="${to}"`);
    const step = Object.values((await open(xml)).byId).find(({ $type, name: said }) => /^bpmn:(?:\w*Task|SubProcess)$/.test($type) && said && !/["&\n]/.test(said));
    const { text, kept } = await edited(xml, ({ byId }) => { (byId[step?.id ?? ''] as Made).name = 'Uusi nimi'; });
    expect(kept).toBe(true);
    const at = xml.indexOf(`id="${step?.id}"`);
    expect(text).toBe(xml.slice(0, at) + renamed(xml.slice(at), step?.name ?? '', 'Uusi nimi'));
  });

  test('an edit keeps comments, mixed text, stray elements, references that the reader does not know, and defaults that were written', async () => {
    const xml = fileOf('everything.bpmn');
    const { text, kept, now } = await edited(xml, ({ byId, moddle }) => {
      const made = moddle.create('bpmn:UserTask', { id: 'made', name: 'Made' }) as unknown as Made;
      const process = byId['p1'] as Made;
      process['flowElements'] = [...(process['flowElements'] as Made[]).filter(({ id }) => id !== 'man'), made];
      moveTo(byId['S3'], 777);
      (byId['cv'] as Made).name = 'Other';
      (byId['ds1'] as Made).set('documentation', [moddle.create('bpmn:Documentation', { text: 'a < b' })]);
    });
    expect(kept).toBe(true);
    for (const said of ['<!-- made by Acme -->', '<?acme render="fast"?>', '<!-- inside process -->', 'Some <b>mixed</b> content <i>here</i> end', 'plain text in extension', '<adonis:stray foo="1"/>',
      '<messageFlowRef>mf1</messageFlowRef>', '<target>p2</target>', 'z:attr="1" plain="2"', 'isForCompensation="false"', 'messageVisibleKind="initiating"', '<messagePath id="mp">', '<![CDATA[if (a < b && c) { x("]]]]><![CDATA[>") }]]>', 'x="100" y="50"']) expect(text).toContain(said);
    expect(text).toMatch(/<omgdc:Bounds x="777" y="50" width="100" height="80"\/>/);
    expect(text).toContain('<documentation>a &lt; b</documentation>');
    expect(text).not.toContain('id="man"');
    expect(await (await open(text)).written()).toBe(now);
  });

  test('where the reader itself rearranged the drawing, the edit still comes out whole', async () => {
    const xml = fileOf('folded-on-one-plane.bpmn');
    const rearranged = await open(xml);
    const plane = rearranged.byId['pl'] as Made;
    const drawn = plane['planeElement'] as Made[];
    const inner = rearranged.moddle.create('bpmndi:BPMNPlane', { id: 'inner', bpmnElement: rearranged.byId['sub'], planeElement: drawn.slice(2) });
    (rearranged.root['diagrams'] as object[]).push(rearranged.moddle.create('bpmndi:BPMNDiagram', { id: 'innerDiagram', plane: inner }));
    plane['planeElement'] = drawn.slice(0, 2);
    const before = await rearranged.written();
    moveTo(rearranged.byId['in1_di'], 1);
    const now = await rearranged.written();
    const rewrite = async (text: string): Promise<string> => (await open(text)).written();
    const { text } = await keepSource(xml, before, now, rewrite);
    expect(await rewrite(text)).toBe(now);
    expect((await keepSource(xml, before, before, rewrite)).text).toBe(xml);
  });

  test('what the reader takes and then drops stays in the file', async () => {
    const xml = fileOf('everything.bpmn');
    const opened = await open(xml);
    const plane = opened.byId['P1'] as Made;
    plane['planeElement'] = (plane['planeElement'] as Made[]).filter(({ id }) => id !== 'E2');
    const before = await opened.written();
    (opened.byId['t1'] as Made).name = 'Uusi';
    const { text, kept } = await keepSource(xml, before, await opened.written(), async (other) => (await open(other)).written());
    expect(kept).toBe(true);
    expect(text).toBe(xml.replace('name="T &quot;q&quot; &amp; ä"', 'name="Uusi"'));
  });

  test('what cannot be carried into the file is said', async () => {
    const xml = fileOf('camunda7.bpmn');
    const opened = await (await open(xml)).written();
    const other = opened.replaceAll('camunda.org/schema/1.0', 'elsewhere.example');
    expect(await keepSource(xml, opened, other, async (text) => (await open(text)).written())).toEqual({ text: other, kept: false });
    expect(await keepSource('no xml', opened, other, async (text) => text)).toEqual({ text: other, kept: false });
  });
});

/** One of the things people do to a model, told by two numbers. */
type Edit = readonly [kind: number, which: number];
const edit: fc.Arbitrary<Edit> = fc.tuple(fc.nat(5), fc.nat(1000));

function apply({ byId, root, moddle }: Opened, [kind, which]: Edit, serial: number): void {
  const nodes = Object.values(byId).filter((element) => Array.isArray((element['$parent'] as Made | undefined)?.['flowElements']) && element.$type !== 'bpmn:SequenceFlow');
  const node = nodes[which % Math.max(1, nodes.length)];
  const process = (root['rootElements'] as Made[]).find(({ $type }) => $type === 'bpmn:Process');
  if (!node || !process) return;
  const parent = node['$parent'] as Made;
  const siblings = parent['flowElements'] as Made[];
  const at = siblings.indexOf(node);
  if (at < 0) return;
  if (kind === 0) node.name = `renamed ${serial} <&>`;
  if (kind === 1) siblings.splice(at, 0, Object.assign(moddle.create('bpmn:Task', { id: `new_${serial}` }), { $parent: parent }) as unknown as Made);
  if (kind === 2) remove(siblings, node);
  if (kind === 3) siblings.push(...siblings.splice(at, 1));
  if (kind === 4) node.set('documentation', [moddle.create('bpmn:Documentation', { text: `said ${serial}` })]);
  if (kind === 5 && parent !== process) { siblings.splice(at, 1); (process['flowElements'] as Made[]).push(node); node['$parent'] = process; }
}

/** With what hangs on it: flows to and from it, events on its edge, and so on. */
function remove(siblings: Made[], node: Made): void {
  const hanging = siblings.filter((other) => other !== node && [other['sourceRef'], other['targetRef'], other['attachedToRef']].includes(node));
  siblings.splice(siblings.indexOf(node), 1);
  for (const other of siblings) for (const ends of ['incoming', 'outgoing']) if (Array.isArray(other[ends])) other[ends] = (other[ends] as Made[]).filter((flow) => !hanging.includes(flow));
  for (const other of hanging) if (siblings.includes(other)) remove(siblings, other);
}

test('random models with comments, random edits: every edit is in the file, and every comment of what was not deleted', async () => {
  await fc.assert(fc.asyncProperty(randomBlock, fc.array(edit, { minLength: 1, maxLength: 6 }), async (block, edits) => {
    let comments = 0;
    const xml = writeProcess(block).xml.replace(/<(?=(?:bpmn:)?\w+ id=)/g, () => `<!-- note ${(comments += 1)} -->\n<`);
    const { text, kept, now } = await edited(xml, (opened) => { edits.forEach((one, serial) => { apply(opened, one, serial); }); });
    // An edit that leaves a reference to nothing is no file that reads the same again.
    fc.pre(await (await open(now)).written() === now);
    expect(kept).toBe(true);
    expect(await (await open(text)).written()).toBe(now);
    if (edits.every(([kind]) => kind === 0 || kind === 1 || kind === 3 || kind === 4)) for (let n = 1; n <= comments; n += 1) expect(text).toContain(`<!-- note ${n} -->`);
  }), { numRuns: 60 });
}, 60_000);
