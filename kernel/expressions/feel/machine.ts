/** One evaluation: its instant, the notes that explain a null, and the bounds on its work. */
import type { Type, Value } from './values.ts';

export interface Machine {
  /** ISO 8601 UTC: what `now()` and `today()` answer. */
  readonly at: string;
  readonly notes: string[];
  readonly typeOf: (name: string) => Type | undefined;
  left: number;
  depth: number;
}

export interface Scope { readonly names: ReadonlyMap<string, Value>; readonly parent: Scope | undefined }

/** Steps of one evaluation; an item of a list, an iteration and an operator cost one each. */
export const maximumSteps = 1_000_000;
const maximumNotes = 20;
const maximumDepth = 400;

/** The evaluation needed more steps, depth or size than it may have. */
export class FeelLimitError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FeelLimitError';
  }
}

export function createMachine(at: string, typeOf: (name: string) => Type | undefined = () => undefined, steps = maximumSteps): Machine {
  return { at, notes: [], typeOf, left: steps, depth: 0 };
}

export function spend(machine: Machine, steps = 1): void {
  machine.left -= steps;
  if (machine.left < 0) throw new FeelLimitError('it takes more steps than an evaluation may have');
}

export function deeper<T>(machine: Machine, run: () => T): T {
  machine.depth += 1;
  if (machine.depth > maximumDepth) throw new FeelLimitError('its calls are nested too deeply');
  try {
    return run();
  } finally {
    machine.depth -= 1;
  }
}

/** Says why there is no value, and is that null. */
export function note(machine: Machine, message: string): null {
  if (machine.notes.length < maximumNotes) machine.notes.push(message);
  return null;
}

export function lookUp(scope: Scope | undefined, name: string): Value | undefined {
  for (let level = scope; level !== undefined; level = level.parent) {
    const value = level.names.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}
