/** Moving a running case to another version: the dry run, by the very rule that the case will run, and the move. */
import type { MigrationPreview } from '../../contracts/index.ts';
import { applyCase, createCaseEnvironment, initialCaseState, planCaseMigration } from '../../guidance/index.ts';
import type { CaseEnvironment, CaseMigrationPlan, CaseState, MigrationChoices, Texts } from '../../guidance/index.ts';
import { caseToMove, elementNamesOf, versionToMoveTo } from '../../prisma/index.ts';
import type { CaseToMove, NamedVersion } from '../../prisma/index.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { ownRegion } from './found.ts';

export interface Wanted extends MigrationChoices { readonly to: { readonly modelId: string; readonly number: number } }
export interface DryRun { readonly moving: CaseToMove; readonly to: NamedVersion; readonly state: CaseState; readonly plan: CaseMigrationPlan }

/** @throws ProblemError NOT_FOUND, REGION_FOREIGN, CASE_ENDED, CASE_STARTING, VERSION_STATE */
export async function dryRun(services: Services, caller: Caller, caseId: string, wanted: Wanted): Promise<DryRun> {
  // The whole log is folded, what people recorded with it; none of that is in the answer.
  return await ownRegion(services, caller, 'case', caseId, () => services.database.within({ region: caller.region, system: true }, async (tx) => {
    const moving = await caseToMove(tx, caseId);
    if (moving === undefined) throw new ProblemError('NOT_FOUND');
    const to = await versionToMoveTo(tx, wanted.to);
    const state = moving.events.reduce(applyCase, initialCaseState());
    return { moving, to, state, plan: planCaseMigration(createCaseEnvironment(moving.from.definition), createCaseEnvironment(to.definition), state, wanted) };
  }));
}

/** @throws ProblemError MIGRATION_BLOCKED with one error per thing that stands in the way */
export function refuseBlocked({ plan: { obstacles } }: DryRun): void {
  if (obstacles.length > 0) throw new ProblemError('MIGRATION_BLOCKED', { errors: obstacles.map(({ code, elementId, clock, message }) => ({ path: elementId ?? clock ?? '', code, message })) });
}

/** What a person reads: names from both versions, nothing about the client. */
export function presentDryRun({ moving, to, state, plan }: DryRun): MigrationPreview {
  const [before, after] = [moving.from, to].map(({ definition }) => (id: string): Texts => elementNamesOf(definition, id)) as [Naming, Naming];
  const clockNames = ({ definition }: NamedVersion, id: string): Texts => definition.guidance.clocks.find((clock) => clock.id === id)?.name ?? { fi: id };
  const env: CaseEnvironment = createCaseEnvironment(moving.from.definition);
  return {
    caseId: moving.id, caseNumber: moving.number, sequence: state.sequence, from: versionOf(moving.from), to: versionOf(to), possible: plan.obstacles.length === 0,
    places: plan.places.map(({ elementId, kind, holds, count, to: target, obstacle, candidates, mayEnd }) => ({
      elementId, names: before(elementId), kind, holds, count, to: target, toNames: target === null ? null : after(target), obstacle: obstacle ?? null,
      candidates: candidates.map((id) => ({ elementId: id, names: after(id) })), mayEnd,
    })),
    clocks: plan.clocks.flatMap(({ clock, clockId, to: target, obstacle, candidates }) => {
      const { startedAt, due, dueDate, status } = state.clocks[clock] ?? { startedAt: '', status: 'running' };
      return [{
        clock, clockId, names: clockNames(moving.from, clockId), kind: env.clocks[clockId]?.kind ?? 'target', state: status === 'paused' ? 'paused' as const : 'running' as const, startedAt,
        due: due ?? null, dueDate: dueDate ?? null, to: target, toNames: target === null ? null : clockNames(to, target), obstacle: obstacle ?? null,
        candidates: candidates.map((id) => ({ clockId: id, names: clockNames(to, id) })),
      }];
    }),
    obstacles: plan.obstacles.map(({ code, elementId, clock, message }) => ({
      code, elementId: elementId ?? null, clock: clock ?? null, message,
      names: clock !== undefined ? clockNames(moving.from, state.clocks[clock]?.clockId ?? clock) : elementId !== undefined ? nameIn(before, after, elementId) : null,
    })),
    notices: plan.notices.map(({ code, elementId, clock }) => ({
      code, elementId: elementId ?? null, clock: clock ?? null,
      names: clock === undefined ? nameIn(after, before, elementId ?? '') : clockNames(code === 'clockNotStarted' ? to : moving.from, state.clocks[clock]?.clockId ?? clock),
    })),
  };
}

type Naming = (id: string) => Texts;

/** New elements are named by the new version, those that are gone by the old one. */
function nameIn(first: Naming, second: Naming, id: string): Texts {
  const names = first(id);
  return names.fi === id ? second(id) : names;
}

function versionOf({ modelId, number, names, hash }: NamedVersion): MigrationPreview['from'] {
  return { modelId, number, names, hash };
}
