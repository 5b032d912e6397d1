// `luotsi migrate`: brings a database up to date; also a step of `start`.
import { GroundFailure, messageOf, prepareGivenDatabase } from './ground/index.ts';
import type { DatabaseUrls } from './ground/index.ts';
import { prepareDatabaseClient } from './prepare.ts';

/**
 * Applies the migrations that are missing and, with `demo`, the demo region's units, staff and published models (both idempotent).
 * @throws GroundFailure naming the migration's own error
 */
export async function migrateAndSeed({ ownerUrl, appUrl }: DatabaseUrls, demo: boolean): Promise<{ applied: number }> {
  // Not imported above: on a fresh clone the client it stands on is generated first.
  const { migrate, seed } = await import('../prisma/index.ts');
  try {
    const { applied } = await migrate(ownerUrl, { appUrl });
    if (demo) await seed(ownerUrl);
    return { applied: applied.length };
  } catch (error) {
    throw new GroundFailure(`The database could not be brought up to date (${messageOf(error)}): mend that and start again; what was applied stays applied.`, { cause: error });
  }
}

/** The command: DATABASE_OWNER_URL with the login of the processes in DATABASE_URL, or DATABASE_URL alone as the owner's. */
export async function run(args: readonly string[]): Promise<number> {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, LUOTSI_DATA_DIR: dataDir } = process.env;
  if (!url && !ownerUrl) throw new GroundFailure('There is no database to migrate: set DATABASE_OWNER_URL and DATABASE_URL (npm start migrates the embedded one by itself).');
  await prepareDatabaseClient();
  const urls = await prepareGivenDatabase(url, ownerUrl, dataDir || '.luotsi');
  const { applied } = await migrateAndSeed(urls, args.includes('--seed'));
  console.log(applied === 0 ? '✓ the database was up to date' : `✓ ${applied} migrations applied`);
  return 0;
}
