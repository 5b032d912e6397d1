/** What is fuzzed: inputs made by chance, and what must hold whatever they are. */
import type { Random } from './random.ts';
import { randomFrom } from './random.ts';

export interface Target {
  readonly name: 'xml' | 'feel' | 'dmn';
  readonly make: (random: Random) => string;
  /** Throws where something does not hold. */
  readonly check: (input: string) => Promise<void> | void;
}

export interface Failure { readonly seed: number; readonly input: string; readonly error: unknown }

/** Nothing that is refused or run may take longer; generous for a loaded machine. */
export const longest = 10_000;

/** Tries inputs until `enough` says so. Each has a seed of its own, so that one alone can be tried again. */
export async function fuzz(target: Target, firstSeed: number, enough: (done: number) => boolean): Promise<{ readonly done: number; readonly failure?: Failure }> {
  let done = 0;
  for (; !enough(done); done += 1) {
    const seed = firstSeed + done;
    const input = target.make(randomFrom(seed));
    const failure = await tried(target, input);
    if (failure !== undefined) return { done, failure: { seed, input, error: failure.error } };
  }
  return { done };
}

export async function tried({ check }: Target, input: string): Promise<{ readonly error: unknown } | undefined> {
  const begun = performance.now();
  const before = Object.getOwnPropertyNames(Object.prototype).length;
  try {
    await check(input);
    const spent = performance.now() - begun;
    if (spent > longest) throw new Error(`Expected an answer within ${longest} ms but it took ${Math.round(spent)}`);
    if (Object.getOwnPropertyNames(Object.prototype).length !== before) throw new Error('Expected no property on every object but there is one');
    return undefined;
  } catch (error) {
    return { error };
  }
}

export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`Expected ${what}`);
}
