import type { DevelopmentGroup } from '../../contracts/index.ts';

/** Names of the groups that may edit or approve, for a sentence. */
export function namesOf(groups: readonly DevelopmentGroup[], right: 'edits' | 'approves'): string {
  return groups.filter((group) => group[right]).map(({ name }) => name).join(', ');
}
