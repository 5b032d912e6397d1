/** Runs a command's module in this process, for the many cases that differ only in arguments: one process each takes a second. */
import { jest } from '@jest/globals';
import type { Called } from './call-luotsi.ts';

/** What `run` answers and prints, as if called from `folder`. */
export async function runCommand(run: (args: readonly string[]) => Promise<number>, args: readonly string[], folder: string): Promise<Called> {
  const before = process.env.LUOTSI_CALLED_FROM;
  process.env.LUOTSI_CALLED_FROM = folder;
  const [out, errors]: [string[], string[]] = [[], []];
  const spies = [jest.spyOn(console, 'log').mockImplementation((text: string) => { out.push(`${text}\n`); }), jest.spyOn(console, 'error').mockImplementation((text: string) => { errors.push(`${text}\n`); })];
  try {
    return { code: await run(args), out: out.join(''), errors: errors.join('') };
  } finally {
    for (const spy of spies) spy.mockRestore();
    if (before === undefined) delete process.env.LUOTSI_CALLED_FROM;
    else process.env.LUOTSI_CALLED_FROM = before;
  }
}
