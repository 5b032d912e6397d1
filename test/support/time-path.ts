/** A path with one clock of each sort, for the tests of what people do to time: `s → split → first → which → second`, `split → other`. */
import { publish } from './publish.ts';
import type { TestApi } from './running-api.ts';

const adviser = '<guidance:assignment role="adviser" unit="neuvonta"/>';
const clock = (id: string, attributes: string, inner = '', stop = 'second'): string =>
  `<guidance:clock id="${id}" fi="Kello ${id}" ${attributes}><guidance:start on="caseOpened"/><guidance:stop on="completed" element="${stop}"/>${inner}</guidance:clock>`;
const node = (kind: string, id: string, extension = '', inner = ''): string =>
  `<bpmn:${kind} id="${id}" name="${id}">${extension === '' ? '' : `<bpmn:extensionElements>${extension}</bpmn:extensionElements>`}${inner}</bpmn:${kind}>`;
const flow = (from: string, to: string, condition = ''): string => `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${
  condition === '' ? '' : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`}</bpmn:sequenceFlow>`;

/** Clocks of the path: `aim` (a target by the unit's calendar), `law` and `lawStill` (statutory, the second stands still while it waits), `shown` (no number), `short` (stops with `other`), `broken` (its condition fails). */
export const timePathClocks = `
  <guidance:ladder id="up"><guidance:step id="before" offset="-2" kind="remind" role="responsible"/><guidance:step id="due" offset="0" kind="inform" role="supervisor"/></guidance:ladder>
  ${clock('aim', 'kind="target" limit="7" unit="workingDays" calendar="unit" ladder="up"', '<guidance:pause on="completed" element="other" waitingFor="place" reason="Odotetaan paikkaa"/>')}
  ${clock('law', 'kind="statutory" limit="7" unit="workingDays" exceptions="clientInterest,clientConsent" ladder="up"')}
  ${clock('lawStill', 'kind="statutory" limit="3" unit="months" waiting="standsStill"')}
  ${clock('shown', 'kind="target" unit="withoutUndueDelay"')}
  ${clock('short', 'kind="target" limit="2" unit="workingDays"', '', 'other')}`;
export const brokenClock = clock('broken', 'kind="statutory" limit="7" unit="workingDays" condition="[1..3]"');

/** The path's XML. @param more elements and flows beside it */
export function timePath({ head = timePathClocks, body = '' }: { readonly head?: string; readonly body?: string } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:guidance="https://luotsi.fi/schema/guidance/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="https://luotsi.fi/test" expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/">
<bpmn:process id="p" isExecutable="true"><bpmn:extensionElements>${head}</bpmn:extensionElements>
${node('startEvent', 's')}${node('parallelGateway', 'split')}${node('userTask', 'first', adviser)}${node('userTask', 'other', adviser)}${node('exclusiveGateway', 'which')}${node('userTask', 'second', adviser)}
${node('endEvent', 'e')}${node('endEvent', 'none')}${node('endEvent', 'otherEnd')}
${flow('s', 'split')}${flow('split', 'first')}${flow('split', 'other')}${flow('other', 'otherEnd')}${flow('first', 'which')}${flow('which', 'second', 'amount &gt; 10')}${flow('which', 'none', 'amount &lt;= 10')}${flow('second', 'e')}${body}
</bpmn:process></bpmn:definitions>`;
}

/** Forms of the path's tasks are not needed: a task without form takes nothing. */
export async function publishTimePath(api: TestApi, options: Parameters<typeof timePath>[0] & { readonly id?: string } = {}): Promise<void> {
  await publish(api, timePath(options), { id: options.id ?? 'time-path' });
}
