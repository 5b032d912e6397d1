/** Page cursors: the sort key of the last row, opaque to clients. */
import { Refusal } from './types.ts';

export function writeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * @param check what each part must look like
 * @returns undefined for the first page
 * @throws Refusal CURSOR_INVALID for anything this module did not write
 */
export function readCursor(cursor: string | undefined, check: readonly RegExp[]): string[] | undefined {
  if (cursor === undefined) return undefined;
  const parts = parse(cursor);
  const fits = Array.isArray(parts) && parts.length === check.length && check.every((pattern, index) => typeof parts[index] === 'string' && pattern.test(parts[index]));
  if (!fits) throw new Refusal('CURSOR_INVALID', 'The cursor was not given by this list');
  return parts as string[];
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Cuts the row that was read beyond the page, and points behind the last one kept. */
export function pageOf<Row, Item>(rows: readonly Row[], limit: number, item: (row: Row) => Item, key: (row: Row) => readonly string[]): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), nextCursor: rows.length > limit && last !== undefined ? writeCursor(key(last)) : null };
}

export const keyParts = {
  instant: /^(-?infinity|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  text: /^[^\0]{1,300}$/,
};
