/** Evaluates a decision or a decision service of a compiled model, and says which rules matched. */
import { failureOf } from '../expressions/feel.ts';
import { createMachine, note } from '../expressions/feel/machine.ts';
import type { Value } from '../expressions/feel/values.ts';
import { fromPlain, toPlain } from '../expressions/plain.ts';
import { fromTyped, toTyped } from '../expressions/typed.ts';
import type { DecisionModel } from './model.ts';
import { callService, valueOf } from './requirements.ts';
import { indexElements, type Session } from './session.ts';
import { typeReader } from './types.ts';

export interface DecisionRequest {
  /** The decision or service, by name or id; exactly one of the two. */
  readonly decision?: string;
  readonly service?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** ISO 8601 UTC: what `now()` and `today()` answer. */
  readonly at: string;
}

export interface Match { readonly decision: string; readonly table: string; readonly rule: number; readonly ruleId: string; readonly inputs: Readonly<Record<string, unknown>> }
export type DecisionFailureCode = 'unknown-decision' | 'hit-policy-violated' | 'EXPRESSION_SYNTAX' | 'EXPRESSION_FAILED';
export type DecisionResult =
  | { readonly ok: true; readonly output: unknown; readonly matched: readonly Match[]; readonly notes: readonly string[] }
  | { readonly ok: false; readonly code: DecisionFailureCode; readonly message: string };

interface Conversion { readonly from: (value: unknown) => Value; readonly to: (value: Value) => unknown }

const plain: Conversion = { from: fromPlain, to: value => toPlain(value)?.value ?? null };
const typed: Conversion = { from: fromTyped, to: toTyped };

/**
 * Decides over plain JSON, where dates and durations are texts that the model's types read.
 * `imported`: the models that the first one imports. Never throws for what a model or its inputs say.
 */
export function evaluateDecision(model: DecisionModel, request: DecisionRequest, imported: readonly DecisionModel[] = []): DecisionResult {
  return evaluate(model, request, imported, plain);
}

/** The same over typed values, `{ "t": "date", "v": "2026-01-31" }`. */
export function evaluateDecisionTyped(model: DecisionModel, request: DecisionRequest, imported: readonly DecisionModel[] = []): DecisionResult {
  return evaluate(model, request, imported, typed);
}

function evaluate(model: DecisionModel, request: DecisionRequest, imported: readonly DecisionModel[], { from, to }: Conversion): DecisionResult {
  const inputs = new Map(Object.entries(request.inputs).map(([name, value]) => [name, from(value)] as const));
  const session = openSession(model, imported, inputs, request.at, from === fromPlain);
  try {
    const value = request.service === undefined ? decision(request.decision ?? '', session) : service(request.service, session);
    if (value === undefined) return { ok: false, code: 'unknown-decision', message: `Expected a decision of the model but there is no "${request.service ?? request.decision ?? ''}"` };
    if (value === null && session.violations.length > 0) return { ok: false, code: 'hit-policy-violated', message: session.violations.join('; ') };
    const matched = session.matched.map(match => ({ ...match, inputs: Object.fromEntries([...match.inputs].map(([name, input]) => [name, to(input)])) }));
    return { ok: true, output: to(value), matched, notes: session.machine.notes };
  } catch (error) {
    return failureOf(error, request.service ?? request.decision ?? '');
  }
}

function openSession(model: DecisionModel, imported: readonly DecisionModel[], inputs: ReadonlyMap<string, Value>, at: string, readsTexts: boolean): Session {
  const models = new Map([...imported, model].map(each => [each.namespace, each] as const));
  const machine = createMachine(at, name => session.typeRef(name, model));
  const session: Session = {
    main: model, models, elements: indexElements(models.values()), inputs, decided: new Map(), open: new Set(), matched: [], violations: [], machine, readsTexts, typeRef: typeReader(models, machine),
  };
  return session;
}

function decision(name: string, session: Session): Value | undefined {
  const { decisions, namespace } = session.main;
  const found = decisions.find(candidate => candidate.name === name) ?? decisions.find(candidate => candidate.id === name);
  return found && valueOf(`${namespace}#${found.id}`, session);
}

/** Its inputs by their names; an input that the service does not have is an error of the caller. */
function service(name: string, session: Session): Value | undefined {
  const { services } = session.main;
  const found = services.find(candidate => candidate.name === name) ?? services.find(candidate => candidate.id === name);
  if (found === undefined) return undefined;
  const references = [...found.inputData, ...found.inputDecisions];
  const given = new Map(references.map(reference => {
    const input = session.elements.get(reference)?.element.name ?? '';
    if (!session.inputs.has(input)) note(session.machine, `There is no input "${input}"`);
    return [reference, session.inputs.get(input) ?? null] as const;
  }));
  return callService(found, session.main, given, session);
}
