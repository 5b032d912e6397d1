/** Inputs that failed once stay in the fixtures and are tried again in each run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure, Target } from './target.ts';

export const savedFolder = join(import.meta.dirname, '../../fixtures/kernel/fuzz');

export function saveFailure({ name }: Target, { seed, input }: Failure): string {
  mkdirSync(savedFolder, { recursive: true });
  const file = join(savedFolder, `${name}-${seed}.txt`);
  writeFileSync(file, input);
  return file;
}
