import { strangersAmong } from '../../prisma/index.ts';
import type { Tx } from '../../prisma/index.ts';
import { ProblemError } from '../http/problem.ts';

/** Groups are of people of the region. @throws ProblemError REQUEST_INVALID naming who is not */
export async function refuseStrangers(tx: Tx, groups: readonly { readonly members: readonly string[] }[]): Promise<void> {
  const strangers = await strangersAmong(tx, groups.flatMap(({ members }) => members));
  if (strangers.length > 0) throw new ProblemError('REQUEST_INVALID', { errors: strangers.map((id) => ({ path: 'groups', code: 'person_unknown', message: `Expected people of the region but got ${id}` })) });
}
