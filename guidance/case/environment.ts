/** What the rules of a case look things up in: the pinned definition, ready to run. Built once per definition, shared by all its cases. */
import { createEnvironment } from '../../kernel/run.ts';
import type { Environment } from '../../kernel/run.ts';
import { rulesOf } from './decisions.ts';
import type { CaseState, ClockInstance } from '../model/case.ts';
import type { Handover } from '../model/handover.ts';
import type { CaseDefinition, ClockDefinition, CoordinatorDefinition, GuidanceDefinition } from '../model/guidance-definition.ts';

export interface CaseEnvironment {
  readonly kernel: Environment;
  readonly guidance: GuidanceDefinition;
  readonly clocks: Readonly<Record<string, ClockDefinition>>;
  /** First the one that tasks `to` the coordinator go to. */
  readonly coordinators: readonly CoordinatorDefinition[];
}

/** Environment of a compiled case definition. Cheap, but keep it per definition hash. */
export function createCaseEnvironment(definition: CaseDefinition): CaseEnvironment {
  const { process, guidance } = definition;
  const rules = rulesOf(definition);
  return { kernel: createEnvironment(process, rules && { rules }), guidance, clocks: Object.fromEntries(guidance.clocks.map((clock) => [clock.id, clock])), coordinators: coordinatorRoles(guidance) };
}

/** The coordinator roles of a definition, also of one stored before there were several. */
export function coordinatorRoles({ coordinators, coordinator }: GuidanceDefinition): readonly CoordinatorDefinition[] {
  return coordinators ?? (coordinator === undefined ? [] : [{ ...coordinator, required: true, eligibility: 'anyone', namedBy: 'supervisor' }]);
}

/** The role that a handover's acceptance names, if it names one. A model without coordinator roles names by the receiver's role. */
export function handedRole(env: CaseEnvironment, { elementId, terms }: Pick<Handover, 'elementId' | 'terms'>): string | undefined {
  if (terms) return terms.namesCoordinator ? terms.coordinatorRole ?? env.coordinators[0]?.role ?? terms.toRole : undefined;
  const handover = env.guidance.handovers[elementId];
  if (handover?.namesCoordinator !== true) return undefined;
  return handover.coordinatorRole ?? env.coordinators[0]?.role ?? handover.toRole;
}

/** Whether a clock measures the answer to a handover: it runs from the offer of `elementId` to its acceptance, anew with each offer. */
export function isAcceptanceClock(env: CaseEnvironment, clock: ClockDefinition, elementId: string): boolean {
  return env.guidance.handovers[elementId] !== undefined
    && clock.starts.some((start) => start.on === 'activated' && start.element === elementId)
    && clock.stops.some((stop) => stop.on === 'completed' && stop.element === elementId);
}

/** The open handovers whose answer a clock bounds: the one it runs for, or those offered at its element. */
export function handoversAwaited(env: CaseEnvironment, state: CaseState, clock: ClockInstance): Handover[] {
  const definition = env.clocks[clock.clockId];
  if (definition === undefined) return [];
  const offered = Object.values(state.handovers).filter(({ status }) => status === 'offered');
  if (clock.about !== undefined) return definition.starts.some(({ on }) => on === 'handoverOffered') ? offered.filter(({ taskId }) => taskId === clock.about) : [];
  const { elementId } = clock;
  return elementId !== undefined && isAcceptanceClock(env, definition, elementId) ? offered.filter((handover) => handover.elementId === elementId) : [];
}

/** Unit id of a code inside a region, `14-asiakasohjaus`; a unit id, such as another region's, stays as it is. */
export function unitOf(region: string, code: string): string {
  return /^\d{2}-/.test(code) ? code : `${region}-${code}`;
}
