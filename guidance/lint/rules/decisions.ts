/** A business rule task names a decision that is in the version and can be made; without one it would wait for a person whom nobody calls. Source: MOD-12, MOD-17. */
import { compileDecisions } from '../../../kernel/index.ts';
import type { Finding, LintModel, Rule } from '../rule.ts';
import { called } from '../rule.ts';

export const decisionUnknown: Rule = {
  name: 'decision-unknown',
  severity: 'error',
  check: (model) => [...withoutDecision(model), ...Object.entries(model.guidance.decisions ?? {}).flatMap(([elementId, { key, decision }]): Finding[] => {
    const file = model.files.decisions?.[key];
    if (file === undefined) return [{ elementId, path: 'decision.key', message: `Expected a decision file "${key}" but the version has none` }];
    const compiled = compileDecisions(file);
    if (!compiled.ok || compiled.model.decisions.some(({ id, name }) => id === decision || name === decision)) return [];
    return [{ elementId, path: 'decision.decision', message: `Expected a decision "${decision}" in "${key}" but it has none of that name` }];
  })],
};

export const decisionUnusable: Rule = {
  name: 'decision-unusable',
  severity: 'error',
  check: ({ guidance, files }) => Object.entries(guidance.decisions ?? {}).flatMap(([elementId, { key }]) => {
    const file = files.decisions?.[key];
    const compiled = file === undefined ? undefined : compileDecisions(file);
    if (compiled === undefined) return [];
    return (compiled.ok ? compiled.warnings : compiled.diagnostics).map(({ message }) => ({ elementId, path: `decision(${key})`, message }));
  }),
};

function withoutDecision({ guidance, processes }: LintModel): Finding[] {
  return processes.flatMap(({ process }) => Object.values(process.elements)
    .filter(({ id, kind }) => kind === 'businessRuleTask' && guidance.decisions?.[id] === undefined)
    .map((element) => ({ elementId: element.id, path: 'decision', message: `Expected a decision for ${called(element)} but it names none` })));
}
