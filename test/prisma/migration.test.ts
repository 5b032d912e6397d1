/** What a case that moved to another version leaves in the database, however its events come. MOD-07. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { applyCase, createCaseEnvironment, decideCase } from '../../guidance/index.ts';
import type { CaseCommand, CaseEvent } from '../../guidance/index.ts';
import { beginTaskCommand, claimTask, getCase, openTasksOfCase, recordEvents, runnableVersion, taskForm } from '../../prisma/index.ts';
import { as, north, openCase, openHouse } from './support/house.ts';
import type { Driven, House } from './support/house.ts';

let house: House;
const second = 'b'.repeat(64);
beforeAll(async () => {
  house = await openHouse('moves');
  // The same path once more, as a version of its own: the first step has another name.
  await house.owner.within({ region: '14', system: true }, (tx) => tx.query(`insert into model_version (region, model_id, number, status, xml, forms, decisions, definition, hash, author, reason, published_at, valid_from)
    select region, model_id, 99, 'published', xml, forms, decisions, replace(definition::text, '"p2_t1"', '"p2_first"')::jsonb, $1, 'test', 'test', published_at - interval '1 day', valid_from
    from model_version where region = '14' and status = 'published' order by published_at limit 1`, second));
}, 120_000);
afterAll(() => house.close());

interface Moved { readonly driven: Driven; readonly move: readonly CaseEvent[]; readonly after: readonly CaseEvent[] }
/** A case that is moved and then worked on, with none of it recorded yet. */
async function moved(): Promise<Moved> {
  const driven = await openCase(house);
  const [before, to] = await Promise.all([driven.versionHash, second].map((hash) => runnableVersion(house.db, '14', hash)));
  if (!before || !to) throw new Error('Expected two versions');
  const at = '2026-03-11T09:00:00.000Z';
  const version = ({ modelId, number, hash }: typeof to) => ({ modelId, number, hash });
  const command: CaseCommand = { type: 'migrateCase', from: version(before), to: { ...version(to), number: 99 }, basedOn: driven.state.sequence, definition: to.definition, elements: { p2_t1: 'p2_first' }, clocks: {}, reason: 'Uusi polku', by: { worker: 'kerttu', unit: '14' }, at };
  const decision = decideCase(createCaseEnvironment(before.definition), driven.state, command);
  if (!decision.ok) throw new Error(decision.rejection.message);
  const next = decideCase(createCaseEnvironment(to.definition), decision.state, { type: 'requestCallBack', by: { worker: 'aino.neuvoja', unit: '14-neuvonta' }, at });
  if (!next.ok) throw new Error(next.rejection.message);
  return { driven, move: decision.events, after: next.events };
}
const caseOf = (caseId: string) => house.db.within(north, (tx) => getCase(tx, caseId));
const tasksOf = (caseId: string) => house.db.within(north, (tx) => openTasksOfCase(tx, caseId));
const hashesOf = (caseId: string) => house.db.within(north, (tx) => tx.query<{ type: string; hash: string }>('select type, version_hash as hash from process_event where case_id = $1::uuid order by sequence', caseId));

test('in one batch with what came before and after it, told by who knows only the old version', async () => {
  const { driven, move, after } = await moved();
  const recorded = await recordEvents(house.db, { region: '14', caseId: driven.caseId, versionHash: driven.versionHash, events: [...driven.events, ...move, ...after] });
  expect(recorded.lastSequence).toBe([...move, ...after].at(-1)?.sequence);
  expect(await caseOf(driven.caseId)).toMatchObject({ versionHash: second, modelVersion: 99 });
  expect((await tasksOf(driven.caseId)).map(({ elementId }) => elementId)).toContain('p2_first');
  const hashes = await hashesOf(driven.caseId);
  expect(new Set(hashes.slice(0, driven.events.length).map(({ hash }) => hash))).toEqual(new Set([driven.versionHash]));
  expect(new Set(hashes.slice(driven.events.length).map(({ hash }) => hash))).toEqual(new Set([second]));
  expect(driven.events.concat(move, after).reduce(applyCase, driven.state).version).toBe(second);
});

test('by a command that began before the move and is recorded after it: its events are the new version’s', async () => {
  const { driven, move, after } = await moved();
  const input = { region: '14', caseId: driven.caseId, versionHash: driven.versionHash };
  await recordEvents(house.db, { ...input, events: move });
  await recordEvents(house.db, { ...input, events: [...move, ...after] });
  await recordEvents(house.db, { ...input, events: after });
  expect((await hashesOf(driven.caseId)).at(-1)).toMatchObject({ type: after.at(-1)?.type, hash: second });
  expect(await hashesOf(driven.caseId)).toHaveLength(driven.events.length + move.length + after.length);
});

test('a command that was checked by the old version’s form is refused as stale, and the next look is at the new one’s', async () => {
  const { driven, move } = await moved();
  const scope = as('aino.neuvoja');
  const [task] = await tasksOf(driven.caseId);
  if (!task) throw new Error('Expected a task');
  expect((await taskForm(house.db, scope, task.id))?.versionHash).toBe(driven.versionHash);
  await recordEvents(house.db, { region: '14', caseId: driven.caseId, versionHash: driven.versionHash, events: move });
  const [now] = await tasksOf(driven.caseId);
  const claimed = await house.db.within(scope, (tx) => claimTask(tx, task.id, now?.version ?? 0));
  const command = { type: 'completeTask', taskId: move.flatMap((event) => (event.type === 'caseMigrated' ? [event.tasks[0]?.taskId ?? ''] : []))[0] ?? '', variables: {}, by: { worker: 'aino.neuvoja', unit: '14-neuvonta' } } as const;
  const begin = (versionHash: string) => beginTaskCommand(house.db, scope, { taskRowId: task.id, versionHash, expectedVersion: claimed.version, commandId: randomUUID(), bodyHash: 'x', command });
  await expect(begin(driven.versionHash)).rejects.toMatchObject({ code: 'VERSION_STALE' });
  expect(await taskForm(house.db, scope, task.id)).toMatchObject({ versionHash: second });
  expect(await begin(second)).toMatchObject({ state: 'new' });
});
