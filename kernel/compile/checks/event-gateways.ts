/** An event-based gateway leads to catch events or receive tasks that nothing else leads to (BPMN 2.0.2 §10.6.6). */
import type { Element } from '../../model/definition.ts';
import type { ProcessDraft } from '../draft.ts';
import type { Report } from '../report.ts';
import { error, warning } from '../report.ts';

export function checkEventGateways(process: ProcessDraft, report: Report): void {
  for (const element of process.elements.values()) {
    if (element.kind !== 'eventBasedGateway') continue;
    const place = { elementId: element.id };
    if (element.outgoing.length < 2) warning(report, 'invalid-event-gateway', place, `Expected at least two events behind ${element.id} but there are ${element.outgoing.length}`);
    const targets = element.outgoing.flatMap(flow => process.elements.get(process.flows.get(flow)?.target ?? '') ?? []);
    if (targets.some(({ kind }) => kind === 'receiveTask') && targets.some(({ kind, event }) => kind === 'intermediateCatchEvent' && event?.type === 'message')) {
      error(report, 'invalid-event-gateway', place, `Expected either message events or receive tasks behind ${element.id} but there are both`);
    }
    for (const flow of element.outgoing) {
      const target = process.elements.get(process.flows.get(flow)?.target ?? '');
      if (target !== undefined && !waitsForOneEvent(target)) {
        error(report, 'invalid-event-gateway', place, `Expected catch events or receive tasks that only ${element.id} leads to but ${target.id} is not one`);
      }
    }
  }
}

function waitsForOneEvent({ kind, incoming, boundary, event }: Element): boolean {
  return incoming.length === 1 && event?.type !== 'link' && (kind === 'intermediateCatchEvent' || (kind === 'receiveTask' && boundary === undefined));
}
