/** The five-task case as a guidance model: five tasks in a row, each with a timer of 72 hours, a statutory clock over the first. */

const task = (n: number): string => `
    <bpmn:userTask id="t${n}" name="Tehtävä ${n}">
      <bpmn:extensionElements>
        <guidance:names sv="Uppgift ${n}" en="Task ${n}"/>
        <guidance:assignment role="adviser" unit="neuvonta" to="responsible"/>
        <guidance:form key="note"/>
      </bpmn:extensionElements>
      <bpmn:incoming>f${n}</bpmn:incoming><bpmn:outgoing>f${n + 1}</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="b${n}" attachedToRef="t${n}" cancelActivity="false">
      <bpmn:outgoing>g${n}</bpmn:outgoing>
      <bpmn:timerEventDefinition id="d${n}"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT72H</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:endEvent id="x${n}" name="Aika kului"><bpmn:incoming>g${n}</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f${n}" sourceRef="${n === 1 ? 'start' : `t${n - 1}`}" targetRef="t${n}"/>
    <bpmn:sequenceFlow id="g${n}" sourceRef="b${n}" targetRef="x${n}"/>`;

export const fiveTasksXml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:guidance="https://luotsi.fi/schema/guidance/1" id="bench" targetNamespace="https://luotsi.fi/bench">
  <bpmn:process id="five_tasks" name="Viisi tehtävää" isExecutable="true">
    <bpmn:extensionElements>
      <guidance:clock id="start_of_assessment" kind="statutory" fi="Arvioinnin aloitus" sv="Bedömningen inleds" en="Start of assessment" legalBasis="1301/2014 36 §" limit="7" unit="workingDays" calendar="fi" ladder="main">
        <guidance:start on="caseOpened"/><guidance:stop on="completed" element="t1"/>
      </guidance:clock>
      <guidance:ladder id="main"><guidance:step id="remind" offset="-2" unit="workingDays" kind="remind" role="responsible"/><guidance:step id="inform" offset="0" unit="workingDays" kind="inform" role="supervisor"/></guidance:ladder>
    </bpmn:extensionElements>
    <bpmn:startEvent id="start" name="Alku"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>${[1, 2, 3, 4, 5].map(task).join('')}
    <bpmn:sequenceFlow id="f6" sourceRef="t5" targetRef="end"/>
    <bpmn:endEvent id="end" name="Valmis"><bpmn:incoming>f6</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>
`;

export const noteForm = {
  type: 'default', id: 'note', schemaVersion: 19,
  components: [{ type: 'checkbox', key: 'done', label: 'Tehty', id: 'done' }, { type: 'textarea', key: 'note', label: 'Kirjaus', id: 'note_field', validate: { required: true, maxLength: 2000 } }],
};
