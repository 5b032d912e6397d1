/** What the benchmark reads from the machine: percentiles, CPU time by process, how busy others were. Linux only. */
import { readFileSync, readdirSync } from 'node:fs';

/** Clock ticks per second of /proc figures; 100 on every Linux that Node runs on. */
const ticks = 100;

export interface Spread { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number }

/** Nearest-rank percentiles of `values` in their own unit; zeros for an empty list. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length === 0 ? Number.NaN : sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Fields of /proc/<pid>/stat after the command name, or undefined when the process has gone. */
function statOf(pid: string): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

const own = (fields: string[]): number => Number(fields[11]) + Number(fields[12]);
const reaped = (fields: string[]): number => Number(fields[13]) + Number(fields[14]);

/** CPU seconds of a process and of every living descendant, with those children that it has already reaped. */
export function cpuSeconds(pid: number): number {
  const parents = new Map<string, string[]>();
  const stats = new Map<string, string[]>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = statOf(entry);
    if (!fields) continue;
    stats.set(entry, fields);
    parents.set(fields[1] ?? '', [...(parents.get(fields[1] ?? '') ?? []), entry]);
  }
  const sum = (id: string): number => {
    const fields = stats.get(id);
    return fields ? own(fields) + reaped(fields) + (parents.get(id) ?? []).reduce((total, child) => total + sum(child), 0) : 0;
  };
  return sum(String(pid)) / ticks;
}

/** Busy and total CPU seconds of the whole machine, and seconds stolen by its neighbours. */
export function machine(): { busy: number; total: number; steal: number } {
  const fields = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').trim().split(/\s+/).slice(1, 9).map(Number);
  const total = fields.reduce((sum, value) => sum + value, 0) / ticks;
  return { total, busy: total - ((fields[3] ?? 0) + (fields[4] ?? 0)) / ticks, steal: (fields[7] ?? 0) / ticks };
}
