/** What the rules see: clocks along every way, tier 3 past a naming step, overlaps; and that a drawing with errors is still looked at. */
import { describe, expect, test } from '@jest/globals';
import { lintModel } from '../../../guidance/index.ts';
import { bpmn, flows, node, threeTiersXml } from '../support/three-tiers.ts';

const ladder = '<guidance:ladder id="l"><guidance:step id="s" offset="0" kind="inform" role="supervisor"/></guidance:ladder>';
const clock = (starts: string, stops = ''): string => `<guidance:clock id="c" kind="target" fi="K" limit="2" unit="workingDays" ladder="l">${starts}${stops}</guidance:clock>${ladder}`;
const role = '<guidance:assignment role="guide" unit="u"/>';
const task = (id: string, extension = ''): string => node('userTask', id, role + extension);
const found = async (xml: string, code: string) => (await lintModel({ xml })).diagnostics.filter((each) => each.code === code).map(({ elementId }) => elementId);

describe('task-without-clock', () => {
  const line = (head: string) => bpmn(head, `${node('startEvent', 's')}${task('a')}${task('b')}${node('endEvent', 'e')}${flows(['s', 'a'], ['a', 'b'], ['b', 'e'])}`);

  test('a clock that stops before a task does not run while it waits', async () => {
    expect(await found(line(clock('<guidance:start on="caseOpened"/>', '<guidance:stop on="completed" element="a"/>')), 'task-without-clock')).toEqual(['b']);
    expect(await found(line(clock('<guidance:start on="caseOpened"/>', '<guidance:stop on="activated" element="b"/>')), 'task-without-clock')).toEqual(['b']);
    expect(await found(line(clock('<guidance:start on="caseOpened"/>', '<guidance:stop on="completed" element="b"/>')), 'task-without-clock')).toEqual([]);
  });

  test('a clock that starts at a task runs from there', async () => {
    expect(await found(line(clock('<guidance:start on="activated" element="b"/>')), 'task-without-clock')).toEqual(['a']);
    expect(await found(line(clock('<guidance:start on="completed" element="a"/>')), 'task-without-clock')).toEqual(['a']);
  });

  test('runs on into sub-processes, over boundary events and out again', async () => {
    const inner = `<bpmn:subProcess id="sub" name="sub">${node('startEvent', 'si')}${task('x')}${node('endEvent', 'ei')}${flows(['si', 'x'], ['x', 'ei'])}</bpmn:subProcess><bpmn:boundaryEvent id="edge" attachedToRef="sub"><bpmn:errorEventDefinition id="er"/></bpmn:boundaryEvent>`;
    const xml = (stop: string) => bpmn(clock('<guidance:start on="activated" element="sub"/>', stop), `${node('startEvent', 's')}${inner}${task('late')}${task('after')}${node('endEvent', 'e')}${flows(['s', 'sub'], ['sub', 'after'], ['after', 'e'], ['edge', 'late'], ['late', 'e'])}`);
    expect(await found(xml(''), 'task-without-clock')).toEqual([]);
    expect(await found(xml('<guidance:stop on="completed" element="sub"/>'), 'task-without-clock')).toEqual(['after']);
  });

  test('a timer on the edge, or beside it behind an event-based gateway, is a clock too', async () => {
    const timer = (id: string) => `<bpmn:timerEventDefinition id="${id}_t"><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>`;
    const edge = `${node('startEvent', 's')}${task('a')}<bpmn:boundaryEvent id="t" attachedToRef="a">${timer('t')}</bpmn:boundaryEvent>${node('endEvent', 'e')}${flows(['s', 'a'], ['a', 'e'], ['t', 'e'])}`;
    expect(await found(bpmn('', edge), 'task-without-clock')).toEqual([]);
    const caught = (more: string) => `${node('startEvent', 's')}${node('eventBasedGateway', 'g')}<bpmn:intermediateCatchEvent id="m"><bpmn:messageEventDefinition id="md" messageRef="call"/></bpmn:intermediateCatchEvent>${more}${node('endEvent', 'e')}${flows(['s', 'g'], ['g', 'm'], ['m', 'e'])}`;
    expect(await found(bpmn('', caught('')), 'task-without-clock')).toEqual(['m']);
    expect(await found(bpmn('', caught(`<bpmn:intermediateCatchEvent id="w">${timer('w')}</bpmn:intermediateCatchEvent>${flows(['g', 'w'], ['w', 'e'])}`)), 'task-without-clock')).toEqual([]);
  });
});

describe('coordinator-missing', () => {
  test('one way past the naming handover is enough to be found, and only its first task', async () => {
    const tier = '<guidance:tier level="3"/>';
    const take = node('userTask', 'take', `${tier}<guidance:handover transition="tierToTier" toRole="c" toUnit="m" namesCoordinator="true"/>`);
    const body = (more: string) => `${node('startEvent', 's')}${node('exclusiveGateway', 'g', '', 'default="g_take"')}${take}${task('one', tier)}${task('two', tier)}${node('endEvent', 'e')}${flows(['s', 'g'], ['g', 'take'], ['take', 'one'], ['one', 'two'], ['two', 'e'])}${more}`;
    const head = '<guidance:coordinator role="c" fi="V"/>';
    expect(await found(bpmn(head, body('')), 'coordinator-missing')).toEqual([]);
    expect(await found(bpmn(head, body(flows(['g', 'one', 'x = 1']))), 'coordinator-missing')).toEqual(['one']);
    expect(await found(bpmn('', body('')), 'coordinator-missing')).toEqual(['p']);
  });
});

describe('overlapping-steps', () => {
  const named = (id: string, name: string, by: string, extension = '') => `<bpmn:userTask id="${id}" name="${name}"><bpmn:extensionElements><guidance:assignment role="${by}" unit="u"/>${extension}</bpmn:extensionElements></bpmn:userTask>`;
  const choice = (one: string, other: string) => bpmn('', `${node('startEvent', 's')}${node('exclusiveGateway', 'g', '', 'default="g_b"')}${one}${other}${node('endEvent', 'e')}${flows(['s', 'g'], ['g', 'a', 'x = 1'], ['g', 'b'], ['a', 'e'], ['b', 'e'])}`);

  test('several roles on ways that exclude each other', async () => {
    expect(await found(choice(named('a', 'Alustava palvelutarpeen arviointi', 'guide'), named('b', 'Palvelutarpeen alustava arviointi', 'adviser')), 'overlapping-steps')).toEqual(['a', 'b']);
    expect(await found(choice(named('a', 'Alustava palvelutarpeen arviointi', 'guide'), named('b', 'Palvelutarpeen alustava arviointi', 'guide')), 'overlapping-steps')).toEqual([]);
  });

  test('each step is told once, however many are of its kind', async () => {
    const ids = Array.from({ length: 120 }, (_, n) => `t${n}`);
    const body = `${node('startEvent', 's')}${ids.map((id) => named(id, 'Kotikäynti asiakkaan luona', 'guide')).join('')}${node('endEvent', 'e')}${flows(...['s', ...ids].map((id, at) => [id, [...ids, 'e'][at] ?? 'e'] as const))}`;
    expect(await found(bpmn('', body), 'overlapping-steps')).toEqual(ids);
  });

  test('the same form is the same kind of step, another assessment is not', async () => {
    const form = '<guidance:form key="f"/>';
    expect(await found(choice(named('a', 'Ensikäynti', 'guide', form), named('b', 'Kotikäynti', 'adviser', form)), 'overlapping-steps')).toEqual(['a', 'b']);
    expect(await found(choice(named('a', 'Alustava palvelutarpeen arviointi', 'guide'), named('b', 'Laaja-alainen palvelutarpeen arviointi', 'adviser')), 'overlapping-steps')).toEqual([]);
  });
});

describe('lintModel', () => {
  test('looks at the rest of a drawing that cannot run yet', async () => {
    const xml = bpmn('', `${node('startEvent', 's')}${task('a')}<bpmn:endEvent id="e"/><bpmn:exclusiveGateway id="g"/>${flows(['s', 'a'], ['a', 'g'], ['g', 'e', '= = 1'], ['g', 'nowhere'])}`);
    const { definition, diagnostics } = await lintModel({ xml });
    expect(definition).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(expect.arrayContaining(['dangling-reference', 'end-without-name', 'task-without-clock']));
  });

  test('gives the definition that cases run, the same as the compiler makes, when there is no error', async () => {
    const kept = threeTiersXml.replace('<guidance:clock id="older" ', '<guidance:clock id="older" ladder="up" ').replace('<guidance:form key="advise"/>', '').replace('unit="moniammatillinen" to="coordinator"/>', 'unit="moniammatillinen" to="coordinator"/><guidance:noClock fi="Ei rajaa"/>').replace('<guidance:names sv="Ge råd"/>', '<guidance:noClock fi="Heti"/>');
    const { definition, diagnostics } = await lintModel({ xml: kept });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(definition?.guidance.untimed).toEqual({ plan: { fi: 'Ei rajaa' }, advise: { fi: 'Heti' } });
  });

  test.each(['', '<', 'no xml', '<a/>', '<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"/>'])('never throws: %j', async (xml) => {
    const { definition, diagnostics } = await lintModel({ xml });
    expect(definition).toBeUndefined();
    expect(diagnostics.length).toBeGreaterThan(0);
  });
});
