/** Conditions stand where a choice is made, and only there (BPMN 2.0.2 §8.3.13, §13.4.2, §13.4.3). */
import type { Element } from '../../model/definition.ts';
import type { ProcessDraft } from '../draft.ts';
import type { Report } from '../report.ts';
import { error, warning } from '../report.ts';
import { isActivity } from './activities.ts';

export function checkConditions(process: ProcessDraft, report: Report): void {
  for (const element of process.elements.values()) {
    if (choosesByCondition(element)) checkChoice(process, element, report);
    else if (!mayHaveConditions(element)) checkNone(process, element, report);
  }
}

/**
 * With several ways out, each is decided: by a condition, or as the default. Behind an inclusive gateway a flow without a condition is
 * always taken; behind an exclusive one a single such flow can only be meant as the default. Both run, and are told.
 */
function checkChoice(process: ProcessDraft, element: Element, report: Report): void {
  if (element.outgoing.length < 2) return;
  // A condition that could not be translated is told already.
  const open = element.outgoing.filter(id => id !== element.default && process.nodes.get(id)?.['conditionExpression'] === undefined);
  const [only] = open;
  if (element.kind === 'exclusiveGateway' && only !== undefined && open.length === 1 && element.default === undefined) {
    process.elements.set(element.id, { ...element, default: only });
    warning(report, 'missing-condition', { elementId: only }, `Expected a condition on ${only} or the default mark but ${element.id} has neither for it: it is taken as the default`);
    return;
  }
  const tell = element.kind === 'inclusiveGateway' ? warning : error;
  for (const id of open) tell(report, 'missing-condition', { elementId: id }, `Expected a condition on ${id} or the default mark but ${element.id} has neither for it`);
}

function checkNone(process: ProcessDraft, element: Element, report: Report): void {
  for (const id of element.outgoing) {
    if (process.flows.get(id)?.condition !== undefined) error(report, 'condition-not-allowed', { elementId: id, path: 'conditionExpression' }, `Expected no condition on a flow out of ${element.id} but ${id} has one`);
  }
}

function choosesByCondition({ kind }: Element): boolean {
  return kind === 'exclusiveGateway' || kind === 'inclusiveGateway';
}

function mayHaveConditions({ kind }: Element): boolean {
  return isActivity({ kind }) || kind === 'complexGateway';
}
