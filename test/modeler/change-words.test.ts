/** Changes between two models in words, in the three languages. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ModelChange, ModelComparison } from '../../contracts/index.ts';
import { changeAspects, compareModels } from '../../guidance/index.ts';
import { changeGroups, groupOf, sayChange } from '../../modeler/compare/change-words.ts';
import { aspectTexts } from '../../modeler/compare/change-texts.ts';
import { treeOf } from '../../modeler/variants/tree.ts';
import { filesOf, smallPath } from '../guidance/variants/small-path.ts';

const xml = readFileSync(new URL('../../models/siun-sote-guidance-path/siun-sote-guidance-path.bpmn', import.meta.url), 'utf8');
const role = (name: string): string => name;
let base: Awaited<ReturnType<typeof filesOf>>;
beforeAll(async () => { base = await filesOf(xml); });

async function sentences(language: 'fi' | 'sv' | 'en', old: string | RegExp, now: string): Promise<string[]> {
  const { changes, names } = compareModels(base, await filesOf(xml.replace(old, now))) as unknown as ModelComparison;
  return changes.map((change) => sayChange(change, { language, names, role }));
}

describe('a change in words', () => {
  test('a limit falls, rises, or changes its unit', async () => {
    expect(await sentences('en', 'limit="7" unit="workingDays"', 'limit="5" unit="workingDays"')).toEqual(['The limit of ‘Start of service needs assessment’ falls from 7 to 5 working days']);
    expect(await sentences('sv', 'limit="7" unit="workingDays"', 'limit="9" unit="workingDays"')).toEqual(['Tidsfristen för ”Inledande av bedömningen av servicebehovet” förlängs från 7 till 9 vardagar']);
    expect(await sentences('fi', 'limit="7" unit="workingDays"', 'limit="7" unit="calendarDays"')).toEqual(['Kellon ”Palvelutarpeen arvioinnin aloitus” määräaika muuttuu: 7 arkipäivää → 7 kalenteripäivää']);
  });

  test.each<[string, string | RegExp, string, string]>([
    ['a name', 'name="Asiakassegmentti ja palvelutarve"', 'name="Segmentti"', 'Name of ‘Client segment and service need’: Asiakassegmentti ja palvelutarve → Segmentti'],
    ['how many clients a coordinator has', '<guidance:coordinator role="coordinator"', '<guidance:coordinator limit="30" role="coordinator"', 'Coordinator ‘Responsible worker’, clients at most: nothing → 30'],
    ['a role', '<guidance:assignment role="coordinator" unit="moniammatillinen" to="unit"/>', '<guidance:assignment role="guide" unit="moniammatillinen" to="unit"/>', 'Role of ‘Multiprofessional group (tier 3)’: coordinator, moniammatillinen → guide, moniammatillinen'],
    ['where a flow leads', /(id="p2_f_seg"[^>]*targetRef=")p2_t2_pre/, '$1p2_t2_adv', 'Connection where it leads of ‘Client segment and service need → Further guidance’: ”Preliminary service needs assessment” → ”Further guidance”'],
    ['what stops a clock', '<guidance:stop on="completed" element="p2_t1"/>', '', 'Clock ‘First response to the contact’, stops: ‘General first-stage guidance, advice and communication’ is completed, ‘Client segment and service need’ is completed → ‘Client segment and service need’ is completed'],
    ['a clock less', /<guidance:clock id="first_response"[\s\S]*?<\/guidance:clock>/, '', 'Clock ‘First response to the contact’ is removed: Tiered client and service guidance path'],
    ['the client’s words', 'fi="Asiakasohjaaja tutustuu tilanteeseesi."', 'fi="Tutustumme."', 'Client’s words in Finnish of ‘Client segment and service need’: Asiakasohjaaja tutustuu tilanteeseesi. → Tutustumme.'],
    ['a receiver', 'toRole="guide" toUnit="asiakasohjaus"', 'toRole="guide" toUnit="keskus"', 'Handover of ‘Handover to tier 2: client guidance’: guide, asiakasohjaus → guide, keskus'],
  ])('%s', async (_what, old, now, expected) => {
    expect(await sentences('en', old, now)).toEqual([expected]);
  });

  test('a step more is one sentence in each language', async () => {
    const { changes, names } = compareModels(await filesOf(smallPath(2)), await filesOf(smallPath(3))) as unknown as ModelComparison;
    const step = changes.find(({ aspect }) => aspect === 'step') as ModelChange;
    expect((['fi', 'sv', 'en'] as const).map((language) => sayChange(step, { language, names, role }))).toEqual(['Vaihe ”Task t3” on lisätty', 'Steget ”Task t3” har lagts till', 'Step ‘Task t3’ is added']);
  });

  test('every aspect has its word and its group', () => {
    expect(Object.keys(aspectTexts).sort()).toEqual([...changeAspects].sort());
    expect(new Set(changeAspects.map((aspect) => groupOf({ aspect })))).toEqual(new Set(changeGroups));
  });
});

test('models stand under what they come from, a foreign parent above its children', () => {
  const model = (id: string, parent: { region: string; modelId: string } | null) => ({ id, region: '14', names: { fi: id }, level: 'region' as const, unit: null, published: null, versions: [], parent: parent && { ...parent, names: { fi: parent.modelId }, number: 1, newest: 1, changed: false } });
  const shape = (nodes: ReturnType<typeof treeOf>): unknown[] => nodes.map(({ key, children }) => (children.length === 0 ? key : [key, ...shape(children)]));
  expect(shape(treeOf([model('unit', { region: '14', modelId: 'area' }), model('area', { region: '00', modelId: 'base' }), model('alone', null)]))).toEqual([['00/base', ['14/area', '14/unit']], '14/alone']);
});
