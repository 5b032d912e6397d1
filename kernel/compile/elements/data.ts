/** Data associations with assignments or a transformation, as values that go into and come out of an activity (BPMN 2.0.2 §10.4.2). */
import type { Element, Mapping } from '../../model/definition.ts';
import type { ElementContext } from '../draft.ts';
import { expressionIn } from '../expressions.ts';
import type { Node } from '../node.ts';
import { nodeIn, nodesIn, textIn } from '../node.ts';

/** Associations that only connect need nothing: an activity sees the variables around it. */
export function mappings(node: Node, context: ElementContext): Pick<Element, 'inputs' | 'outputs'> {
  const inputs = nodesIn(node, 'dataInputAssociations').flatMap(association => mappingsOf(association, context));
  const outputs = nodesIn(node, 'dataOutputAssociations').flatMap(association => mappingsOf(association, context));
  return { ...(inputs.length === 0 ? undefined : { inputs }), ...(outputs.length === 0 ? undefined : { outputs }) };
}

function mappingsOf(association: Node, context: ElementContext): readonly Mapping[] {
  const place = { elementId: context.id, path: 'dataAssociation' };
  const read = (node: Node | undefined) => node && expressionIn(node, context.language, place, context.report);
  const assigned = nodesIn(association, 'assignment').flatMap(assignment => {
    const source = read(nodeIn(assignment, 'from'));
    const to = nodeIn(assignment, 'to');
    const target = to && textIn(to, 'body');
    return source === undefined || target === undefined ? [] : [{ target, source }];
  });
  const transformation = read(nodeIn(association, 'transformation'));
  const targetRef = nodeIn(association, 'targetRef');
  const target = targetRef && (textIn(targetRef, 'name') ?? targetRef.id);
  return transformation === undefined || target === undefined ? assigned : [...assigned, { target, source: transformation }];
}
