/** Script task: its FEEL text and the variable that takes its value. BPMN has no word for the variable; tools write an attribute or element of theirs. */
import type { ElementContext, Special } from '../draft.ts';
import { feel } from '../../expressions/feel.ts';
import { feelExpression, isFeel } from '../expressions.ts';
import type { Node } from '../node.ts';
import { extensionsOf, foreignAttribute, textIn } from '../node.ts';
import { error, warning } from '../report.ts';
import { activity } from './activity.ts';

export function scriptTask(node: Node, context: ElementContext): Special | undefined {
  const texts = textsOf(node);
  const common = activity('scriptTask', node, context);
  const waits = context.scripts === 'all-wait' || (context.scripts === 'others-wait' && !isForUs(texts, context));
  if (waits) return common && { ...common, heldScript: { text: texts.text ?? '', ...(texts.language === undefined ? undefined : { language: texts.language }) } };
  return common && withScript(common, texts, context);
}

/** A text that is no FEEL and names no language is in another one all the same: whoever holds scripts gets it. */
function isForUs({ format, text }: Texts, { report, id }: ElementContext): boolean {
  if (!isFeelFormat(format)) return false;
  if (format !== undefined || text === undefined || feel.parse(text) === undefined) return true;
  warning(report, 'unsupported-script-language', { elementId: id, path: 'scriptFormat' }, `Expected a script in FEEL, or its language, but ${id} has neither: it waits as a job`);
  return false;
}

function withScript(common: Special, { format, text, resultVariable }: Texts, context: ElementContext): Special | undefined {
  // Without a script it is as an abstract task (BPMN 2.0.2 §10.3.3, table 10.12).
  if (text === undefined && isFeelFormat(format)) {
    warning(context.report, 'missing-script', { elementId: context.id, path: 'script' }, `Expected a script but ${context.id} has none`);
    return common;
  }
  const script = readScript(text ?? '', format, context);
  if (script === undefined) return context.report.drawn ? common : undefined;
  return { ...common, script, ...(resultVariable === undefined ? undefined : { resultVariable }) };
}

type Texts = Readonly<Record<'format' | 'language' | 'text' | 'resultVariable', string | undefined>>;

function textsOf(node: Node): Texts {
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
function readScript(text: string, format: string | undefined, { report, id }: ElementContext): ReturnType<typeof feelExpression> {
  if (!isFeelFormat(format)) {
    error(report, 'unsupported-script-language', { elementId: id, path: 'scriptFormat' }, `Expected a script in FEEL but ${id} is in ${format}`);
    return undefined;
  }
  return feelExpression(text, { elementId: id, path: 'script' }, report);
}
