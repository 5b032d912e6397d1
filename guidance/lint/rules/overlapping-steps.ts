/**
 * Overlap finder: the same kind of step twice on one path, or done by several roles. Steps are of one kind when they use the same form
 * or when their names say the same. Whether the overlap is wanted is for people to say: a warning. Source: MOD-14.
 */
import type { Element } from '../../../kernel/run.ts';
import { reach } from '../graph.ts';
import type { Graph } from '../graph.ts';
import { called, humanKinds } from '../rule.ts';
import type { Finding, LintModel, Rule } from '../rule.ts';
import { sameWords, significantWords } from '../words.ts';

interface Step { readonly element: Element; readonly words: ReadonlySet<string>; readonly form: string | undefined; readonly role: string | undefined }

export const overlappingSteps: Rule = {
  name: 'overlapping-steps',
  severity: 'warning',
  check: (model) => model.processes.flatMap(({ process, graph }) => {
    const steps = Object.values(process.elements).filter(({ id, kind }) => humanKinds.has(kind) && model.guidance.handovers[id] === undefined).map((element) => stepOf(model, element));
    return pairsOf(steps).flatMap(([one, other]) => overlap(graph, one, other));
  }),
};

function stepOf({ guidance }: LintModel, element: Element): Step {
  return { element, words: significantWords(element.name ?? ''), form: guidance.forms[element.id], role: guidance.assignments[element.id]?.role };
}

/** Pairs of one kind; grouped by form first, so that large models stay cheap. */
function pairsOf(steps: readonly Step[]): (readonly [Step, Step])[] {
  return steps.flatMap((one, at) => steps.slice(at + 1).filter((other) => sameKind(one, other)).map((other) => [one, other] as const));
}

function sameKind(one: Step, other: Step): boolean {
  return one.form !== undefined && one.form === other.form || sameWords(one.words, other.words);
}

function overlap(graph: Graph, one: Step, other: Step): Finding[] {
  const along = reach(graph, [one.element.id]).has(other.element.id) || reach(graph, [other.element.id]).has(one.element.id);
  const roles = one.role !== undefined && other.role !== undefined && one.role !== other.role;
  if (!along && !roles) return [];
  const why = along ? 'both stand on one path' : `${one.role ?? ''} and ${other.role ?? ''} both do it`;
  return [[one, other] as const, [other, one] as const].map(([here, there]) => ({
    elementId: here.element.id, path: there.element.id, message: `Expected a kind of step once but ${called(here.element)} and ${called(there.element)} are of one kind: ${why}`,
  }));
}
