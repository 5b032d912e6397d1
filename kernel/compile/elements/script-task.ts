/** Script task: its FEEL text and the variable that takes its value. BPMN has no word for the variable; tools write an attribute or element of theirs. */
import type { ElementContext, Special } from '../draft.ts';
import { feelExpression, isFeel } from '../expressions.ts';
import type { Node } from '../node.ts';
import { extensionsOf, foreignAttribute, textIn } from '../node.ts';
import { error } from '../report.ts';
import { activity } from './activity.ts';

export function scriptTask(node: Node, context: ElementContext): Special | undefined {
  const { report, id } = context;
  const format = textIn(node, 'scriptFormat');
  const extension = extensionsOf(node).find(({ $type }) => /:script$/.test($type));
  const text = textIn(node, 'script') ?? (extension && textIn(extension, 'expression'));
  const resultVariable = foreignAttribute(node, 'resultVariable') ?? (extension && textIn(extension, 'resultVariable'));
  const common = activity('scriptTask', node, context);
  const language = format ?? textIn(node, 'scriptLanguage');
  const waits = context.scripts === 'all-wait' || (context.scripts === 'others-wait' && !isFeel(format?.replace(/^(?:text|application)\/(?:x-)?/, '')));
  if (waits) return common && { ...common, heldScript: { text: text ?? '', ...(language === undefined ? undefined : { language }) } };
  if (!isFeel(format?.replace(/^(?:text|application)\/(?:x-)?/, ''))) {
    error(report, 'unsupported-script-language', { elementId: id, path: 'scriptFormat' }, `Expected a script in FEEL but ${id} is in ${format}`);
    return undefined;
  }
  if (text === undefined) {
    error(report, 'missing-script', { elementId: id, path: 'script' }, `Expected a script but ${id} has none`);
    return undefined;
  }
  const script = feelExpression(text, { elementId: id, path: 'script' }, report);
  if (common === undefined || script === undefined) return undefined;
  return { ...common, script, ...(resultVariable === undefined ? undefined : { resultVariable }) };
}
