/** What the batch commands share: JSON lines in, one JSON line out for each, and options of the form `--name value`. */
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';

export interface BatchError { readonly code: string; readonly message: string }
export type BatchReply = { readonly output: unknown; readonly matched?: unknown } | { readonly error: BatchError };

/** Answers every line of standard input in order; a line that is no JSON object gets an error too. */
export async function runBatch(answer: (line: Readonly<Record<string, unknown>>) => BatchReply): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const request = parseObject(line);
    const reply = request === undefined ? { error: { code: 'invalid-line', message: 'Expected a JSON object on the line' } } : answer(request);
    // One write a line: the reader may be slower than the decisions.
    if (!process.stdout.write(`${JSON.stringify({ id: request?.id ?? null, ...reply })}\n`)) await new Promise(done => process.stdout.once('drain', done));
  }
}

export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Readonly<Record<string, unknown>> : undefined;
}

/** The value after `--name`. */
export function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? undefined : args[at + 1];
}

/** A file as the caller means it: from where the command was called. */
export function calledFile(file: string): string {
  return resolve(process.env.LUOTSI_CALLED_FROM ?? '.', file);
}

/** What stands alone: neither an option nor its value. Every option but `--batch` has one. */
export function positional(args: readonly string[]): string | undefined {
  return args.find((arg, index) => !isOption(arg) && !hasValue(args[index - 1]));
}

function isOption(arg: string): boolean {
  return /^--[a-z]+$/.test(arg);
}

function hasValue(arg: string | undefined): boolean {
  return arg !== undefined && isOption(arg) && arg !== '--batch';
}

/** The instant that `now()` answers: `--at` in UTC, or this one, read once; undefined for an `--at` that is no instant. */
export function instantOf(args: readonly string[]): string | undefined {
  const written = args.includes('--at') ? option(args, 'at') ?? '' : new Date().toISOString();
  const millis = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/.test(written) ? Date.parse(written) : Number.NaN;
  return Number.isNaN(millis) ? undefined : new Date(millis).toISOString();
}

export const expectedInstant = 'Expected --at to be an instant such as 2026-01-31T09:00:00Z.';
