/** Which elements may have flows in and out (BPMN 2.0.2 §10.5.2, §10.5.3, §13.4). */
import type { Element } from '../../model/definition.ts';
import type { ProcessDraft } from '../draft.ts';
import type { Report } from '../report.ts';
import { error, warning } from '../report.ts';

export function checkConnections(process: ProcessDraft, report: Report): void {
  for (const element of process.elements.values()) {
    const { id, kind, incoming, outgoing } = element;
    const place = { elementId: id };
    if ((kind === 'startEvent' || kind === 'boundaryEvent') && incoming.length > 0) error(report, 'incoming-not-allowed', place, `Expected no flow to ${id} but ${incoming.join(', ')} leads there`);
    if (kind === 'endEvent' && outgoing.length > 0) error(report, 'outgoing-not-allowed', place, `Expected no flow out of ${id} but ${outgoing.join(', ')} leaves it`);
    // The token ends there as anywhere else that nothing leaves (BPMN 2.0.2 §13.2): odd, but it runs.
    if (mustLeadOn(element) && outgoing.length === 0) warning(report, 'no-outgoing', place, `Expected a flow out of ${id} but there is none`);
    if (element.default !== undefined && !outgoing.includes(element.default)) error(report, 'invalid-default', { elementId: id, path: 'default' }, `Expected the default flow to leave ${id} but ${element.default} does not`);
  }
}

function mustLeadOn({ kind, event }: Element): boolean {
  if (kind === 'boundaryEvent' && event?.type === 'compensation') return false;
  return kind === 'startEvent' || kind === 'boundaryEvent' || kind.endsWith('Gateway');
}
