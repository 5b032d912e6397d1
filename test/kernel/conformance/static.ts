/** Reads the public set of files that each break one rule of the standard, and says which are refused. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../../../kernel/index.ts';
import { manifest, suites } from './betsy.ts';

export interface Violation {
  readonly id: string;
  readonly constraint: string;
  readonly refused: boolean;
}

export async function runViolations(): Promise<readonly Violation[]> {
  const folder = mkdtempSync(join(tmpdir(), 'luotsi-violations-'));
  try {
    execFileSync('tar', ['xzf', join(suites, 'betsy/static-constraints.tar.gz'), '-C', folder]);
    const found: Violation[] = [];
    for (const { id, path, constraint } of manifest().sets.betsyStatic.items) {
      const compiled = await compile(readFileSync(join(folder, path), 'utf8'), { scripts: 'others-wait', drawings: true });
      found.push({ id, constraint, refused: !compiled.ok });
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
