/** Calls the command line as a person does: a process of its own, from any folder. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const command = join(import.meta.dirname, '../../bin/luotsi.mjs');

export interface Called { readonly code: number; readonly out: string; readonly errors: string }

/** `node bin/luotsi.mjs …args` with `input` on standard input, called from `folder`. */
export async function callLuotsi(args: readonly string[], { input = '', folder }: { readonly input?: string; readonly folder: string }): Promise<Called> {
  return await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], { cwd: folder });
    const [out, errors]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => { out.push(chunk); });
    child.stderr.on('data', (chunk: Buffer) => { errors.push(chunk); });
    child.on('error', reject);
    child.on('close', code => { resolve({ code: code ?? -1, out: Buffer.concat(out).toString(), errors: Buffer.concat(errors).toString() }); });
    child.stdin.end(input);
  });
}
