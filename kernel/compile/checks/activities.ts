/** What is an activity, what is a container, and rules about those of them that no flow leads to (BPMN 2.0.2 §10.3, §10.7). */
import type { Element } from '../../model/definition.ts';
import type { ProcessDraft } from '../draft.ts';
import type { Report } from '../report.ts';
import { error } from '../report.ts';

const containers: ReadonlySet<string> = new Set(['subProcess', 'eventSubProcess', 'transaction', 'adHocSubProcess']);

export function isContainer({ kind }: Pick<Element, 'kind'>): boolean {
  return containers.has(kind);
}

export function isActivity({ kind }: Pick<Element, 'kind'>): boolean {
  return kind.endsWith('ask') || kind === 'callActivity' || containers.has(kind);
}

/** Event sub-processes have one start event with a trigger; neither they nor compensation handlers stand in the flow. */
export function checkActivities(process: ProcessDraft, report: Report): void {
  for (const { id, kind, incoming, outgoing, children, isForCompensation } of process.elements.values()) {
    const inFlow = incoming.length > 0 || outgoing.length > 0;
    if (isForCompensation === true && inFlow) error(report, 'invalid-compensation', { elementId: id }, `Expected no flow to or from compensation handler ${id} but there is one`);
    if (kind !== 'eventSubProcess') continue;
    if (inFlow) error(report, 'invalid-event-sub-process', { elementId: id }, `Expected no flow to or from event sub-process ${id} but there is one`);
    const starts = (children ?? []).filter(child => process.elements.get(child)?.kind === 'startEvent');
    if (starts.length !== 1 && !process.refusedStarts.has(id)) error(report, 'invalid-event-sub-process', { elementId: id }, `Expected one start event in ${id} but there are ${starts.length}`);
  }
}
