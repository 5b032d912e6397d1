/** A path whose first step is taken away when it takes too long; the next one asks for the same. For tests of what was kept and could not be applied. */
import { bpmn, flows, node } from '../guidance/support/three-tiers.ts';

const extension = '<guidance:assignment role="adviser" unit="neuvonta"/><guidance:form key="note"/>';

/** @param patience ISO 8601 duration that the step `advise` may take; then `look` comes instead */
export function hurriedPath(patience: string): string {
  return bpmn('', `${node('startEvent', 'begin')}${node('userTask', 'advise', extension)}${node('userTask', 'look', extension)}${node('endEvent', 'end')}
<bpmn:boundaryEvent id="over" attachedToRef="advise" cancelActivity="true"><bpmn:timerEventDefinition><bpmn:timeDuration>${patience}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
${flows(['begin', 'advise'], ['advise', 'end'], ['over', 'look'], ['look', 'end'])}`);
}

export const hurriedForms = {
  note: { type: 'default', components: [{ type: 'textfield', key: 'need', label: 'Asiakkaan tarve' }, { type: 'textarea', key: 'advice', label: 'Annettu neuvo' }] },
};
