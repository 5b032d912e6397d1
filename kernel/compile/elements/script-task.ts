/** Script task: its FEEL text and the variable that takes its value. BPMN has no word for the variable; tools write an attribute or element of theirs. */
import type { ElementContext, Special } from '../draft.ts';
import { feelExpression, isFeel } from '../expressions.ts';
import type { Node } from '../node.ts';
import { extensionsOf, foreignAttribute, textIn } from '../node.ts';
import { error } from '../report.ts';
import { activity } from './activity.ts';

export function scriptTask(node: Node, context: ElementContext): Special | undefined {
  const { format, language, text, resultVariable } = textsOf(node);
  const common = activity('scriptTask', node, context);
  const waits = context.scripts === 'all-wait' || (context.scripts === 'others-wait' && !isFeelFormat(format));
  if (waits) return common && { ...common, heldScript: { text: text ?? '', ...(language === undefined ? undefined : { language }) } };
  const script = readScript(text, format, context);
  if (common === undefined || script === undefined) return undefined;
  return { ...common, script, ...(resultVariable === undefined ? undefined : { resultVariable }) };
}

function textsOf(node: Node): Readonly<Record<'format' | 'language' | 'text' | 'resultVariable', string | undefined>> {
  const format = textIn(node, 'scriptFormat');
  const extension = extensionsOf(node).find(({ $type }) => /:script$/.test($type));
  return {
    format, language: format ?? textIn(node, 'scriptLanguage'),
    text: textIn(node, 'script') ?? (extension && textIn(extension, 'expression')),
    resultVariable: foreignAttribute(node, 'resultVariable') ?? (extension && textIn(extension, 'resultVariable')),
  };
}

/** A format may be written as a media type. */
function isFeelFormat(format: string | undefined): boolean {
  return isFeel(format?.replace(/^(?:text|application)\/(?:x-)?/, ''));
}

/** Undefined when there is no script in FEEL; the report says why. */
function readScript(text: string | undefined, format: string | undefined, { report, id }: ElementContext): ReturnType<typeof feelExpression> {
  if (!isFeelFormat(format)) {
    error(report, 'unsupported-script-language', { elementId: id, path: 'scriptFormat' }, `Expected a script in FEEL but ${id} is in ${format}`);
    return undefined;
  }
  if (text === undefined) {
    error(report, 'missing-script', { elementId: id, path: 'script' }, `Expected a script but ${id} has none`);
    return undefined;
  }
  return feelExpression(text, { elementId: id, path: 'script' }, report);
}
