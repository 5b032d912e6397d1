// A small guidance path as model files, and people's edits on it as data: what each edit writes, removes and needs is said by the edit itself.
import { compileCase, guidanceModdle } from '../../../guidance/index.ts';
import type { ModelFiles } from '../../../guidance/index.ts';
import { readDocument, writeDocument } from '../../../kernel/index.ts';
import type { BpmnDocument, DocumentElement, Json, Part } from '../../../kernel/index.ts';

const moddle = { guidance: guidanceModdle };
export const lanes = ['lane_a', 'lane_b', 'lane_c'] as const;

export async function filesOf(xml: string, forms: Record<string, Json> = {}, decisions: Record<string, string> = {}): Promise<ModelFiles> {
  const reading = await readDocument(xml, moddle);
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics));
  return { document: reading.document, forms, decisions };
}
export const xmlOf = ({ document }: ModelFiles): Promise<string> => writeDocument(document, moddle);

/** What keeps the model from running; empty when nothing does. */
export async function errorsOf(files: ModelFiles): Promise<string[]> {
  const compiled = await compileCase(await xmlOf(files));
  return compiled.ok ? [] : compiled.diagnostics.map(({ code, elementId }) => `${code} ${elementId ?? ''}`);
}

/** start → t1 → … → tn → gateway → two ends; task k stands in lane k mod 3, each has a form and a shape. */
export function smallPath(tasks: number): string {
  const ids = Array.from({ length: tasks }, (_, index) => `t${index + 1}`);
  const steps = ['start', ...ids, 'gate'];
  const flows = steps.slice(1).map((target, index) => `<sequenceFlow id="f${index}" sourceRef="${steps[index]}" targetRef="${target}"/>`);
  const userTask = (id: string): string => `<userTask id="${id}" name="Task ${id}"><extensionElements><guidance:assignment role="guide" unit="asiakasohjaus"/><guidance:form key="form"/><guidance:instruction fi="Ohje ${id}" sv="Anvisning ${id}"/><guidance:basis ref="36 §" note="n"/></extensionElements></userTask>`;
  const lane = (id: string, index: number): string => `<lane id="${id}" name="${id}">${[...(index === 0 ? ['start', 'gate', 'yes', 'no'] : []), ...ids.filter((_, task) => task % 3 === index)].map((member) => `<flowNodeRef>${member}</flowNodeRef>`).join('')}</lane>`;
  const shape = (id: string, index: number): string => `<di:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${100 + index * 150}" y="100" width="100" height="80"/></di:BPMNShape>`;
  const edge = (id: string, index: number): string => `<di:BPMNEdge id="${id}_di" bpmnElement="${id}"><dd:waypoint x="${200 + index * 150}" y="140"/><dd:waypoint x="${250 + index * 150}" y="140"/></di:BPMNEdge>`;
  return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" xmlns:guidance="https://luotsi.fi/schema/guidance/1" id="defs" targetNamespace="t"><process id="p" isExecutable="true"><extensionElements>
<guidance:ladder id="main"><guidance:step id="remind" offset="-2" unit="workingDays" kind="remind" role="responsible"/><guidance:step id="inform" offset="0" unit="workingDays" kind="inform" role="supervisor"/></guidance:ladder>
<guidance:clock id="c1" kind="target" fi="Kello" sv="Klocka" limit="7" unit="workingDays" ladder="main"><guidance:start on="caseOpened"/></guidance:clock><guidance:clock id="c2" kind="target" fi="Kello 2" limit="10" unit="workingDays"><guidance:start on="caseOpened"/></guidance:clock></extensionElements>
<laneSet id="ls">${lanes.map(lane).join('')}</laneSet><startEvent id="start"/>${ids.map(userTask).join('')}<exclusiveGateway id="gate" default="fno"/><endEvent id="yes"/><endEvent id="no"/>${flows.join('')}
<sequenceFlow id="fyes" sourceRef="gate" targetRef="yes"><conditionExpression>=x = 1</conditionExpression></sequenceFlow><sequenceFlow id="fno" sourceRef="gate" targetRef="no"/></process>
<di:BPMNDiagram id="diagram"><di:BPMNPlane id="plane" bpmnElement="p">${[...steps, 'yes', 'no'].map(shape).join('')}${[...flows.map((_, index) => `f${index}`), 'fyes', 'fno'].map(edge).join('')}</di:BPMNPlane></di:BPMNDiagram></definitions>`;
}

export const smallForms: Record<string, Json> = { form: { type: 'default', components: [{ key: 'need', type: 'textarea', label: 'Tarve' }, { key: 'outcome', type: 'radio', label: 'Tulos', values: [{ value: 'yes', label: 'Kyllä' }, { value: 'no', label: 'Ei' }] }] } };

export interface Edited {
  readonly files: ModelFiles;
  /** `element.aspect` → what stands there now. */
  readonly writes: Readonly<Record<string, string>>;
  readonly removes: readonly string[];
  /** Elements that the edit refers to anew. */
  readonly needs: readonly string[];
  /** Whether the edit stands in some files. */
  readonly done: (files: ModelFiles) => boolean;
}

export type Edit =
  | { readonly kind: 'rename' | 'role' | 'instructionFi' | 'instructionSv' | 'basis'; readonly task: string; readonly value: string }
  | { readonly kind: 'lane'; readonly task: string; readonly value: string }
  | { readonly kind: 'limit' | 'clockName' | 'removeClock'; readonly clock: string; readonly value: string }
  | { readonly kind: 'addClock' | 'condition' | 'stepOffset' | 'fieldLabel' | 'addField' | 'removeField'; readonly value: string }
  | { readonly kind: 'move'; readonly task: string; readonly value: string }
  | { readonly kind: 'insert'; readonly flow: string; readonly value: string }
  | { readonly kind: 'remove'; readonly task: string; readonly value: string };

type Change = (element: DocumentElement) => DocumentElement;
const withElements = (files: ModelFiles, elements: BpmnDocument['elements'], drawings = files.document.drawings): ModelFiles => ({ ...files, document: { ...files.document, elements, drawings } });
export function changed(files: ModelFiles, id: string, change: Change): ModelFiles {
  return withElements(files, new Map([...files.document.elements].map(([key, element]) => [key, key === id ? change(element) : element])));
}
const inExtension = (type: string, change: (part: Part) => Part, id?: string): Change => (element) => ({ ...element, extensions: element.extensions.map((part) => (part.$type.toLowerCase() === `guidance:${type}` && (id === undefined || part['id'] === id) ? change(part) : part)) });
const found = (files: ModelFiles, owner: string, type: string, test: (part: Part) => boolean): boolean => files.document.elements.get(owner)?.extensions.some((part) => part.$type.toLowerCase() === `guidance:${type}` && test(part)) ?? false;
const attribute = (files: ModelFiles, owner: string, write: string, value: string, change: Change, done: Edited['done']): Edited => ({ files: changed(files, owner, change), writes: { [write]: value }, removes: [], needs: [], done });

const parts: Readonly<Record<string, readonly [type: string, name: string]>> = { role: ['assignment', 'role'], instructionFi: ['instruction', 'fi'], instructionSv: ['instruction', 'sv'] };
const target = (element: DocumentElement | undefined): string => String((element?.properties['targetRef'] as { $ref?: string } | undefined)?.$ref ?? '');
const field = (files: ModelFiles, key: string): { label?: string } | undefined => ((files.forms['form'] as unknown as { components: { key: string; label?: string }[] }).components).find((component) => component.key === key);
const withFields = (files: ModelFiles, change: (components: Record<string, Json>[]) => Record<string, Json>[]): ModelFiles => {
  const form = files.forms['form'] as unknown as { components: Record<string, Json>[] };
  return { ...files, forms: { ...files.forms, form: { ...form, components: change(form.components) } as unknown as Json } };
};
const filesEdit = (files: ModelFiles, write: string, value: string, done: Edited['done']): Edited => ({ files, writes: { [write]: value }, removes: [], needs: [], done });

const onTask = (files: ModelFiles, { kind, task, value }: Extract<Edit, { task: string }>): Edited => {
  const named = parts[kind];
  if (named) return attribute(files, task, `${task}.${kind}`, value, inExtension(named[0], (part) => ({ ...part, [named[1]]: value })), (after) => found(after, task, named[0], (part) => part[named[1]] === value));
  if (kind === 'rename') return attribute(files, task, `${task}.name`, value, (element) => ({ ...element, properties: { ...element.properties, name: value } }), (after) => after.document.elements.get(task)?.properties['name'] === value);
  if (kind === 'basis') return attribute(files, task, `${task}.basis`, value, (element) => ({ ...element, extensions: [...element.extensions, { $type: 'guidance:Basis', ref: 'new', note: value }] }), (after) => found(after, task, 'basis', (part) => part['note'] === value));
  if (kind === 'lane') return { ...attribute(files, task, `${task}.lane`, value, (element) => ({ ...element, lanes: [value] }), (after) => after.document.elements.get(task)?.lanes[0] === value), needs: [value] };
  if (kind === 'move') return moved(files, task, Number(value));
  return removed(files, task);
};

/** Moving a shape is no change of meaning: nothing is written. */
function moved(files: ModelFiles, task: string, y: number): Edited {
  const drawings = new Map([...files.document.drawings].map(([key, drawing]) => [key, drawing.element === task ? { ...drawing, part: { ...drawing.part, bounds: { ...(drawing.part['bounds'] as Part), y } } } : drawing]));
  return { files: withElements(files, files.document.elements, drawings), writes: {}, removes: [], needs: [], done: () => true };
}

function removed(files: ModelFiles, task: string): Edited {
  const { elements } = files.document;
  const into = [...elements.values()].find((element) => element.type === 'bpmn:SequenceFlow' && target(element) === task);
  const out = elements.get(elements.get(task)?.outgoing[0] ?? '');
  if (!into || !out) throw new Error(`no ${task}`);
  const next = target(out);
  const kept = new Map([...elements].filter(([id]) => id !== task && id !== out.id).map(([id, element]) => [id, id === into.id ? { ...element, properties: { ...element.properties, targetRef: { $ref: next } } } : element]));
  return { files: withElements(files, kept), writes: { [`${into.id}.target`]: next }, removes: [task, out.id], needs: [next], done: (after) => !after.document.elements.has(task) };
}

function inserted(files: ModelFiles, flow: string, id: string): Edited {
  const { elements, drawings } = files.document;
  const before = elements.get(flow);
  if (!before) throw new Error(`no ${flow}`);
  const next = target(before);
  const task: DocumentElement = { id, type: 'bpmn:UserTask', owner: 'p', slot: 'flowElements', properties: { name: id }, lanes: ['lane_a'], outgoing: [`${id}_f`], extensions: [{ $type: 'guidance:Assignment', role: 'guide', unit: 'u' }] };
  const onward: DocumentElement = { id: `${id}_f`, type: 'bpmn:SequenceFlow', owner: 'p', slot: 'flowElements', properties: { sourceRef: { $ref: id }, targetRef: { $ref: next } }, lanes: [], outgoing: [], extensions: [] };
  const led = new Map([...elements].map(([key, element]) => [key, key === flow ? { ...element, properties: { ...element.properties, targetRef: { $ref: id } } } : element]));
  const drawn = new Map([...drawings, [`${id}@diagram`, { element: id, diagram: 'diagram', part: { $type: 'bpmndi:BPMNShape', id: `${id}_di`, bpmnElement: { $ref: id }, bounds: { $type: 'dc:Bounds', x: 300, y: 300, width: 100, height: 80 } } }],
    [`${id}_f@diagram`, { element: `${id}_f`, diagram: 'diagram', part: { $type: 'bpmndi:BPMNEdge', id: `${id}_f_di`, bpmnElement: { $ref: `${id}_f` }, waypoint: [{ $type: 'dc:Point', x: 400, y: 340 }, { $type: 'dc:Point', x: 450, y: 140 }] } }]]);
  return {
    files: withElements(files, new Map([...led, [id, task], [onward.id, onward]]), drawn as BpmnDocument['drawings']), writes: { [`${flow}.target`]: id }, removes: [], needs: [next, 'lane_a'],
    done: (after) => after.document.elements.has(id) && target(after.document.elements.get(flow)) === id && after.document.drawings.has(`${id}@diagram`),
  };
}

function onClock(files: ModelFiles, { kind, clock, value }: Extract<Edit, { clock: string }>): Edited {
  const name = kind === 'limit' ? 'limit' : 'sv';
  if (kind !== 'removeClock') return attribute(files, 'p', `${clock}.${name}`, value, inExtension('clock', (part) => ({ ...part, [name]: value }), clock), (after) => found(after, 'p', 'clock', (part) => part['id'] === clock && part[name] === value));
  return { ...filesEdit(changed(files, 'p', (element) => ({ ...element, extensions: element.extensions.filter((part) => part['id'] !== clock) })), '', '', (after) => !found(after, 'p', 'clock', (part) => part['id'] === clock)), writes: {}, removes: [clock] };
}

/** Does one edit. */
export function edit(files: ModelFiles, wanted: Edit): Edited {
  if ('task' in wanted) return onTask(files, wanted);
  if ('clock' in wanted) return onClock(files, wanted);
  const { kind, value } = wanted;
  if (kind === 'insert') return inserted(files, wanted.flow, value);
  if (kind === 'addClock') return attribute(files, 'p', `${value}.new`, value, (element) => ({ ...element, extensions: [...element.extensions, { $type: 'guidance:Clock', id: value, kind: 'target', fi: value, limit: '3', unit: 'workingDays', starts: [{ $type: 'guidance:Start', on: 'caseOpened' }] }] }), (after) => found(after, 'p', 'clock', (part) => part['id'] === value));
  if (kind === 'condition') return attribute(files, 'fyes', 'fyes.condition', value, (element) => ({ ...element, properties: { ...element.properties, conditionExpression: { $type: 'bpmn:FormalExpression', body: `=x = ${value}` } } }), (after) => JSON.stringify(after.document.elements.get('fyes')?.properties).includes(`=x = ${value}`));
  if (kind === 'stepOffset') return attribute(files, 'p', 'main.remind.offset', value, inExtension('ladder', (part) => ({ ...part, steps: (part['steps'] as readonly Part[]).map((step) => (step['id'] === 'remind' ? { ...step, offset: value } : step)) })), (after) => JSON.stringify(after.document.elements.get('p')?.extensions).includes(`"offset":"${value}"`));
  if (kind === 'fieldLabel') return filesEdit(withFields(files, (components) => components.map((component) => (component['key'] === 'need' ? { ...component, label: value } : component))), 'need.label', value, (after) => field(after, 'need')?.label === value);
  if (kind === 'addField') return filesEdit(withFields(files, (components) => [...components, { key: `k${value}`, type: 'textfield', label: value }]), `k${value}.new`, value, (after) => field(after, `k${value}`) !== undefined);
  return { ...filesEdit(withFields(files, (components) => components.filter((component) => component['key'] !== 'need')), '', '', (after) => field(after, 'need') === undefined), writes: {}, removes: ['need'] };
}
