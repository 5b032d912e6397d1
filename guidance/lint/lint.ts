/**
 * All that there is to say about a model: what keeps it from running, what care guidance asks of it, and how its flow can get stuck.
 * Pure: the same function runs on the server when a version is saved or published and in the browser while it is drawn.
 */
import { checkSoundness, compileDecisions, inspect, needsDriver } from '../../kernel/index.ts';
import type { Definition, Diagnostic, DecisionModel } from '../../kernel/index.ts';
import { guidanceModdle } from '../definition/moddle.ts';
import { readGuidance } from '../definition/read-guidance.ts';
import type { CaseDefinition, GuidanceDefinition } from '../model/guidance-definition.ts';
import { graphOf } from './graph.ts';
import type { LintModel, VersionFiles, Rule } from './rule.ts';
import { readingRules, rules } from './rules/index.ts';

export interface Linted {
  /** What cases run; undefined while there is an error. */
  readonly definition: CaseDefinition | undefined;
  /** Errors keep the version from being published, warnings do not. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Lints a version. Never throws for what its files hold; what has errors is looked at as far as it can be read. */
export async function lintModel(files: VersionFiles): Promise<Linted> {
  const { definition, diagnostics } = await inspect(files.xml, { moddle: { guidance: guidanceModdle } });
  if (definition === undefined) return { definition: undefined, diagnostics };
  const read = readGuidance(definition);
  const found = [
    ...diagnostics, ...needsDriver(definition), ...read.ok ? [] : read.diagnostics.map(withPage),
    ...checkRules({ definition, guidance: read.guidance, files }),
    ...diagnostics.some(isError) ? [] : checkSoundness(definition),
  ];
  return { definition: found.some(isError) ? undefined : caseOf(definition, read.guidance, files), diagnostics: found };
}

/** Page of a rule, relative to the repository's root. */
export function rulePage(name: string): string {
  return `docs/reference/rules/${name}.md`;
}

function checkRules({ definition, guidance, files }: Pick<LintModel, 'definition' | 'guidance' | 'files'>): Diagnostic[] {
  const processes = Object.values(definition.processes).map((process) => ({ process, graph: graphOf(process) }));
  const model: LintModel = { definition, guidance, files, processes };
  return rules.flatMap((rule) => rule.check(model).map((finding) => ({ code: rule.name, severity: rule.severity, ...finding, docs: rulePage(rule.name) })));
}

function caseOf(process: Definition, guidance: GuidanceDefinition, files: VersionFiles): CaseDefinition {
  const used = [...new Set(Object.values(guidance.decisions ?? {}).map(({ key }) => key))];
  const decisions = used.flatMap((key): [string, DecisionModel][] => {
    const compiled = compileDecisions(files.decisions?.[key] ?? '');
    return compiled.ok ? [[key, compiled.model]] : [];
  });
  return { format: 1, process, guidance, ...(decisions.length > 0 && { decisions: Object.fromEntries(decisions) }) };
}

const kept: ReadonlySet<string> = new Set(readingRules);

function withPage(diagnostic: Diagnostic): Diagnostic {
  return kept.has(diagnostic.code) ? { ...diagnostic, docs: rulePage(diagnostic.code) } : diagnostic;
}

function isError({ severity }: Pick<Rule, 'severity'>): boolean {
  return severity === 'error';
}
