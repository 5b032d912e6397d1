/** A path whose intensive tier has a coordinator pair that is named as a task, with the clocks of naming and of the waiting list. */
import { createCaseEnvironment } from '../../../guidance/index.ts';
import type { Actor, CaseEnvironment, Nominee } from '../../../guidance/index.ts';
import { bpmn, compiled, flows, node } from './three-tiers.ts';

export const essi: Actor = { worker: 'essi', unit: '14-moniammatillinen' };
export const sonja: Nominee = { worker: 'sonja', unit: '14-moniammatillinen', profession: 'socialWorker', employment: 'office' };
export const sami: Nominee = { worker: 'sami', unit: '14-moniammatillinen', profession: 'socionom', employment: 'contract' };
export const niina: Nominee = { worker: 'niina', unit: '14-moniammatillinen', profession: 'nurse', employment: 'office' };
export const otto: Nominee = { worker: 'otto', unit: '14-moniammatillinen', profession: 'other' };

const head = `
<guidance:coordinator role="omatyontekija" fi="Omatyöntekijä" sv="Egen kontaktperson" en="Personal worker" eligibility="socialWelfareProfessional" specialSupport="= specialSupport = true" unit="moniammatillinen" limit="30"/>
<guidance:coordinator role="vastuutyontekija" fi="Vastuutyöntekijä" unit="moniammatillinen"/>
<guidance:coordinator role="tukihenkilo" fi="Tukihenkilö" required="false"/>
<guidance:clock id="naming" kind="target" fi="Nimeäminen" limit="7" unit="workingDays" ladder="up"><guidance:start on="coordinatorNeeded"/><guidance:stop on="coordinatorNamed"/></guidance:clock>
<guidance:clock id="queue" kind="target" fi="Jono" limit="30" unit="calendarDays"><guidance:start on="coordinatorQueued"/><guidance:stop on="coordinatorNamed"/></guidance:clock>
<guidance:ladder id="up"><guidance:step id="inform" offset="0" kind="inform" role="supervisor"/><guidance:step id="take" offset="2" kind="transfer" role="supervisor" when="unacknowledged"/></guidance:ladder>`;

const lane = (id: string, tier: number, role: string, members: readonly string[]): string =>
  `<bpmn:lane id="${id}" name="${id}"><bpmn:extensionElements><guidance:tier level="${tier}"/><guidance:assignment role="${role}" unit="${id}"/></bpmn:extensionElements>${members.map((member) => `<bpmn:flowNodeRef>${member}</bpmn:flowNodeRef>`).join('')}</bpmn:lane>`;

export const pairXml = bpmn(head, `
<bpmn:laneSet id="lanes">${lane('asiakasohjaus', 2, 'guide', ['start', 'assess', 'done'])}${lane('moniammatillinen', 3, 'coordinator', ['plan', 'follow'])}</bpmn:laneSet>
${node('startEvent', 'start')}
${node('userTask', 'assess')}
${node('userTask', 'plan', '<guidance:assignment role="coordinator" unit="moniammatillinen" to="coordinator"/>')}
${node('userTask', 'follow', '<guidance:assignment role="coordinator" unit="moniammatillinen" to="coordinator"/>')}
${node('endEvent', 'done')}
${flows(['start', 'assess'], ['assess', 'plan'], ['plan', 'follow'], ['follow', 'done'])}`);

export async function pair(): Promise<CaseEnvironment> {
  return createCaseEnvironment(await compiled(pairXml));
}
