/** The client's age for what depends on it: clock conditions and dated limit rows (facts 1.2: 75 for SHL 36 §, 23 for THL 51 a §). */
import type { Variables } from '../../kernel/run.ts';
import { isDate, localDate } from '../calendar/helsinki.ts';
import type { CaseState } from '../model/case.ts';

/**
 * The case's variables with `age` on a Finnish day and `ageAtContact` on the day the client got in touch, whole years. Both come from the
 * variable `birthDate` (`YYYY-MM-DD`) and are worked out anew each time, because a case may outlive a birthday. Without it they are what was recorded.
 */
export function withAge({ process: { variables }, initiatedAt }: Pick<CaseState, 'process' | 'initiatedAt'>, date: string): Variables {
  const { birthDate } = variables;
  if (typeof birthDate !== 'string' || !isDate(birthDate)) return variables;
  return { ...variables, age: ageOn(birthDate, date), ...(initiatedAt !== undefined && { ageAtContact: ageOn(birthDate, localDate(initiatedAt)) }) };
}

/** Whole years on a day, from the birthday on; who was born on 29 February has it on 1 March in other years. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
