/** A short path through two tiers with clocks of each sort, a gateway that cannot decide and a coordinator to be named: `start → assess → which → plan → follow`. */

const text = (fi: string, sv: string, en: string): string => `fi="${fi}" sv="${sv}" en="${en}"`;
const clock = (id: string, texts: string, attributes: string, stop: string): string =>
  `<guidance:clock id="${id}" ${texts} ${attributes}><guidance:start on="caseOpened"/><guidance:stop on="completed" element="${stop}"/></guidance:clock>`;

const head = `
<guidance:coordinator role="omatyontekija" ${text('Omatyöntekijä', 'Egen kontaktperson', 'Personal worker')} eligibility="socialWelfareProfessional" unit="moniammatillinen" limit="30"/>
<guidance:ladder id="up"><guidance:step id="remind" offset="-2" kind="remind" role="responsible"/><guidance:step id="inform" offset="0" kind="inform" role="supervisor"/></guidance:ladder>
${clock('assessment', text('Palvelutarpeen arviointi', 'Bedömning av servicebehovet', 'Assessment of the need'), 'kind="statutory" legalBasis="SHL 1301/2014 36.2 §" limit="7" unit="workingDays" exceptions="specialReasonInInquiry,clientNeedGround" suspension="counts" ladder="up"', 'plan')}
${clock('contact', text('Yhteydenotto asiakkaaseen', 'Kontakt med klienten', 'Contact with the client'), 'kind="target" limit="5" unit="workingDays" ladder="up"', 'plan')}
<guidance:clock id="naming" kind="target" ${text('Omatyöntekijän nimeäminen', 'Utseende av egen kontaktperson', 'Naming of a personal worker')} limit="7" unit="workingDays"><guidance:start on="coordinatorNeeded"/><guidance:stop on="coordinatorNamed"/></guidance:clock>
<guidance:clock id="queue" kind="target" ${text('Omatyöntekijän jono', 'Kö till egen kontaktperson', 'Waiting for a personal worker')} limit="30" unit="calendarDays"><guidance:start on="coordinatorQueued"/><guidance:stop on="coordinatorNamed"/></guidance:clock>`;

const node = (kind: string, id: string, name: string, extension = ''): string =>
  `<bpmn:${kind} id="${id}" name="${name}">${extension === '' ? '' : `<bpmn:extensionElements>${extension}</bpmn:extensionElements>`}</bpmn:${kind}>`;
const flow = (from: string, to: string, condition?: string): string =>
  `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${condition === undefined ? '' : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`}</bpmn:sequenceFlow>`;
const lane = (id: string, tier: number, role: string, members: readonly string[]): string =>
  `<bpmn:lane id="${id}" name="${id}"><bpmn:extensionElements><guidance:tier level="${tier}"/><guidance:assignment role="${role}" unit="${id}"/></bpmn:extensionElements>${members.map((member) => `<bpmn:flowNodeRef>${member}</bpmn:flowNodeRef>`).join('')}</bpmn:lane>`;
const names = (sv: string, en: string): string => `<guidance:names sv="${sv}" en="${en}"/>`;
const coordinator = '<guidance:assignment role="coordinator" unit="moniammatillinen" to="coordinator"/>';

export const peoplePathXml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:guidance="https://luotsi.fi/schema/guidance/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="https://luotsi.fi/test" expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/">
<bpmn:process id="p" isExecutable="true"><bpmn:extensionElements>${head}</bpmn:extensionElements>
<bpmn:laneSet id="lanes">${lane('asiakasohjaus', 2, 'guide', ['start', 'assess', 'which', 'enough'])}${lane('moniammatillinen', 3, 'coordinator', ['plan', 'follow', 'done'])}</bpmn:laneSet>
${node('startEvent', 'start', 'Yhteydenotto')}
${node('userTask', 'assess', 'Tilanteen selvittäminen', names('Utredning av situationen', 'Looking into the situation'))}
${node('exclusiveGateway', 'which', 'Paljonko apua tarvitaan?', names('Hur mycket hjälp behövs?', 'How much help is needed?'))}
${node('endEvent', 'enough', 'Ohjaus riitti')}
${node('userTask', 'plan', 'Palvelujen suunnittelu', names('Planering av servicen', 'Planning of the services') + coordinator)}
${node('userTask', 'follow', 'Seuranta', names('Uppföljning', 'Follow-up') + coordinator)}
${node('endEvent', 'done', 'Valmis')}
${flow('start', 'assess')}${flow('assess', 'which')}${flow('which', 'plan', 'hours &gt; 10')}${flow('which', 'enough', 'hours &lt;= 10')}${flow('plan', 'follow')}${flow('follow', 'done')}
</bpmn:process></bpmn:definitions>`;
