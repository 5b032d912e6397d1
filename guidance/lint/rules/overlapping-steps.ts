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
    const reached = reachOnce(graph);
    return steps.flatMap((step) => overlap(step, steps.filter((other) => other !== step && sameKind(step, other)), reached));
  }),
};

function stepOf({ guidance }: LintModel, element: Element): Step {
  return { element, words: significantWords(element.name ?? ''), form: guidance.forms[element.id], role: guidance.assignments[element.id]?.role };
}

type Reached = (from: string) => ReadonlySet<string>;

/** What can be reached from each step, worked out when it is first asked. */
function reachOnce(graph: Graph): Reached {
  const known = new Map<string, ReadonlySet<string>>();
  return (from) => {
    const found = known.get(from) ?? reach(graph, [from]);
    known.set(from, found);
    return found;
  };
}

function sameKind(one: Step, other: Step): boolean {
  return one.form !== undefined && one.form === other.form || sameWords(one.words, other.words);
}

/** One finding for a step, however many are of its kind: a model of a hundred visits does not drown in ten thousand pairs. */
function overlap(step: Step, others: readonly Step[], reached: Reached): Finding[] {
  const told = others.flatMap((other) => {
    const why = reasonOf(step, other, reached);
    return why === undefined ? [] : [{ other, why }];
  });
  const [first, ...more] = told;
  if (first === undefined) return [];
  const rest = more.length === 0 ? '' : `; so ${more.length === 1 ? 'is' : 'are'} ${more.slice(0, 3).map(({ other }) => called(other.element)).join(', ')}${more.length > 3 ? ` and ${more.length - 3} more` : ''}`;
  return [{ elementId: step.element.id, path: first.other.element.id, message: `Expected a kind of step once but ${called(step.element)} and ${called(first.other.element)} are of one kind: ${first.why}${rest}` }];
}

function reasonOf(one: Step, other: Step, reached: Reached): string | undefined {
  if (reached(one.element.id).has(other.element.id) || reached(other.element.id).has(one.element.id)) return 'both stand on one path';
  return one.role !== undefined && other.role !== undefined && one.role !== other.role ? `${one.role} and ${other.role} both do it` : undefined;
}
