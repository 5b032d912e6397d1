/** What waiting cases cost a process and the disk. Linux only. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Proportional set size of a process and its children, MB: pages that they share count once. */
export function memoryMb(pid: number): number {
  const children = quietly(() => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)) ?? [];
  const own = quietly(() => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)) ?? 0;
  return own / 1024 + children.reduce((sum, child) => sum + memoryMb(child), 0);
}

/** Size of everything under a folder, MB. */
export function folderMb(folder: string): number {
  const bytes = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + (quietly(() => statSync(join(entry.parentPath, entry.name)).size) ?? 0), 0);
  return bytes / 1_048_576;
}

/** Files and processes come and go while they are read. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
