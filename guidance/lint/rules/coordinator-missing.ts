/**
 * Tier 3 names a coordinator: the process says which role it is, and where a handover names one, no way leads to a task of tier 3 past it.
 * A required role that no handover names is asked for as a task as soon as the tier is entered.
 * Source: MOD-12, PLAN-03.
 */
import { coordinatorRoles } from '../../case/environment.ts';
import { completionOf, reach } from '../graph.ts';
import type { Finding, LintModel, Rule } from '../rule.ts';
import { called, humanKinds } from '../rule.ts';

export const coordinatorMissing: Rule = {
  name: 'coordinator-missing',
  severity: 'error',
  check: (model) => {
    const { definition, guidance } = model;
    if (!Object.values(guidance.tiers).includes(3)) return [];
    const role: Finding[] = coordinatorRoles(guidance).length > 0 ? [] : [{ elementId: definition.main, path: 'coordinator', message: 'Expected a coordinator for tier 3 but the process names no role for one' }];
    const handed = Object.values(guidance.handovers).some(({ namesCoordinator }) => namesCoordinator);
    const asked = coordinatorRoles(guidance).some(({ required }) => required);
    return [...role, ...(asked && !handed ? [] : uncoordinated(model))];
  },
};

/** The first tasks of tier 3 on ways that pass no step which names the coordinator. */
function uncoordinated({ guidance, processes }: LintModel): Finding[] {
  return processes.flatMap(({ process, graph }) => {
    const names = (id: string): boolean => guidance.handovers[id]?.namesCoordinator === true;
    const lacking = new Set(Object.values(process.elements).filter(({ id, kind }) => humanKinds.has(kind) && guidance.tiers[id] === 3 && !names(id)).map(({ id }) => id));
    const naming = new Set(Object.keys(process.elements).filter(names).map(completionOf));
    const reached = reach(graph, graph.starts, (node) => naming.has(node) || lacking.has(node.slice(0, -1)));
    return [...lacking].filter((id) => reached.has(id)).map((id) => ({
      elementId: id, path: 'tier', message: `Expected a step that names the coordinator before ${called(process.elements[id] ?? { id })} of tier 3 but a way leads past it`,
    }));
  });
}
