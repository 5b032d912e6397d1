/** Who does what: the steps of each role, made from the model; and the steps and gateways for which no legal basis is recorded. */
import type { Element } from '../../kernel/run.ts';
import type { CaseDefinition, Texts, Tier } from '../model/guidance-definition.ts';

export interface WorkStep { readonly id: string; readonly names: Texts; readonly tier: Tier | null; readonly handover: boolean }
/** The steps of one role in one unit, in the order of the file. */
export interface WorkOfRole { readonly role: string; readonly unit: string; readonly steps: readonly WorkStep[] }

/** Roles in the order in which the path first meets them. */
export function divisionOfWork(definition: CaseDefinition): readonly WorkOfRole[] {
  const { assignments, handovers, tiers } = definition.guidance;
  const rows = new Map<string, { role: string; unit: string; steps: WorkStep[] }>();
  for (const { id } of elementsOf(definition)) {
    const assignment = assignments[id];
    if (assignment === undefined) continue;
    const key = `${assignment.role} ${assignment.unit}`;
    const row = rows.get(key) ?? { role: assignment.role, unit: assignment.unit, steps: [] };
    row.steps.push({ id, names: namesOf(definition, id), tier: tiers[id] ?? null, handover: handovers[id] !== undefined });
    rows.set(key, row);
  }
  return [...rows.values()];
}

export interface BasislessStep { readonly id: string; readonly kind: Element['kind']; readonly names: Texts; /** Whether at least a source says where it comes from. */ readonly sourced: boolean }

/** Tasks, sub-processes and choosing gateways without `guidance:basis`. */
export function stepsWithoutBasis(definition: CaseDefinition): readonly BasislessStep[] {
  return elementsOf(definition).filter(({ id, kind, outgoing }) => (/Task$|^task$|Process$|^callActivity$/.test(kind) || (kind.endsWith('Gateway') && outgoing.length > 1)) && (definition.guidance.texts[id]?.basis.length ?? 0) === 0)
    .map(({ id, kind }) => ({ id, kind, names: namesOf(definition, id), sourced: (definition.guidance.texts[id]?.sources.length ?? 0) > 0 }));
}

function elementsOf({ process }: CaseDefinition): readonly Element[] {
  return Object.values(process.processes).flatMap(({ elements }) => Object.values(elements));
}

function namesOf({ guidance }: CaseDefinition, id: string): Texts {
  return guidance.texts[id]?.name ?? { fi: id };
}
