/** Conditions stand where a choice is made, and only there (BPMN 2.0.2 §8.3.13, §13.4.2, §13.4.3). */
import type { Element } from '../../model/definition.ts';
import type { ProcessDraft } from '../draft.ts';
import type { Report } from '../report.ts';
import { error } from '../report.ts';
import { isActivity } from './activities.ts';

export function checkConditions(process: ProcessDraft, report: Report): void {
  for (const element of process.elements.values()) {
    if (choosesByCondition(element)) checkChoice(process, element, report);
    else if (!mayHaveConditions(element)) checkNone(process, element, report);
  }
}

/** With several ways out, each is decided: by a condition, or as the default. */
function checkChoice(process: ProcessDraft, element: Element, report: Report): void {
  if (element.outgoing.length < 2) return;
  for (const id of element.outgoing) {
    // A condition that could not be translated is told already.
    const stated = process.nodes.get(id)?.['conditionExpression'] !== undefined;
    if (!stated && id !== element.default) error(report, 'missing-condition', { elementId: id }, `Expected a condition on ${id} or the default mark but ${element.id} has neither for it`);
  }
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
