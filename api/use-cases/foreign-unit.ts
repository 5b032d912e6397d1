/** A unit id names its region, so a filter by another region's unit is told apart from an empty list. */
import { parseUnitId } from '../../contracts/index.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../http/problem.ts';

/** @throws ProblemError REGION_FOREIGN, or REQUEST_INVALID for what is no unit id */
export function refuseForeignUnit(caller: Caller, unit: string | undefined): void {
  if (unit === undefined) return;
  const parsed = parseUnitId(unit);
  if (!parsed) throw new ProblemError('REQUEST_INVALID', { errors: [{ path: 'unit', code: 'invalid_format', message: 'Expected a unit id' }] });
  if (parsed.region !== caller.region) throw new ProblemError('REGION_FOREIGN');
}
