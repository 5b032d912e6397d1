/** In which of their units somebody acts: the task's, when they have several. */
import type { Actor } from '../../guidance/index.ts';
import { getTask } from '../../prisma/index.ts';
import type { Caller } from '../http/caller.ts';
import { scopeOf } from '../http/caller.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';

/** @throws ProblemError ROLE_MISSING for somebody without any unit */
export function actor(caller: Caller, preferred?: string): Actor {
  const unit = preferred !== undefined && caller.units.includes(preferred) ? preferred : caller.units[0];
  if (unit === undefined) throw new ProblemError('ROLE_MISSING', { detail: 'Expected a person who works in a unit' });
  return { worker: caller.id, unit };
}

/** The actor for a task. Most people have one unit, which needs no look at the task. */
export async function actorForTask({ database }: Services, caller: Caller, taskRowId: string): Promise<Actor> {
  if (caller.units.length < 2) return actor(caller);
  return actor(caller, (await database.within(scopeOf(caller), (tx) => getTask(tx, taskRowId)))?.unit);
}
