/** Where the open clocks of a case go when it moves to another version: by their id in the model, or as a person says. */
import { planClock, plannedOf } from '../case/clock-plan.ts';
import type { CaseEnvironment } from '../case/environment.ts';
import type { CaseLog } from '../case/case-log.ts';
import type { CaseState, ClockInstance } from '../model/case.ts';
import type { ClockDefinition } from '../model/guidance-definition.ts';
import type { ClockPassage, MigrationChoices, MigrationNotice, MovedClock } from '../model/migration.ts';

export function openClocks({ clocks }: Pick<CaseState, 'clocks'>): ClockInstance[] {
  return Object.values(clocks).filter(({ status }) => status === 'running' || status === 'paused');
}

export function passageOf(from: CaseEnvironment, to: CaseEnvironment, { id, clockId }: ClockInstance, wanted: MigrationChoices['clocks']): ClockPassage {
  const kind = from.clocks[clockId]?.kind;
  const candidates = to.guidance.clocks.filter((clock) => clock.kind === kind).map((clock) => clock.id);
  const target = Object.hasOwn(wanted, clockId) ? wanted[clockId] ?? null : clockId;
  const found = target === null ? undefined : definitionOf(to, target);
  const obstacle = target === null || found?.kind === kind ? undefined : found === undefined ? 'clockGone' : 'clockKindChanged';
  return { clock: id, clockId, to: target, ...(obstacle && { obstacle }), candidates };
}

/** What moving tells of a clock that goes on. */
export function clockNotices(from: CaseEnvironment, to: CaseEnvironment, { clock, clockId, to: target }: ClockPassage): MigrationNotice[] {
  if (target === null) return [{ code: 'clockEnds', clock }];
  const [before, after] = [definitionOf(from, clockId), definitionOf(to, target)];
  if (before === undefined || after === undefined) return [];
  return [
    ...(limitOf(before) === limitOf(after) ? [] : [{ code: 'limitKept', clock } as const]),
    ...(stepsOf(from, before) === stepsOf(to, after) ? [] : [{ code: 'ladderChanged', clock } as const]),
  ];
}

/** The clock under its new definition, where that changes something: its limit, its start and its due date stay as they are. */
export function movedClock(log: CaseLog, to: CaseEnvironment, clock: ClockInstance, target: string): MovedClock | undefined {
  const [before, after] = [definitionOf(log.env, clock.clockId), definitionOf(to, target)];
  const planned = plannedOf(log.env, clock);
  const same = before !== undefined && after !== undefined && stepsOf(log.env, before) === stepsOf(to, after);
  if (same && target === clock.clockId) return undefined;
  const plan = same || clock.status === 'paused' ? clock : planClock({ ...log, env: to }, after, planned);
  return { clock: clock.id, clockId: target, steps: plan.steps, ...(plan.warnings && { warnings: plan.warnings }), ...(plan.warned && { warned: plan.warned }), counting: planned.counting };
}

/** Clocks that the new version starts as a case opens, that this case never had, and that none of its own goes on as. */
export function notStarted(from: CaseEnvironment, to: CaseEnvironment, passages: readonly ClockPassage[]): MigrationNotice[] {
  return to.guidance.clocks.filter(({ id, starts }) => from.clocks[id] === undefined && !passages.some((passage) => passage.to === id) && starts.some(({ on }) => on === 'caseOpened')).map(({ id }) => ({ code: 'clockNotStarted', clock: id }));
}

function definitionOf(env: CaseEnvironment, id: string): ClockDefinition | undefined {
  return Object.hasOwn(env.clocks, id) ? env.clocks[id] : undefined;
}

function limitOf({ limit, unit, limitRef, roll, officeHours, calendar }: ClockDefinition): string {
  return JSON.stringify([limit, unit, limitRef, roll, officeHours, calendar]);
}

function stepsOf(env: CaseEnvironment, { ladder, warnings }: ClockDefinition): string {
  return JSON.stringify([ladder === undefined ? [] : env.guidance.ladders[ladder]?.steps, warnings ?? []]);
}
