/** Every scope says where it starts (BPMN 2.0.2 §10.5.2, §13.2). */
import type { Element } from '../../model/definition.ts';
import type { ProcessDraft } from '../draft.ts';
import type { Report } from '../report.ts';
import { error, warning } from '../report.ts';
import { isContainer } from './activities.ts';
import { mayStart } from '../../engine/start.ts';

export function checkStarts(process: ProcessDraft, report: Report): void {
  checkScope(process, process.id, process.children, report);
  for (const element of process.elements.values()) {
    if (isContainer(element) && element.kind !== 'adHocSubProcess' && (element.children ?? []).length > 0) checkScope(process, element.id, element.children ?? [], report);
  }
}

function checkScope(process: ProcessDraft, scope: string, children: readonly string[], report: Report): void {
  const elements = children.flatMap(id => process.elements.get(id) ?? []);
  const starts = elements.filter(element => element.kind === 'startEvent');
  const none = starts.filter(element => element.event?.type === 'none');
  // Each start event of a process is a way to start it by itself (BPMN 2.0.2 §10.5.2); a sub-process can only be entered at one (§13.3.4).
  const tell = scope === process.id ? warning : error;
  if (none.length > 1) tell(report, 'several-none-starts', { elementId: scope }, `Expected one none start event but ${scope} has ${none.map(({ id }) => id).join(', ')}`);
  if (starts.length > 0) checkAllReached(elements, report);
  else if (!elements.some(mayStart) && !process.refusedStarts.has(scope)) error(report, 'no-start', { elementId: scope }, `Expected a start event but ${scope} has none`);
}

/** With a start event, everything else is reached by flows; without one, what no flow leads to is where the scope starts. */
function checkAllReached(elements: readonly Element[], report: Report): void {
  for (const element of elements) {
    if (element.kind !== 'startEvent' && withoutWayIn(element)) error(report, 'no-incoming', { elementId: element.id }, `Expected a flow to ${element.id} but none leads there`);
  }
}

function withoutWayIn(element: Element): boolean {
  return mayStart(element) && element.instantiate !== true;
}
