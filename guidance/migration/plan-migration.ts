/**
 * What moving a case to another version would mean: where each token and clock goes, what stands in the way, and what is worth knowing.
 * The dry run and the move itself are this one function, so that what is shown is what happens.
 */
import { entriesOf, planMigration } from '../../kernel/run.ts';
import type { Place } from '../../kernel/run.ts';
import { coordinatorRoles } from '../case/environment.ts';
import type { CaseEnvironment } from '../case/environment.ts';
import { isOwnTask } from '../case/handovers.ts';
import type { CaseState } from '../model/case.ts';
import type { ClockPassage, MigrationChoices, MigrationNotice, MigrationObstacle } from '../model/migration.ts';
import { clockNotices, notStarted, openClocks, passageOf } from './plan-clocks.ts';

export interface CaseMigrationPlan {
  readonly places: readonly Place[];
  readonly clocks: readonly ClockPassage[];
  /** Empty: it can be done. */
  readonly obstacles: readonly MigrationObstacle[];
  readonly notices: readonly MigrationNotice[];
}

export function planCaseMigration(from: CaseEnvironment, to: CaseEnvironment, state: CaseState, choices: MigrationChoices): CaseMigrationPlan {
  const engine = planMigration(from.kernel.definition, to.kernel.definition, state.process, choices.elements);
  const clocks = openClocks(state).map((clock) => passageOf(from, to, clock, choices.clocks));
  const target = (elementId: string): string => engine.places.find((place) => place.elementId === elementId)?.to ?? elementId;
  return {
    places: engine.places, clocks,
    obstacles: [...engine.obstacles, ...clocks.flatMap(clockObstacle), ...sharedClocks(clocks), ...handoverObstacles(from, to, state, target), ...roleObstacles(to, state)],
    notices: [
      ...clocks.flatMap((passage) => (passage.obstacle ? [] : clockNotices(from, to, passage))), ...notStarted(from, to, clocks), ...assignmentNotices(from, to, state, target),
      ...engine.notAwaited.map((elementId): MigrationNotice => ({ code: 'eventNotAwaited', elementId })),
      ...engine.places.filter((place) => place.to === null).map(({ elementId }): MigrationNotice => ({ code: 'waitEnds', elementId })),
    ],
  };
}

function clockObstacle({ clock, clockId, to, obstacle }: ClockPassage): MigrationObstacle[] {
  return obstacle === undefined ? [] : [{ code: obstacle, clock, message: `Expected the clock ${clockId} to go on as ${to ?? ''} but: ${obstacle}` }];
}

/** One clock of an id runs at a time: two of now cannot go on as one. */
function sharedClocks(clocks: readonly ClockPassage[]): MigrationObstacle[] {
  return clocks.filter(({ to, clockId }, index) => to !== null && clocks.slice(0, index).some((other) => other.to === to && other.clockId !== clockId))
    .map(({ clock, clockId, to }) => ({ code: 'placeTaken', clock, message: `Expected a clock of its own for ${clockId} but ${to ?? ''} is taken by another` }));
}

/** A task at which a package is offered stays one, and a plain one becomes none: who is responsible would not be told by what is drawn. */
function handoverObstacles(from: CaseEnvironment, to: CaseEnvironment, state: CaseState, target: (id: string) => string): MigrationObstacle[] {
  return entriesOf(state.process.tasks)
    .filter(({ id, elementId }) => !isOwnTask(id) && (from.guidance.handovers[elementId] === undefined) !== (to.guidance.handovers[target(elementId)] === undefined))
    .map(({ elementId }) => ({ code: 'handoverChanged', elementId, message: `Expected ${elementId} and ${target(elementId)} to be handovers both or neither` }));
}

function roleObstacles(to: CaseEnvironment, { coordinators = {}, namings = {} }: CaseState): MigrationObstacle[] {
  const known = new Set(coordinatorRoles(to.guidance).map(({ role }) => role));
  const roles = new Set([...Object.keys(coordinators), ...Object.values(namings).map(({ role }) => role)]);
  return [...roles].filter((role) => !known.has(role)).map((role) => ({ code: 'coordinatorRoleGone', message: `Expected the coordinator role ${role} but the version has none` }));
}

function assignmentNotices(from: CaseEnvironment, to: CaseEnvironment, state: CaseState, target: (id: string) => string): MigrationNotice[] {
  return entriesOf(state.process.tasks)
    .filter(({ elementId }) => JSON.stringify(from.guidance.assignments[elementId]) !== JSON.stringify(to.guidance.assignments[target(elementId)]))
    .map(({ elementId }) => ({ code: 'assignmentKept', elementId }));
}
