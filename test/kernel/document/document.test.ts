/** A file read as a document and written again says the same, whoever made it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { guidanceModdle } from '../../../guidance/index.ts';
import { compile, readDocument, writeDocument } from '../../../kernel/index.ts';
import type { BpmnDocument } from '../../../kernel/index.ts';

const moddle = { guidance: guidanceModdle };
const siunSote = readFileSync(new URL('../../../models/siun-sote-guidance-path/siun-sote-guidance-path.bpmn', import.meta.url), 'utf8');

async function documentOf(xml: string): Promise<BpmnDocument> {
  const reading = await readDocument(xml, moddle);
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics));
  return reading.document;
}

const foreign = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:tool="http://tool.example/1" xmlns:x="http://x" id="d" targetNamespace="t">
  <bpmn:process id="p" isExecutable="true" x:colour="red">
    <bpmn:extensionElements><tool:settings level="3"><tool:inner a="1">words</tool:inner></tool:settings></bpmn:extensionElements>
    <bpmn:laneSet><bpmn:lane id="outer"><bpmn:flowNodeRef>a</bpmn:flowNodeRef><bpmn:childLaneSet id="inside"><bpmn:lane id="inner"><bpmn:flowNodeRef>a</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet>
    <bpmn:startEvent id="s"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:exclusiveGateway id="g" default="f3"><bpmn:outgoing>f3</bpmn:outgoing><bpmn:outgoing>f2</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:userTask id="a" tool:template="T1"><bpmn:documentation textFormat="text/plain">first &lt; second</bpmn:documentation>
      <bpmn:extensionElements><tool:form ref="1"/><tool:form ref="2"/><q:loose xmlns:q="http://q" b="2"/></bpmn:extensionElements>
      <bpmn:ioSpecification id="io"><bpmn:dataInput id="in"/><bpmn:inputSet id="set"><bpmn:dataInputRefs>in</bpmn:dataInputRefs></bpmn:inputSet></bpmn:ioSpecification>
      <bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><bpmn:timerEventDefinition id="bt"><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:endEvent id="e"/>
    <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="g"/>
    <bpmn:sequenceFlow id="f2" sourceRef="g" targetRef="a"><bpmn:conditionExpression>=x &gt; 1</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f3" sourceRef="g" targetRef="e"/>
    <bpmn:sequenceFlow id="f4" sourceRef="a" targetRef="e"/>
    <bpmn:sequenceFlow id="f5" sourceRef="b" targetRef="e"/>
    <bpmn:textAnnotation id="n"><bpmn:text>note</bpmn:text></bpmn:textAnnotation>
    <bpmn:association id="as" sourceRef="a" targetRef="n"/>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="di1"><bpmndi:BPMNPlane id="pl1" bpmnElement="p"><bpmndi:BPMNShape id="sh" bpmnElement="a" tool:fill="#fff"><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape><bpmndi:BPMNEdge id="ed" bpmnElement="f1"><di:waypoint x="1" y="2"/><di:waypoint x="5" y="6"/></bpmndi:BPMNEdge></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

describe('document', () => {
  test.each([['the ready model', siunSote], ['another tool’s file', foreign]])('%s: written again it says the same, and writing that changes no character', async (_what, xml) => {
    const document = await documentOf(xml);
    const written = await writeDocument(document, moddle);
    expect(await documentOf(written)).toEqual(document);
    expect(await writeDocument(await documentOf(written), moddle)).toBe(written);
    const [before, after] = [await compile(xml, { moddle }), await compile(written, { moddle })];
    expect(after).toEqual(before);
  });

  test('keeps what only the other tool understands', async () => {
    const document = await documentOf(foreign);
    expect(document.elements.get('a')).toMatchObject({
      type: 'bpmn:UserTask', owner: 'p', slot: 'flowElements', lanes: ['outer', 'inner'], outgoing: ['f4'],
      properties: { $attrs: { 'tool:template': 'T1' }, loopCharacteristics: { $type: 'bpmn:MultiInstanceLoopCharacteristics' } },
      extensions: [{ $type: 'tool:form', ref: '1' }, { $type: 'tool:form', ref: '2' }, { $type: 'q:loose', $uri: 'http://q' }],
    });
    expect(document.elements.get('g')?.outgoing).toEqual(['f3', 'f2']);
    expect(document.elements.get('b')?.properties).toMatchObject({ attachedToRef: { $ref: 'a' }, cancelActivity: false });
    const written = await writeDocument(document, moddle);
    for (const said of ['<tool:inner a="1">words</tool:inner>', 'tool:fill="#fff"', 'x:colour="red"', 'xmlns:q="http://q"', '<bpmn:flowNodeRef>a</bpmn:flowNodeRef>']) expect(written).toContain(said);
  });

  test('a file that is no BPMN, or names an id twice, is refused with a finding', async () => {
    for (const [xml, code] of [['<a/>', 'malformed-xml'], [foreign.replace('id="e"', 'id="s"'), 'duplicate-id'], ['<!DOCTYPE a [<!ENTITY b "c">]><a/>', 'hostile-xml']] as const) {
      expect(await readDocument(xml, moddle)).toMatchObject({ ok: false, diagnostics: expect.arrayContaining([expect.objectContaining({ code })]) });
    }
  });
});
