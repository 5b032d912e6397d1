/** Models: one draft at a time, published versions never change, not even past the API. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { modelListSchema, versionSchema, versionSummarySchema } from '../../contracts/index.ts';
import { compileCase } from '../../guidance/index.ts';
import { contentHash, createDraft, getVersion, listModels, publishVersion, publishedVersion, runnableVersion, saveVersion, seed } from '../../prisma/index.ts';
import type { Tx } from '../../prisma/index.ts';
import { as, north, openCase, openHouse } from './support/house.ts';
import type { House } from './support/house.ts';

let house: House;
const model = 'siun-sote-guidance-path';
const kerttu = { id: 'kerttu.kehittaja', name: 'Kerttu Kehittäjä' };
beforeAll(async () => { house = await openHouse('versions'); }, 120_000);
afterAll(() => house.close());

const lead = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => house.db.within(as('kerttu.kehittaja'), work);
const owned = (sql: string): Promise<unknown> => house.owner.within(north, (tx) => tx.query(sql));

describe('versions', () => {
  test('the ready model is published once, however often the seed runs', async () => {
    expect(await seed(house.ownerUrl)).toMatchObject({ published: [] });
    const [only, ...others] = modelListSchema.parse({ items: await lead(listModels) }).items;
    expect(others).toEqual([]);
    expect(only).toMatchObject({ id: model, region: '14', published: 1 });
    const version = versionSchema.parse(await lead((tx) => getVersion(tx, model, 1)));
    expect(version.hash).toBe(contentHash(version));
    expect(await house.db.within(as('sari.satakunta'), listModels)).toMatchObject([{ id: 'satakunta-centralised-guidance', region: '06' }]);
  });

  test('the hash depends on content alone, not on the order of keys', () => {
    expect(contentHash({ xml: 'x', forms: { a: { one: 1, two: [1, 2] }, b: {} } })).toBe(contentHash({ forms: { b: {}, a: { two: [1, 2], one: 1 } }, xml: 'x' }));
    expect(contentHash({ xml: 'x', forms: { a: { two: [2, 1] } } })).not.toBe(contentHash({ xml: 'x', forms: { a: { two: [1, 2] } } }));
  });

  test('draft, save, publish: new cases start on it, running ones stay', async () => {
    const running = await openCase(house);
    const draft = versionSummarySchema.parse(await lead((tx) => createDraft(tx, model, 1, kerttu)));
    expect(draft).toMatchObject({ number: 2, status: 'draft', hash: null, revision: 1, basedOn: 1 });
    await expect(lead((tx) => createDraft(tx, model, 1, kerttu))).rejects.toMatchObject({ code: 'DRAFT_EXISTS' });
    await expect(lead((tx) => createDraft(tx, model, 9, kerttu))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const xml = (await lead((tx) => getVersion(tx, model, 1)))?.xml.replace('limit="7"', 'limit="5"') ?? '';
    expect(await lead((tx) => saveVersion(tx, model, 2, 1, { xml }))).toMatchObject({ revision: 2 });
    await expect(lead((tx) => saveVersion(tx, model, 2, 1, { xml }))).rejects.toMatchObject({ code: 'VERSION_STALE' });
    await expect(lead((tx) => saveVersion(tx, model, 1, 1, { xml }))).rejects.toMatchObject({ code: 'VERSION_PUBLISHED' });
    const compiled = await compileCase(xml);
    if (!compiled.ok) throw new Error('does not compile');
    const published = versionSummarySchema.parse(await lead((tx) => publishVersion(tx, { modelId: model, number: 2, revision: 2 }, { reason: 'Lyhyempi raja', definition: compiled.definition })));
    expect(published).toMatchObject({ status: 'published', reason: 'Lyhyempi raja' });
    await expect(lead((tx) => publishVersion(tx, { modelId: model, number: 2, revision: 3 }, { reason: 'x', definition: compiled.definition }))).rejects.toMatchObject({ code: 'VERSION_PUBLISHED' });
    expect(await lead(publishedVersion)).toEqual({ modelId: model, number: 2, hash: published.hash });
    expect((await lead((tx) => getVersion(tx, model, 1)))?.status).toBe('retired');
    expect((await openCase(house)).versionHash).toBe(published.hash);
    expect((await runnableVersion(house.db, '14', running.versionHash)).number).toBe(1);
  });

  test.each([
    ['content', `update model_version set xml = xml || ' ' where status <> 'draft'`], ['forms', `update model_version set forms = '{}' where status <> 'draft'`],
    ['definition', `update model_version set definition = '{}' where status <> 'draft'`], ['hash', `update model_version set hash = 'x' where status <> 'draft'`],
    ['back to draft', `update model_version set status = 'draft' where status <> 'draft'`], ['delete', `delete from model_version where status <> 'draft'`],
    ['out of retirement', `update model_version set status = 'published' where status = 'retired'`],
  ])('the database refuses to change a published version even for its owner: %s', async (_what, sql) => {
    await expect(owned(sql)).rejects.toThrow(/never changes/);
  });
});
