/** Comparing by meaning: each aspect gives its own record, and drawing gives none. */
import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { compareModels } from '../../../guidance/index.ts';
import type { Change, ModelFiles } from '../../../guidance/index.ts';
import type { Json } from '../../../kernel/index.ts';
import { filesOf, smallPath } from './small-path.ts';

const folder = new URL('../../../models/siun-sote-guidance-path/', import.meta.url);
const xml = readFileSync(new URL('siun-sote-guidance-path.bpmn', folder), 'utf8');
const forms = Object.fromEntries(readdirSync(new URL('forms/', folder)).map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(new URL(`forms/${file}`, folder), 'utf8')) as Json]));
let left: ModelFiles;
beforeAll(async () => { left = await filesOf(xml, forms); });

/** The changes after text edits of the file; each must hit. */
async function after(...edits: readonly (readonly [string | RegExp, string])[]): Promise<readonly Change[]> {
  let text = xml;
  for (const [old, now] of edits) {
    expect(text).toMatch(typeof old === 'string' ? new RegExp(old.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : old);
    text = text.replace(old, now);
  }
  return compareModels(left, await filesOf(text, forms)).changes;
}
const field = (name: string, change: (component: Record<string, unknown>) => Record<string, unknown> | undefined): Record<string, Json> => {
  const form = forms['services-started'] as unknown as { components: Record<string, unknown>[] };
  return { ...forms, 'services-started': { ...form, components: form.components.flatMap((component) => (component['key'] === name ? change(component) ?? [] : component)) } as unknown as Json };
};

describe('comparing', () => {
  test('a model with itself, and with one whose shapes, tool and order in the file differ: nothing', async () => {
    expect(await after()).toEqual([]);
    expect(await after([/<dc:Bounds x="\d+"/, '<dc:Bounds x="7"'], [/<di:waypoint x="\d+"/, '<di:waypoint x="9"'], ['exporterVersion="0.1.0"', 'exporterVersion="9"'])).toEqual([]);
    const moved = /(<bpmn:startEvent id="p2_se_site"[\s\S]*?<\/bpmn:startEvent>)([\s\S]*?)(<\/bpmn:process>)/;
    expect(await after([moved, '$2$1$3'])).toEqual([]);
  });

  test.each<[string, readonly (readonly [string | RegExp, string])[], Partial<Change>]>([
    ['limit of a clock', [[/limit="7" unit="workingDays"/, 'limit="5" unit="workingDays"']], { kind: 'changed', aspect: 'clock', left: 'guidance_path', attribute: 'limit', part: { id: 'start_of_assessment', names: expect.objectContaining({ fi: 'Palvelutarpeen arvioinnin aloitus' }) as never }, from: expect.objectContaining({ limit: '7' }) as never, to: expect.objectContaining({ limit: '5', unit: 'workingDays' }) as never }],
    ['a clock taken away', [[/<guidance:clock id="first_response"[\s\S]*?<\/guidance:clock>/, '']], { kind: 'removed', aspect: 'clock', part: expect.objectContaining({ id: 'first_response' }) as never }],
    ['what stops a clock', [['<guidance:stop on="completed" element="p2_t1"/>', '']], { kind: 'changed', aspect: 'clock', attribute: 'stops' }],
    ['a step of a ladder', [['<guidance:step id="help" offset="2"', '<guidance:step id="help" offset="5"']], { kind: 'changed', aspect: 'ladder', part: { id: 'main', names: { fi: 'main' } }, attribute: 'step help', to: expect.objectContaining({ offset: '5' }) as never }],
    ['the coordinator', [['fi="Vastuutyöntekijä"', 'fi="Omatyöntekijä"']], { aspect: 'coordinator', attribute: 'fi', from: 'Vastuutyöntekijä', to: 'Omatyöntekijä' }],
    ['how many clients a coordinator has', [['<guidance:coordinator role="coordinator"', '<guidance:coordinator limit="30" role="coordinator"']], { kind: 'added', aspect: 'coordinator', attribute: 'limit', from: null, to: '30' }],
    ['the unit of a coordinator, which is no unit of time', [['<guidance:coordinator role="coordinator"', '<guidance:coordinator unit="moniammatillinen" role="coordinator"']], { kind: 'added', aspect: 'coordinator', attribute: 'unit', from: null, to: 'moniammatillinen' }],
    ['the role of a lane', [['<guidance:assignment role="coordinator" unit="moniammatillinen" to="unit"/>', '<guidance:assignment role="guide" unit="moniammatillinen" to="unit"/>']], { aspect: 'role', left: 'lane_group', elementType: 'lane', attribute: 'role', to: { role: 'guide', unit: 'moniammatillinen', to: 'unit' } }],
    ['the receiver of a handover', [['toRole="guide" toUnit="asiakasohjaus"', 'toRole="guide" toUnit="keskus"']], { aspect: 'handover', left: 'p2_h12', to: { toRole: 'guide', toUnit: 'keskus' } }],
    ['what a handover requires', [['requires="need,adviceGiven,adviceReason"', 'requires="need"']], { aspect: 'handover', attribute: 'requires', to: 'need' }],
    ['a name', [['name="Asiakassegmentti ja palvelutarve"', 'name="Segmentti"']], { aspect: 'name', left: 'p2_t2_seg', attribute: 'fi', from: 'Asiakassegmentti ja palvelutarve', to: 'Segmentti' }],
    ['a name in Swedish', [['sv="Klientsegment och servicebehov"', 'sv="Segment"']], { aspect: 'name', left: 'p2_t2_seg', attribute: 'sv' }],
    ['an instruction', [[/<guidance:instruction fi="Tarkista/, '<guidance:instruction fi="Katso']], { aspect: 'instruction', left: 'p2_t2_seg', attribute: 'fi' }],
    ['the client’s words', [['fi="Asiakasohjaaja tutustuu tilanteeseesi."', 'fi="Tutustumme."']], { aspect: 'clientView', left: 'p2_t2_seg', to: 'Tutustumme.' }],
    ['a legal basis', [['<guidance:basis ref="1301/2014 36 §"', '<guidance:basis ref="1301/2014 36 a §"']], { aspect: 'basis', left: 'p2_t2_pre', kind: 'removed', part: expect.objectContaining({ id: '1301/2014 36 §' }) as never }],
    ['the form of a step', [['<guidance:form key="segment-and-need"/>', '<guidance:form key="follow-up"/>']], { aspect: 'form', left: 'p2_t2_seg', attribute: 'key', from: 'segment-and-need', to: 'follow-up' }],
    ['a channel', [['channels="phone,letter"', 'channels="letter"']], { aspect: 'channels', left: 'p2_se_phone', to: 'letter' }],
    ['the tier of a lane', [['<guidance:tier level="3"/>', '<guidance:tier level="2"/>']], { aspect: 'tier', left: 'lane_group', from: '3', to: '2' }],
    ['a condition', [[/(<bpmn:conditionExpression[^>]*>)=adviceOutcome[^<]*/, '$1=adviceOutcome = "x"']], { aspect: 'condition', elementType: 'sequenceFlow', to: '=adviceOutcome = "x"' }],
    ['a timer', [[/>P3M</, '>P2M<']], { aspect: 'event' }],
    ['the lane of a step', [['<bpmn:flowNodeRef>p2_t2_seg</bpmn:flowNodeRef>', ''], ['<bpmn:flowNodeRef>p2_t1</bpmn:flowNodeRef>', '<bpmn:flowNodeRef>p2_t1</bpmn:flowNodeRef><bpmn:flowNodeRef>p2_t2_seg</bpmn:flowNodeRef>']], { aspect: 'standsIn', left: 'p2_t2_seg', from: ['lane_guide'], to: ['lane_adviser'] }],
    ['what a flow leads to', [[/(id="p2_f_seg"[^>]*targetRef=")p2_t2_pre/, '$1p2_t2_adv']], { aspect: 'flow', left: 'p2_f_seg', attribute: 'targetRef', from: { $ref: 'p2_t2_pre' }, to: { $ref: 'p2_t2_adv' } }],
    ['the default flow', [[' default="p2_f_g1_no"', ' default="p2_f_g1_yes"']], { aspect: 'default', left: 'p2_g1' }],
    ['a lock', [['<guidance:tier level="3"/>', '<guidance:tier level="3"/><guidance:locked/>']], { aspect: 'locked', kind: 'added', left: 'lane_group' }],
    ['documentation', [['<bpmn:documentation>Matalan kynnyksen', '<bpmn:documentation>Avoin']], { aspect: 'documentation', left: 'p2_t1' }],
    ['another tool’s extension', [['<guidance:tier level="3"/>', '<guidance:tier level="3"/><x:y xmlns:x="http://x" z="1"/>']], { aspect: 'foreign', left: 'lane_group', kind: 'added' }],
  ])('%s', async (_what, edits, expected) => {
    const changes = await after(...edits);
    expect(changes).toContainEqual(expect.objectContaining(expected));
    // One change of meaning is one record; a reference that is replaced is two.
    expect(changes.length).toBeLessThanOrEqual(2);
  });

  test('a step added and a step removed, with what they connect', async () => {
    const right = await filesOf(smallPath(3));
    const { changes } = compareModels(await filesOf(smallPath(2)), right);
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'added', aspect: 'step', left: null, right: 't3', elementType: 'userTask', names: { fi: 'Task t3' } }));
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'changed', aspect: 'flow', left: 'f2', attribute: 'targetRef', from: { $ref: 'gate' }, to: { $ref: 't3' } }));
    expect(changes.filter(({ aspect }) => aspect === 'step')).toHaveLength(1);
    expect(compareModels(right, await filesOf(smallPath(2))).changes).toContainEqual(expect.objectContaining({ kind: 'removed', aspect: 'step', left: 't3', right: null }));
  });

  test.each<[string, Record<string, Json>, Partial<Change>]>([
    ['label', field('servicesStartedNote', (c) => ({ ...c, label: 'Huomiot' })), { aspect: 'formField', kind: 'changed', attribute: 'label', left: 'p2_t3_started', to: 'Huomiot', part: { id: 'services-started.servicesStartedNote', names: expect.objectContaining({ fi: 'Huomiot' }) as never } }],
    ['required', field('servicesStarted', (c) => ({ ...c, validate: {} })), { aspect: 'formField', kind: 'removed', attribute: 'required', from: true, to: null }],
    ['a field less', field('servicesStartedNote', () => undefined), { aspect: 'formField', kind: 'removed', attribute: null }],
    ['an option more', field('servicesStarted', (c) => ({ ...c, values: [...c['values'] as unknown[], { value: 'later', label: 'Myöhemmin' }] })), { aspect: 'formField', kind: 'added', attribute: 'option', to: 'Myöhemmin' }],
    ['another word for an option', field('servicesStarted', (c) => ({ ...c, values: (c['values'] as { value: string }[]).map((option) => (option.value === 'all' ? { value: 'all', label: 'Kaikki alkoivat' } : option)) })), { aspect: 'formField', kind: 'changed', attribute: 'option', from: 'Kaikki', to: 'Kaikki alkoivat' }],
    ['a whole form less', Object.fromEntries(Object.entries(forms).filter(([key]) => key !== 'services-started')), { aspect: 'form', kind: 'removed', attribute: null, left: 'p2_t3_started' }],
  ])('form: %s', async (_what, changed, expected) => {
    const { changes } = compareModels(left, await filesOf(xml, changed));
    expect(changes).toEqual([expect.objectContaining(expected)]);
  });

  test('models with other ids are matched by name and type, and it is said how many', async () => {
    const renamed = xml.replaceAll(/p2_(\w+)/g, 'q9_$1').replaceAll('guidance_path', 'other_path').replace('limit="7" unit="workingDays"', 'limit="5" unit="workingDays"');
    const { changes, matched } = compareModels(left, await filesOf(renamed, forms));
    expect(matched.byName).toBeGreaterThan(30);
    // The documentation names steps by id, so that its text differs.
    expect(changes.filter(({ kind, aspect }) => kind === 'changed' && aspect !== 'documentation')).toEqual([expect.objectContaining({ aspect: 'clock', attribute: 'limit', left: 'guidance_path', right: 'other_path' })]);
    // What has no name, or one that stands twice, cannot be told apart.
    expect(changes.filter(({ kind, elementType }) => kind !== 'changed' && elementType === 'userTask')).toEqual([]);
  });
});
