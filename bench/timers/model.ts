/** One task under one clock of 24 opening hours that never closes: it falls due a day after the contact was initiated, to the millisecond. */
import type { TimeData } from '../../guidance/index.ts';

export const dayMs = 86_400_000;

export const oneClockXml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:guidance="https://luotsi.fi/schema/guidance/1" id="timers" targetNamespace="https://luotsi.fi/bench">
  <bpmn:process id="one_clock" name="Yksi määräaika" isExecutable="true">
    <bpmn:extensionElements>
      <guidance:clock id="day" kind="target" fi="Vuorokausi" limit="24" unit="workingHours" calendar="region" ladder="up">
        <guidance:start on="caseOpened"/><guidance:stop on="completed" element="work"/>
      </guidance:clock>
      <guidance:ladder id="up"><guidance:step id="inform" offset="0" kind="inform" role="supervisor"/></guidance:ladder>
    </bpmn:extensionElements>
    <bpmn:startEvent id="start"/>
    <bpmn:userTask id="work" name="Tehtävä"><bpmn:extensionElements><guidance:assignment role="adviser" unit="neuvonta"/></bpmn:extensionElements></bpmn:userTask>
    <bpmn:endEvent id="end"/>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="work"/><bpmn:sequenceFlow id="f2" sourceRef="work" targetRef="end"/>
  </bpmn:process>
</bpmn:definitions>`;

/** Calendar rows of the region: open around the clock on every day. */
export const neverClosed: TimeData = { version: '14.1', days: [], hours: [{ owner: '14', from: '2020-01-01', to: null, weekdays: [1, 2, 3, 4, 5, 6, 7], open: '00:00', close: '24:00' }], limits: [] };
