/** A fresh installation lists every ready model, published for its region, children after their parents; a second start spends no time on them. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { demoUnits, demoUsers } from '../../contracts/index.ts';
import { openDatabase, seed } from '../../prisma/index.ts';
import { cloneDatabase } from '../support/database.ts';
import { modelOf } from './play.ts';

const home = join(import.meta.dirname, '../../models');
const folders = readdirSync(home, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
const fileOf = (folder: string): { region: string; parent?: { region: string; id: string; number: number } } => JSON.parse(readFileSync(join(home, folder, 'model.json'), 'utf8')) as { region: string };

test('are published at the first start, and left alone at the next', async () => {
  const { ownerUrl, drop } = await cloneDatabase('models_seed');
  const db = openDatabase(ownerUrl, { poolSize: 1 });
  try {
    const { published } = await seed(ownerUrl);
    expect([...published].sort()).toEqual(folders.map((folder) => `${folder}@1`));
    const begun = performance.now();
    expect((await seed(ownerUrl)).published).toEqual([]);
    // Generous for a loaded machine: reading and checking the models alone takes longer.
    expect(performance.now() - begun).toBeLessThan(5_000);
    for (const folder of folders) {
      const { region, parent } = fileOf(folder);
      const [row] = await db.within({ region, system: true }, (tx) => tx.query<{ status: string; parent: string | null; parent_number: number | null }>(
        'select v.status, m.parent_id as parent, v.parent_number from model_version v join model m on m.region = v.region and m.id = v.model_id where v.model_id = $1 and v.region = $2', folder, region));
      expect([folder, row]).toEqual([folder, { status: 'published', parent: parent?.id ?? null, parent_number: parent?.number ?? null }]);
    }
  } finally {
    await db.close();
    await drop();
  }
}, 120_000);

test.each(folders.filter((folder) => fileOf(folder).region !== '00'))('%s: somebody signs in for every role and unit that it names, and somebody may draw it', async (folder) => {
  const { region } = fileOf(folder);
  const { definition: { guidance } } = await modelOf(folder);
  const wanted = [...new Set(Object.values(guidance.assignments).map(({ role, unit }) => `${role} ${region}-${unit}`))];
  const people = demoUsers.filter((user) => user.region === region);
  const held = new Set(people.flatMap(({ roles, units }) => roles.flatMap((role) => units.map((unit) => `${role} ${unit}`))));
  expect(wanted.filter((place) => !held.has(place))).toEqual([]);
  expect(wanted.map((place) => place.split(' ')[1]).filter((unit) => !demoUnits.some(({ id }) => id === unit))).toEqual([]);
  const naming = [...new Set((guidance.coordinators ?? []).map(({ namedBy }) => namedBy))];
  expect(naming.filter((role) => !people.some(({ roles }) => roles.some((own) => own === role)))).toEqual([]);
  expect(people.some(({ roles }) => roles.includes('developmentLead'))).toBe(true);
});
