/** The two request headers with a meaning of ours: `If-Match` (row version) and `Idempotency-Key` (command id). */
import type { Request } from 'express';
import { ProblemError } from './problem.ts';

/** `"7"` → 7. A weak or foreign tag can match no row of ours, so it is stale, not malformed. */
export function readIfMatch(request: Request): number {
  const header = request.get('if-match');
  if (header === undefined) throw new ProblemError('IF_MATCH_MISSING');
  const version = /^"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw new ProblemError('VERSION_STALE', { detail: 'Expected If-Match to be the ETag of the last answer' });
  return Number(version);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function readIdempotencyKey(request: Request): string {
  const header = request.get('idempotency-key')?.trim().toLowerCase();
  if (header === undefined || !uuid.test(header)) throw new ProblemError('IDEMPOTENCY_KEY_MISSING', { detail: 'Expected Idempotency-Key to be a UUID' });
  return header;
}
