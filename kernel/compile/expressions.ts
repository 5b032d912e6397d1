/** Expressions in a model: which language, what text, and whether it is FEEL that parses. */
import { feel } from '../expressions/feel.ts';
import type { Expression } from '../model/definition.ts';
import type { Node } from './node.ts';
import { textIn } from './node.ts';
import type { Place, Report } from './report.ts';
import { error } from './report.ts';

/** Names under which FEEL goes: by OMG's namespaces of every DMN version, and in short. */
const feelNames = /^(?:feel|https?:\/\/www\.omg\.org\/spec\/(?:FEEL|DMN)\/\d{8}(?:\/FEEL\/?|\/)?)$/i;

/** The FEEL parser takes time and memory far beyond the length of its text; drawn conditions are short. */
const maximumCharacters = 8_000;
const maximumCharactersInFile = 200_000;

/** Whether a language, as a model names it, is FEEL. No language at all means FEEL here. */
export function isFeel(language: string | undefined): boolean {
  return language === undefined || feelNames.test(language);
}

/** The expression in a BPMN expression node; reports and answers undefined when it cannot be run. */
export function expressionIn(node: Node, modelLanguage: string | undefined, place: Place, report: Report): Expression | undefined {
  const language = textIn(node, 'language') ?? untypedLanguage(node) ?? modelLanguage;
  if (!isFeel(language)) {
    error(report, 'unsupported-expression-language', place, `Expected FEEL but the expression is in ${language}`);
    return undefined;
  }
  return feelExpression(textIn(node, 'body') ?? '', place, report);
}

/** Without xsi:type an expression is not a formal one, and its language is an attribute that the reader does not know. */
function untypedLanguage(node: Node): string | undefined {
  const attributes = node['$attrs'];
  const language: unknown = typeof attributes === 'object' && attributes !== null ? Reflect.get(attributes, 'language') : undefined;
  return typeof language === 'string' && language !== '' ? language : undefined;
}

/** Checks a FEEL text; a leading `=`, as some tools write it, is not part of it. */
export function feelExpression(body: string, place: Place, report: Report): Expression | undefined {
  const text = body.replace(/^\s*=/, '').trim();
  report.expressionCharacters += text.length;
  if (text.length > maximumCharacters || report.expressionCharacters > maximumCharactersInFile) {
    error(report, 'expression-too-long', place, `Expected at most ${maximumCharacters} characters of FEEL here, ${maximumCharactersInFile} in the file, but there are more`);
    return undefined;
  }
  if (/^[$#]\{[^]*\}$/.test(text)) {
    error(report, 'unsupported-expression-language', place, `Expected FEEL but "${text.slice(0, 80)}" is written for another engine, whose language it does not name`);
    return undefined;
  }
  const problem = text === '' ? { message: 'Expected a FEEL expression but it is empty' } : feel.parse(text);
  if (problem === undefined) return { language: 'feel', text };
  error(report, 'invalid-expression', place, problem.message);
  return undefined;
}
