/** Sequence flows connect flow nodes of one scope (BPMN 2.0.2 §7.6.1, §8.3.13). */
import type { FlowDraft, ProcessDraft } from '../draft.ts';
import type { Report } from '../report.ts';
import { error } from '../report.ts';

export function checkFlows(process: ProcessDraft, report: Report): void {
  for (const flow of process.flows.values()) {
    checkEnd(process, flow, 'sourceRef', flow.source, report);
    checkEnd(process, flow, 'targetRef', flow.target, report);
  }
}

function checkEnd(process: ProcessDraft, flow: FlowDraft, path: string, end: string, report: Report): void {
  const place = { elementId: flow.id, path };
  const element = process.elements.get(end);
  if (element === undefined) {
    // An element that was refused is told already.
    if (!process.nodes.has(end)) error(report, 'flow-crosses-scope', place, `Expected the flow to stay in its process but ${end} is not a flow node of ${process.id}`);
    else if (process.flows.has(end)) error(report, 'flow-not-between-nodes', place, `Expected a flow node but ${end} is a flow`);
  } else if (element.scope !== flow.scope) {
    error(report, 'flow-crosses-scope', place, `Expected the flow to stay in ${flow.scope} but ${end} stands in ${element.scope}`);
  }
}
