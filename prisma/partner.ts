/** What partners see and start: handovers of their own units. */
import type { PartnerHandover } from '../contracts/index.ts';
import { packageVariables } from '../guidance/index.ts';
import { single } from './database.ts';
import { wordsFor } from './form-words.ts';
import { runnableVersion } from './runnable.ts';
import type { Database, Scope } from './types.ts';

type Raw = Omit<PartnerHandover, 'labels' | 'options'> & { readonly versionHash: string };

/** Handovers that the scope's units offered or were offered, newest first; with the words of each case's own version. */
export async function listPartnerHandovers(db: Database, scope: Scope): Promise<PartnerHandover[]> {
  const raw = await db.within(scope, async (tx) => single(await tx.query<{ value: Raw[] }>('select luotsi.partner_handovers() as value')) ?? []);
  return await Promise.all(raw.map(async ({ versionHash, ...handover }) => {
    const { words } = await runnableVersion(db, scope.region, versionHash);
    const keys = handover.package === null ? [] : Object.keys(packageVariables(handover.package as Parameters<typeof packageVariables>[0]));
    return { ...handover, ...wordsFor(words, keys) };
  }));
}

/** The region's one client of that name and birth date, so that their matters know of each other; undefined when it is not one. */
export async function clientMeant(db: Database, region: string, { name, birthDate }: { readonly name: string; readonly birthDate?: string | undefined }): Promise<string | undefined> {
  if (birthDate === undefined) return undefined;
  return single(await db.statement<{ value: string | null }>('select luotsi.client_meant($1, $2, $3::date) as value', region, name, birthDate)) ?? undefined;
}
