/** A running case goes on in another version of its model: tokens and clocks go where the plan says, nothing is lost and nothing starts anew. */
import { entriesOf, migrate } from '../../kernel/run.ts';
import { movedClock, openClocks } from '../migration/plan-clocks.ts';
import { planCaseMigration } from '../migration/plan-migration.ts';
import type { CaseCommand, CaseRejection, CaseState } from '../model/case.ts';
import { record } from './case-log.ts';
import type { CaseLog } from './case-log.ts';
import { cancel } from './clocks.ts';
import { createCaseEnvironment } from './environment.ts';
import type { CaseEnvironment } from './environment.ts';
import { guardText } from './guard-clock.ts';
import { refused } from './refused.ts';

type Command = Extract<CaseCommand, { type: 'migrateCase' }>;

export function guardMigration(env: CaseEnvironment, state: CaseState, command: Command): CaseRejection | undefined {
  const { basedOn, from, reason, definition } = command;
  if (state.sequence !== basedOn || (state.version !== undefined && state.version !== from.hash)) return refused('CASE_MOVED_ON', `Expected the case as it was at ${basedOn} but it is at ${state.sequence}`);
  const [obstacle] = planCaseMigration(env, createCaseEnvironment(definition), state, command).obstacles;
  return guardText(reason, 'the move') ?? (obstacle && refused('MIGRATION_BLOCKED', obstacle.message, obstacle.elementId));
}

/** What somebody let end ends before the move, as a thing of the version that knew it. */
export function migrateCase(log: CaseLog, command: Command): undefined {
  const { from, to, reason, definition, by } = command;
  const env = createCaseEnvironment(definition);
  const { clocks } = planCaseMigration(log.env, env, log.state, command);
  const { events } = migrate(log.env.kernel.definition, definition.process, log.state.process, { places: command.elements, at: log.at });
  for (const clock of openClocks(log.state)) if (clocks.some((passage) => passage.clock === clock.id && passage.to === null)) cancel(log, clock, 'notRequired');
  for (const event of events) if (event.type !== 'instanceMigrated') record(log, event);
  const [moved] = events.flatMap((event) => (event.type === 'instanceMigrated' ? [event] : []));
  if (moved === undefined) throw new Error('Invariant: the guard let through a move that something stands in the way of');
  record(log, {
    type: 'caseMigrated', v: 1, at: log.at, from, to, reason: reason.trim(), by, elements: moved.elements,
    tasks: entriesOf(log.state.process.tasks).map(({ id, elementId }) => ({ taskId: id, elementId: moved.elements[elementId] ?? elementId })),
    clocks: openClocks(log.state).flatMap((clock) => movedClock(log, env, clock, clocks.find((passage) => passage.clock === clock.id)?.to ?? clock.clockId) ?? []),
  });
  record(log, moved);
  return undefined;
}
