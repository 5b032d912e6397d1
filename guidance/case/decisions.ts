/** Business rule tasks of a case: the DMN decision that the model names, over the variables of the case. */
import { evaluateDecision } from '../../kernel/run.ts';
import type { DecisionModel, Rules, Variables } from '../../kernel/run.ts';
import type { CaseDefinition } from '../model/guidance-definition.ts';

/** What the engine asks at business rule tasks; undefined for a definition without decisions. */
export function rulesOf({ guidance, decisions }: CaseDefinition): Rules | undefined {
  const calls = guidance.decisions;
  if (calls === undefined || decisions === undefined) return undefined;
  return (elementId, variables, at) => {
    const call = calls[elementId];
    const model = call && decisions[call.key];
    if (call === undefined || model === undefined) return undefined;
    const result = evaluateDecision(withVariables(model, variables), { decision: call.decision, inputs: variables, at });
    if (!result.ok) return { ok: false, code: 'DECISION_FAILED', message: `Expected the decision "${call.decision}" to have a value but ${result.message}` };
    return { ok: true, variables: { [call.result]: result.output } };
  };
}

/** Decisions speak of the case's variables by name, whether or not the file draws them as input data. */
function withVariables(model: DecisionModel, variables: Variables): DecisionModel {
  const drawn = new Set(model.inputs.map(({ name }) => name));
  const free = Object.keys(variables).filter((name) => !drawn.has(name)).map((name) => ({ id: `case.${name}`, name }));
  const inputs = [...model.inputs, ...free];
  const all = inputs.map(({ id }) => `${model.namespace}#${id}`);
  return { ...model, inputs, decisions: model.decisions.map((decision) => ({ ...decision, requires: [...new Set([...decision.requires, ...all])] })) };
}
