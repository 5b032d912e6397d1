import { describe, expect, test } from '@jest/globals';
import { compile, diagnosticCodes } from '../../../kernel/index.ts';
import { boundary, bpmn, definitions, end, exclusive, inclusive, loop, message, node, parallel, script, start, sub, timer, user } from '../../support/bpmn-builder.ts';
import { compiled, refusals } from '../../support/kernel-player.ts';

describe('what comes out', () => {
  const lanes = '<laneSet id="lanes"><lane id="outer" name="Outer"><flowNodeRef>a</flowNodeRef><childLaneSet id="inner-set"><lane id="inner"><extensionElements><t:tier level="2"/></extensionElements><flowNodeRef>a</flowNodeRef></lane></childLaneSet></lane></laneSet>';

  test('elements, flows, lanes and names, as plain JSON', async () => {
    const definition = await compiled(bpmn({ nodes: [lanes, start(), '<userTask id="a" name="Call"/>', sub('s', { nodes: [user('b')] })], flows: ['start -> a -> s'] }));
    expect(definition).toMatchObject({ format: 1, main: 'p' });
    expect(definition.processes['p']?.elements['a']).toEqual({ id: 'a', kind: 'userTask', name: 'Call', scope: 'p', lane: 'inner', incoming: ['start-a'], outgoing: ['a-s'] });
    expect(definition.processes['p']?.elements['b']?.scope).toBe('s');
    expect(definition.processes['p']?.lanes).toEqual({ outer: { id: 'outer', name: 'Outer' }, inner: { id: 'inner' } });
    expect(definition.extensions).toEqual({ inner: [{ $type: 't:tier', level: '2' }] });
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
  });

  test('extensions with a descriptor are typed, without one generic; either way they are kept', async () => {
    const guidance = {
      name: 'Tool', uri: 'http://tool', prefix: 't', xml: { tagAlias: 'lowerCase' },
      types: [
        { name: 'Clock', superClass: ['Element'], properties: [{ name: 'days', isAttr: true, type: 'Integer' }, { name: 'names', isMany: true, type: 'Text' }, { name: 'on', isAttr: true, isReference: true, type: 'bpmn:FlowNode' }] },
        { name: 'Text', superClass: ['Element'], properties: [{ name: 'lang', isAttr: true, type: 'String' }, { name: 'body', isBody: true, type: 'String' }] },
      ],
    };
    const xml = bpmn({ nodes: [start(), user('a', '<extensionElements><t:clock days="7" on="start"><t:text lang="fi">Arvio</t:text></t:clock></extensionElements>')], flows: ['start -> a'] });
    const typed = await compile(xml, { moddle: { t: guidance } });
    expect(typed.ok && typed.definition.extensions['a']).toEqual([{ $type: 't:Clock', days: 7, on: 'start', names: [{ $type: 't:Text', lang: 'fi', body: 'Arvio' }] }]);
    expect(typed.ok && JSON.stringify(typed.definition.extensions['a'])).toMatch(/^\[\{"\$type"/);
    const generic = await compile(xml);
    expect(generic.ok && generic.definition.extensions['a']?.[0]).toMatchObject({ $type: 't:clock', days: '7', $children: [{ $type: 't:text', lang: 'fi', $body: 'Arvio' }] });
  });

  test('executable processes only, the first is main; others give a warning', async () => {
    const result = await compile(definitions('<process id="doc"><startEvent id="x"/></process><process id="one" isExecutable="true"><task id="a"/></process><process id="two" isExecutable="true"><task id="b"/></process>'));
    expect(result.ok && [result.definition.main, Object.keys(result.definition.processes), result.warnings.map(({ code, elementId }) => `${code} ${elementId ?? ''}`)])
      .toEqual(['one', ['one', 'two'], ['not-executable doc']]);
  });

  test('what is only drawn or typed may point nowhere; another encoding is told', async () => {
    const xml = definitions('<signal id="text" structureRef="String"/><process id="empty"/><process id="p" isExecutable="false"><task id="a"/></process>').replace('UTF-8', 'windows-1252');
    const result = await compile(xml);
    expect(result.ok && result.warnings.map(({ code, elementId }) => `${code} ${elementId ?? ''}`).sort())
      .toEqual(['dangling-reference text', 'not-executable empty', 'not-executable p', 'other-encoding ']);
  });

  test.each(['http://www.omg.org/spec/FEEL/20140401', 'https://www.omg.org/spec/DMN/20191111/FEEL/', 'feel', 'https://www.omg.org/spec/DMN/20230324/FEEL/'])('%s is FEEL', async language => {
    const flow = `<sequenceFlow id="f" sourceRef="pick" targetRef="a"><conditionExpression language="${language}">= x</conditionExpression></sequenceFlow>`;
    const definition = await compiled(bpmn({ nodes: [start(), exclusive('pick', 'pick-b'), user('a'), user('b'), flow], flows: ['start -> pick -> b'] }));
    expect(definition.processes['p']?.flows['f']?.condition).toEqual({ language: 'feel', text: 'x' });
  });
});

describe('files that are not read', () => {
  test.each([
    ['hostile-xml', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><definitions/>'],
    ['hostile-xml', '<definitions><!ENTITY x SYSTEM "file:///etc/passwd"></definitions>'],
    ['malformed-xml', ''],
    ['malformed-xml', 'hello'],
    ['malformed-xml', '<definitions'],
    ['malformed-xml', '<a/>'],
    ['malformed-xml', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><task id="a"></process></definitions>'],
    ['no-process', definitions('')],
    ['file-too-large', definitions('<x/>'.repeat(70_000))],
    ['file-too-large', ' '.repeat(5_000_001)],
    ['nesting-too-deep', definitions('<subProcess>'.repeat(300))],
  ])('%s', async (code, xml) => {
    expect((await refusals(xml)).map(line => line.split(' ')[0])).toEqual([code]);
  });

  test('50 MB and an entity bomb are refused at once', async () => {
    const begin = performance.now();
    await refusals('<a>'.repeat(17_000_000));
    await refusals(`<!DOCTYPE lolz [<!ENTITY a "${'b'.repeat(1000)}">]>${'<a b=">'.repeat(500_000)}`);
    expect(performance.now() - begin).toBeLessThan(1000);
  });

  test.each([
    ['unknown-element', '<bogus/>'.repeat(50_000)],
    ['duplicate-id', '<task id="x"/>'.repeat(50_000)],
    ['expression-too-long', exclusive('g', 'a') + node('sequenceFlow', 'a', `<conditionExpression>${'x and '.repeat(100_000)}y</conditionExpression>`, 'sourceRef="g" targetRef="g"')],
  ])('%s in a large file is told in bounded time', async (code, content) => {
    const begin = performance.now();
    expect((await refusals(definitions(`<process id="p">${content}</process>`))).map(line => line.split(' ')[0])).toContain(code);
    expect(performance.now() - begin).toBeLessThan(8000);
  }, 20_000);

  test('a document type in a comment or CDATA, one that declares nothing, and > in attributes, are harmless', async () => {
    expect(await refusals(bpmn({ nodes: [start(), user('a')], flows: ['start -> a'] }).replace('?>', '?><!DOCTYPE definitions>'))).toEqual([]);
    expect(await refusals(bpmn({ nodes: [start(), user('a')], flows: ['start -> a'] }).replace('?>', '?><!DOCTYPE definitions SYSTEM "x">'))).toEqual(['hostile-xml -']);
    expect(await refusals(bpmn({ nodes: ['<!-- <!DOCTYPE x> -->', start(), '<userTask id="a" name="b > c"><documentation><![CDATA[<!ENTITY]]></documentation></userTask>'], flows: ['start -> a'] }))).toEqual([]);
  });
});

describe('models that are refused, by element', () => {
  const flows = ['start -> x'];
  const event = (body: string): string => node('intermediateCatchEvent', 'x', body);
  test.each<[string, string]>([
    ['unsupported-element x', bpmn({ nodes: [start(), node('choreographyTask', 'x')], flows })],
    ['missing-called-element x', bpmn({ nodes: [start(), node('callActivity', 'x')], flows })],
    ['invalid-event-sub-process x', bpmn({ nodes: [start(), user('a'), node('subProcess', 'x', '', 'triggeredByEvent="true"')], flows: ['start -> a'] })],
    ['invalid-event-sub-process x', bpmn({ nodes: [start(), user('a'), node('subProcess', 'x', '', 'triggeredByEvent="true"')], flows: ['start -> a -> x'] })],
    ['unsupported-event in', bpmn({ nodes: [start(), user('a'), node('subProcess', 'x', start('in') + user('b') + '<sequenceFlow id="f" sourceRef="in" targetRef="b"/>', 'triggeredByEvent="true"')], flows: ['start -> a'] })],
    ['invalid-loop x', bpmn({ nodes: [start(), user('x', '<multiInstanceLoopCharacteristics/>')], flows })],
    ['invalid-compensation x', bpmn({ nodes: [start(), node('task', 'x', '', 'isForCompensation="true"')], flows })],
    ['invalid-compensation b', bpmn({ nodes: [start(), user('x'), boundary('b', 'x', '<compensateEventDefinition/>')], flows })],
    ['invalid-boundary b', bpmn({ nodes: [start(), user('x'), user('y'), boundary('b', 'x', '<cancelEventDefinition/>')], flows: ['start -> x', 'b -> y'] })],
    ['invalid-quantity x', bpmn({ nodes: [start(), node('task', 'x', '', 'startQuantity="0"')], flows })],
    ['missing-condition x', bpmn({ nodes: [start(), event('<conditionalEventDefinition/>')], flows })],
    ['invalid-link x', bpmn({ nodes: [start(), node('intermediateThrowEvent', 'x', '<linkEventDefinition name="l"/>')], flows })],
    ['missing-signal x', bpmn({ nodes: [start(), event('<signalEventDefinition/>')], flows })],
    ['invalid-event-gateway x', bpmn({ nodes: [start(), node('eventBasedGateway', 'x', '', 'eventGatewayType="Parallel"')], flows })],
    ['unsupported-event x', bpmn({ nodes: [start(), event('')], flows })],
    ['unsupported-event x', bpmn({ nodes: [start(), end('x', '<cancelEventDefinition/>')], flows })],
    ['unsupported-event start', bpmn({ nodes: [node('startEvent', 'start', '<errorEventDefinition/>'), user('x')], flows })],
    ['invalid-timer x', bpmn({ nodes: [start(), event(timer('Duration', 'P3X'))], flows })],
    ['invalid-timer x', bpmn({ nodes: [start(), event('<timerEventDefinition/>')], flows })],
    ['invalid-timer x', bpmn({ nodes: [start(), event(timer('Cycle', '0 0/5 * * * ?'))], flows })],
    ['unsupported-expression-language x', bpmn({ nodes: [start(), user('x', '<standardLoopCharacteristics><loopCondition>${again}</loopCondition></standardLoopCharacteristics>')], flows })],
    ['missing-message x', bpmn({ nodes: [start(), event('<messageEventDefinition/>')], flows })],
    ['unsupported-script-language x', bpmn({ nodes: [start(), node('scriptTask', 'x', '<script>1</script>', 'scriptFormat="javascript"')], flows })],
    ['invalid-expression x', bpmn({ nodes: [start(), script('x', '1 +')], flows })],
    ['invalid-loop x', bpmn({ nodes: [start(), user('x', loop(undefined))], flows })],
    ['unsupported-expression-language x', bpmn({ nodes: [start(), user('x', '<standardLoopCharacteristics><loopCondition language="groovy">a</loopCondition></standardLoopCharacteristics>')], flows })],
    ['missing-condition pick-x', bpmn({ nodes: [start(), exclusive('pick'), user('x'), user('y')], flows: ['start -> pick -> x', 'pick -> y'] })],
    ['missing-condition pick-x', bpmn({ nodes: [start(), exclusive('pick', 'pick-y'), user('x'), user('y')], flows: ['start -> pick -> x', 'pick -> y'] })],
    ['several-none-starts s', bpmn({ nodes: [start(), sub('s', { nodes: [start('s1'), start('s2'), user('x')], flows: ['s1 -> x', 's2 -> x'] })], flows: ['start -> s'] })],
    ['missing-id -', bpmn({ nodes: [start(), user('x'), '<userTask name="y"/>'], flows })],
    ['condition-not-allowed fork-x', bpmn({ nodes: [start(), parallel('fork'), user('x'), user('y')], flows: ['start -> fork -> y', 'fork -> x [a]'] })],
    ['invalid-default x', bpmn({ nodes: [start(), node('userTask', 'x', '', 'default="start-x"')], flows })],
    ['dangling-reference start-nowhere', bpmn({ nodes: [start(), user('x')], flows: ['start -> x', 'start -> nowhere'] })],
    ['flow-crosses-scope x-b', bpmn({ nodes: [start(), user('x'), sub('s', { nodes: [start('in'), user('b')], flows: ['in -> b'] })], flows: ['start -> x -> s', 'x -> b'] })],
    ['duplicate-id x', bpmn({ nodes: [start(), user('x'), '<dataObject id="x"/>'], flows })],
    ['no-incoming y', bpmn({ nodes: [start(), user('x'), user('y')], flows })],
    ['no-start p', bpmn({ nodes: [user('x'), user('y')], flows: ['x -> y', 'y -> x'] })],
    ['no-start p', bpmn({ nodes: [] })],
    ['incoming-not-allowed start', bpmn({ nodes: [start(), user('x')], flows: ['start -> x -> start'] })],
    ['outgoing-not-allowed x', bpmn({ nodes: [start(), end('x'), user('y')], flows: ['start -> x -> y'] })],
    ['invalid-boundary b', bpmn({ nodes: [start(), user('x'), node('boundaryEvent', 'b', timer('Duration', 'P1D'))], flows: ['start -> x', 'b -> x'] })],
    ['invalid-boundary b', bpmn({ nodes: [start(), exclusive('x'), user('y'), boundary('b', 'x', timer('Duration', 'P1D'))], flows: ['start -> x -> y', 'b -> y'] })],
    ['dangling-reference b', bpmn({ nodes: [start(), user('x'), boundary('b', 'gone', message('m'))], flows: ['start -> x', 'b -> x'] }, ['<message id="m" name="m"/>'])],
    ['invalid-event-gateway x', bpmn({ nodes: [start(), node('eventBasedGateway', 'x'), user('y'), user('z')], flows: ['start -> x -> y', 'x -> z'] })],
    ['invalid-event-gateway x', bpmn({ nodes: [start(), node('eventBasedGateway', 'x'), node('receiveTask', 'y', '', 'messageRef="m"'), node('intermediateCatchEvent', 'z', message('m'))], flows: ['start -> x -> y', 'x -> z'] }, ['<message id="m"/>'])],
    ['dangling-reference y', bpmn({ nodes: [start(), user('x'), node('receiveTask', 'y', '', 'messageRef="t:m"')], flows: ['start -> x -> y'] }, ['<message id="m"/>'])],
    ['hostile-name __proto__', bpmn({ nodes: [start(), user('__proto__')], flows: ['start -> __proto__'] })],
    ['hostile-name constructor', bpmn({ nodes: [start(), user('x'), node('userTask', 'constructor')], flows })],
    ['unknown-element -', bpmn({ nodes: [start(), node('magicTask', 'y'), user('x')], flows })],
  ])('%s', async (expected, xml) => {
    expect(await refusals(xml)).toContain(expected);
  });

  test.each<[string, string]>([
    ['no-outgoing x', bpmn({ nodes: [start(), node('complexGateway', 'x')], flows })],
    ['no-outgoing x', bpmn({ nodes: [start(), exclusive('x')], flows })],
    ['no-outgoing b', bpmn({ nodes: [start(), user('x'), boundary('b', 'x', timer('Duration', 'P1D'))], flows })],
    ['missing-message x', bpmn({ nodes: [start(), node('receiveTask', 'x')], flows })],
    ['invalid-event-gateway x', bpmn({ nodes: [start(), node('eventBasedGateway', 'x'), node('intermediateCatchEvent', 'y', timer('Duration', 'P1D'))], flows: ['start -> x -> y'] })],
    ['missing-script x', bpmn({ nodes: [start(), node('scriptTask', 'x')], flows })],
    ['missing-condition pick-x', bpmn({ nodes: [start(), exclusive('pick'), user('x'), user('y')], flows: ['start -> pick -> x', 'pick -> y [a]'] })],
    ['missing-condition fork-x', bpmn({ nodes: [start(), inclusive('fork'), user('x'), user('y')], flows: ['start -> fork -> x', 'fork -> y [a]'] })],
    ['several-none-starts p', bpmn({ nodes: [start(), start('other'), user('x')], flows: ['start -> x', 'other -> x'] })],
    ['missing-id start-x', bpmn({ nodes: [start(), user('x'), '<sequenceFlow sourceRef="start" targetRef="x"/>'] })],
    ['duplicate-id -', bpmn({ nodes: [start(), user('x')], flows }).replace('</process>', '</process><bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" id="d"><bpmndi:BPMNPlane id="x" bpmnElement="p"/></bpmndi:BPMNDiagram>')],
  ])('%s is told, and runs', async (expected, xml) => {
    const result = await compile(xml);
    expect(result.ok && result.warnings.map(({ code, elementId }) => `${code} ${elementId ?? '-'}`)).toContain(expected);
  });

  test('references may be qualified by the target namespace of the file', async () => {
    const process = '<process id="p" isExecutable="true"><userTask id="a"><outgoing>me:f</outgoing></userTask><boundaryEvent id="b" attachedToRef="me:a"><messageEventDefinition messageRef="me:m"/></boundaryEvent><userTask id="c"><incoming>me:f</incoming></userTask><sequenceFlow id="f" sourceRef="a" targetRef="c"/><sequenceFlow id="g" sourceRef="b" targetRef="c"/></process>';
    const result = await compile(definitions(`<message id="m" name="M"/>${process}`, 'xmlns:me="test"'));
    expect(result.ok && [result.warnings, result.definition.processes['p']?.elements['b']]).toEqual([[], expect.objectContaining({ attachedTo: 'a', event: { type: 'message', messageName: 'M' } })]);
  });

  test('all problems at once, each with code, element, message and page', async () => {
    const result = await compile(bpmn({ nodes: [start(), node('choreographyTask', 'a'), sub('s', { nodes: [node('callChoreography', 'b'), script('c', '(')] }), node('choreographyTask', 'd')], flows: ['start -> a -> s -> d'] }));
    if (result.ok) throw new Error('Expected a refusal');
    expect(result.diagnostics.map(({ code, elementId }) => `${code} ${elementId ?? ''}`)).toEqual(
      ['unsupported-element a', 'unsupported-element b', 'invalid-expression c', 'unsupported-element d'],
    );
    for (const diagnostic of result.diagnostics) {
      expect(diagnostic.message).toMatch(/^Expected .+ but .+/);
      expect(Object.keys(diagnosticCodes)).toContain(diagnostic.code);
      expect(diagnostic.docs).toBe(`docs/reference/diagnostics.md#${diagnostic.code}`);
    }
  });
});
