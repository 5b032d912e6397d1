/** Finds texts of a decision model that are no FEEL, before anyone decides: warnings, because the other decisions of the model can still be made. */
import { builtinNames } from '../expressions/feel/builtins/index.ts';
import { isSpecial, knownNames, type KnownNames } from '../expressions/feel/names.ts';
import { parseFeel, parseUnaryTests } from '../expressions/feel/parser.ts';
import { FeelSyntaxError } from '../expressions/feel/syntax.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { attribute, isDmn, textOf } from './read-element.ts';
import type { XmlElement } from './xml.ts';

type Form = 'expression' | 'tests';

const forms: Readonly<Record<string, Form | undefined>> = {
  literalExpression: 'expression', inputExpression: 'expression', outputEntry: 'expression', defaultOutputEntry: 'expression',
  inputEntry: 'tests', inputValues: 'tests', outputValues: 'tests', allowedValues: 'tests', typeConstraint: 'tests',
};
const maximumWarnings = 100;
/** Characters read times names that each may start: what a check may cost. */
const maximumWork = 200_000_000;

/**
 * One warning `invalid-feel` for each text that cannot be read, by the nearest id. Every name of the model counts as
 * known everywhere. A model with imports is not checked: names of several words may come from files that are not here.
 * A very large model is checked up to a bound.
 */
export function checkExpressions(root: XmlElement): readonly Diagnostic[] {
  if (root.children.some(part => part.name === 'import' && isDmn(part))) return [];
  const names = [...builtinNames, ...namesIn(root)].filter(isSpecial);
  const known = knownNames(names);
  let left = maximumWork;
  const warnings: Diagnostic[] = [];
  const visit = (element: XmlElement, owner: string | undefined): void => {
    if (warnings.length >= maximumWarnings || left < 0 || !isDmn(element)) return;
    const id = attribute(element, 'id') ?? owner;
    const text = feelOf(element);
    left -= (text?.text.length ?? 0) * names.length;
    const message = text && left >= 0 ? problemOf(text, element.name, known) : undefined;
    if (message !== undefined) warnings.push({ code: 'invalid-feel', severity: 'warning', ...(id === undefined ? {} : { elementId: id }), path: `${element.name}.text`, message, docs: 'docs/reference/decisions.md#invalid-feel' });
    for (const inner of element.children) visit(inner, id);
  };
  visit(root, undefined);
  return warnings;
}

/** Elements are at most 200 levels deep: the XML reader sees to that. */
function namesIn(element: XmlElement): readonly string[] {
  const names = new Set<string>();
  const visit = (inner: XmlElement): void => {
    for (const name of [attribute(inner, 'name'), attribute(inner, 'iteratorVariable')]) if (name !== undefined) names.add(name);
    inner.children.forEach(visit);
  };
  visit(element);
  return [...names];
}

interface FeelText { readonly form: Form; readonly text: string }

function feelOf(element: XmlElement): FeelText | undefined {
  const form = Object.hasOwn(forms, element.name) ? forms[element.name] : undefined;
  const text = form === undefined ? undefined : textOf(element, 'text');
  return form === undefined || text === undefined || text === '' || text === '-' ? undefined : { form, text };
}

function problemOf({ form, text }: FeelText, name: string, known: KnownNames): string | undefined {
  try {
    (form === 'tests' ? parseUnaryTests : parseFeel)(text, { roots: known, members: known });
    return undefined;
  } catch (error) {
    if (error instanceof FeelSyntaxError) return `Expected FEEL in <${name}> but "${text.slice(0, 60)}" is none: ${error.message} at character ${error.from}`;
    throw error;
  }
}
