/** Runs the visible conformance cases and writes what came of them as a matrix: suites, counts, and every miss with its reason. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileDecisions, evaluateDecisionTyped, evaluateTyped, type TypedValue } from '../../../kernel/index.ts';

const folder = join(import.meta.dirname, '../../../../shared/conformance');
const at = '2026-01-01T00:00:00Z';
export const isPresent = existsSync(join(folder, 'dmn-tck/cases.jsonl'));

interface Expected { readonly name: string; readonly errorResult: boolean; readonly expected: TypedValue }
interface DecisionCase { readonly id: string; readonly suite: string; readonly model: string; readonly inputs: Readonly<Record<string, unknown>>; readonly invocation?: string; readonly invocable?: string; readonly results: readonly Expected[] }
interface FeelCase { readonly id: string; readonly suite: string; readonly expression: string; readonly inputs: Readonly<Record<string, unknown>>; readonly errorResult: boolean; readonly expected: TypedValue; readonly declaredType: string | null }
interface Outcome { readonly suite: string; readonly id: string; readonly right: boolean }

/** The comparison that the suites ask for: numbers to 1e-8, durations by value, an error as good as null where one is expected. */
export function isRight(expected: TypedValue, errorResult: boolean, actual: TypedValue | undefined): boolean {
  if (actual === undefined) return errorResult;
  return (errorResult && actual.t === 'null') || same(expected, actual);
}

function same(expected: TypedValue, actual: TypedValue): boolean {
  if (expected.t === 'null' || expected.t === 'absent') return actual.t === 'null';
  if (expected.t === 'decimal' || expected.t === 'double') return actual.t === 'decimal' && close(Number(expected.v), Number(actual.v));
  if (expected.t === 'list') return actual.t === 'list' && sameEntries(expected.v as TypedValue[], actual.v as TypedValue[]);
  if (expected.t === 'context') return actual.t === 'context' && sameEntries(expected.v as Record<string, TypedValue>, actual.v as Record<string, TypedValue>);
  return expected.t === actual.t && sameText(expected, actual);
}

function sameText(expected: TypedValue, actual: TypedValue): boolean {
  return expected.v === actual.v || (expected.t === 'duration' && canonical(expected.v) === actual.v);
}

function close(expected: number, actual: number): boolean {
  return Math.abs(expected - actual) <= 1e-8 * Math.max(1, Math.abs(expected));
}

function sameEntries(expected: Readonly<Record<string, TypedValue>> | readonly TypedValue[], actual: Readonly<Record<string, TypedValue>> | readonly TypedValue[]): boolean {
  const entries = Object.entries(expected);
  const others = new Map<string, TypedValue>(Object.entries(actual));
  return entries.length === others.size && entries.every(([name, value]) => {
    const other = others.get(name);
    return other !== undefined && same(value, other);
  });
}

function canonical(text: unknown): unknown {
  const result = evaluateTyped(`duration("${String(text)}")`, {}, at);
  return result.ok ? result.value.v : undefined;
}

function readLines<T>(file: string): readonly T[] {
  return readFileSync(join(folder, file), 'utf8').trim().split('\n').map(line => JSON.parse(line) as T);
}

export function runDecisions(): readonly Outcome[] {
  const models = new Map<string, ReturnType<typeof compileDecisions>>();
  return readLines<DecisionCase>('dmn-tck/cases.jsonl').map(({ id, suite, model: file, inputs, invocation, invocable, results }) => {
    const path = join(folder, 'dmn-tck', suite, file);
    const compiled = models.get(path) ?? compileDecisions(readFileSync(path, 'utf8'));
    models.set(path, compiled);
    const right = compiled.ok && results.every(({ name, errorResult, expected }) => {
      const named = invocation === 'decisionService' && invocable !== undefined ? { service: invocable } : { decision: name };
      const result = evaluateDecisionTyped(compiled.model, { ...named, inputs, at });
      return isRight(expected, errorResult, result.ok ? result.output as TypedValue : undefined);
    });
    return { suite, id: id.slice(id.indexOf('#') + 1), right };
  });
}

export function runFeel(): readonly Outcome[] {
  return readLines<FeelCase>('feel/feel-cases.jsonl').map(({ id, suite, expression, inputs, errorResult, expected, declaredType }) => {
    const result = evaluateTyped(expression, inputs, at, declaredType ?? undefined);
    return { suite, id: id.slice(id.indexOf('#') + 1), right: isRight(expected, errorResult, result.ok ? result.value : undefined) };
  });
}

export function levelOf(outcomes: readonly Outcome[], level: 2 | 3): readonly Outcome[] {
  return outcomes.filter(({ suite }) => suite.startsWith(`compliance-level-${level}/`));
}

export function rate(outcomes: readonly Outcome[]): number {
  return outcomes.filter(({ right }) => right).length / outcomes.length;
}

/** The page, without the date of its making: it changes only when a result does. */
export function matrix(title: string, about: string, outcomes: readonly Outcome[], reasonOf: (suite: string) => string): string {
  const suites = [...new Set(outcomes.map(({ suite }) => suite))].sort();
  const rows = suites.map(suite => {
    const cases = outcomes.filter(outcome => outcome.suite === suite);
    return `| ${suite} | ${cases.filter(({ right }) => right).length} | ${cases.length} |`;
  });
  const misses = outcomes.filter(({ right }) => !right).map(({ suite, id }) => `- \`${suite}#${id}\`: ${reasonOf(suite)}`);
  const total = outcomes.filter(({ right }) => right).length;
  return [`# ${title}`, '', about, '', `**${total} of ${outcomes.length}** (${(100 * total / outcomes.length).toFixed(1)} %).`, '', '| suite | right | cases |', '|---|---|---|', ...rows, '', '## Misses', '', ...misses.length === 0 ? ['None.'] : misses, ''].join('\n');
}
