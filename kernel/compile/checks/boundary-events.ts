/** A boundary event is attached to an activity of its own scope (BPMN 2.0.2 §10.5.4). */
import type { Element } from '../../model/definition.ts';
import type { ProcessDraft } from '../draft.ts';
import type { Report } from '../report.ts';
import { error } from '../report.ts';
import { isActivity } from './activities.ts';

export function checkBoundaryEvents(process: ProcessDraft, report: Report): void {
  for (const element of process.elements.values()) {
    const { id, attachedTo } = element;
    if (attachedTo === undefined) continue;
    const place = { elementId: id, path: 'attachedToRef' };
    const host = process.elements.get(attachedTo);
    if (host === undefined) {
      if (!process.nodes.has(attachedTo)) error(report, 'invalid-boundary', place, `Expected ${id} on an activity of its process but ${attachedTo} is not one`);
    } else if (!isActivity(host)) {
      error(report, 'invalid-boundary', place, `Expected ${id} on an activity but ${attachedTo} is a ${host.kind}`);
    } else {
      checkHost(element, host, report);
    }
  }
}

function checkHost({ id, scope, event }: Element, host: Element, report: Report): void {
  const place = { elementId: id, path: 'attachedToRef' };
  if (host.scope !== scope) {
    error(report, 'invalid-boundary', place, `Expected ${id} in the same scope as ${host.id} but it stands in ${scope}`);
  } else if (event?.type === 'cancel' && host.kind !== 'transaction') {
    error(report, 'invalid-boundary', place, `Expected a cancel event on a transaction but ${host.id} is a ${host.kind}`);
  } else if (event?.type === 'compensation' && host.compensation === undefined) {
    error(report, 'invalid-compensation', { elementId: id }, `Expected an association from ${id} to an activity but there is none`);
  }
}
