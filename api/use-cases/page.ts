/** A repository's page as the contract's: the same rows in a list of the answer's own. */
import type { Page } from '../../prisma/index.ts';

export function page<Item>({ items, nextCursor }: Page<Item>): { items: Item[]; nextCursor: string | null } {
  return { items: [...items], nextCursor };
}
