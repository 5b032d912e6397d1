/** States and definitions as they were stored, in today's form. */
import type { Definition } from '../model/definition.ts';
import type { State } from '../model/state.ts';
import type { Restored, UpCaster } from './up-cast.ts';
import { upCast } from './up-cast.ts';

/** 1 → 2: tables may be lists of chunks. A record is a table too, however large; it is divided when it is first changed. */
const stateSteps: readonly UpCaster[] = [state => ({ ...state, format: 2 })];

const definitionSteps: readonly UpCaster[] = [];

/** The state of an instance, of whatever format. */
export function restoreState(stored: unknown): Restored<State> {
  return upCast<State>('state', stored, stateSteps);
}

/** A compiled definition, of whatever format. */
export function restoreDefinition(stored: unknown): Restored<Definition> {
  return upCast<Definition>('definition', stored, definitionSteps);
}
