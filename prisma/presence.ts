/** Who has a version open, and which one tab of them edits. Everything of one version happens in turn, behind a lock of its own. */
import type { Attendance } from '../contracts/index.ts';
import { Refusal } from './types.ts';
import type { Tx } from './types.ts';
import { tellVersionChanged } from './version-log.ts';

/** Seconds after which a tab that is not heard of is gone. Tabs tell of themselves three times as often. */
export const presenceSeconds = 45;

export interface Attending {
  readonly modelId: string;
  readonly number: number;
  readonly tab: string;
  readonly worker: string;
  readonly name: string;
  /** `edit`: when nobody else does; `take`: also from another tab of the same person; `ask`: as soon as it is given; `give`: to who asked first. */
  readonly wants: 'read' | 'edit' | 'take' | 'ask' | 'give' | 'leave';
}

interface Row { readonly tab: string; readonly worker: string; readonly name: string; readonly editing: boolean; readonly asks: boolean }
type Place = Pick<Attending, 'modelId' | 'number'>;

/** Tells that a tab is there and what it wants; answers who is there. Others hear of it live when something changed. @throws Refusal NOT_FOUND */
export async function attend(tx: Tx, attending: Attending): Promise<Attendance> {
  const { modelId, number, tab, worker, name, wants } = attending;
  await lock(tx, attending);
  const [version] = await tx.query<{ status: string }>(`select status from model_version where model_id = $1 and number = $2::integer and region = $3`, modelId, number, tx.scope.region);
  if (!version) throw new Refusal('NOT_FOUND');
  const before = JSON.stringify(await present(tx, attending));
  await tx.query(`delete from draft_presence where model_id = $1 and number = $2::integer and (seen_at < now() - make_interval(secs => $3::integer) or ($5 and tab = $4::uuid))`, modelId, number, presenceSeconds, tab, wants === 'leave');
  if (wants !== 'leave') {
    await tx.query(`insert into draft_presence (region, model_id, number, tab, worker, name) values ($1, $2, $3::integer, $4::uuid, $5, $6)
      on conflict (region, model_id, number, tab) do update set seen_at = now(), worker = excluded.worker, name = excluded.name`, tx.scope.region, modelId, number, tab, worker, name);
    await decide(tx, attending, version.status === 'draft');
  }
  const people = await present(tx, attending);
  if (JSON.stringify(people) !== before) await tellVersionChanged(tx);
  return { people, editing: people.some((each) => each.tab === tab && each.editing) };
}

/** Refuses a save by anybody but the tab that edits; while nobody edits, anybody may save. @throws Refusal DRAFT_LOCKED with who edits */
export async function refuseOtherEditor(tx: Tx, place: Place, tab: string | undefined): Promise<void> {
  await lock(tx, place);
  const editor = (await present(tx, place)).find(({ editing }) => editing);
  if (editor && editor.tab !== tab) throw new Refusal('DRAFT_LOCKED', `${editor.name} is editing this draft`);
}

async function decide(tx: Tx, attending: Attending, draft: boolean): Promise<void> {
  const { modelId, number, tab, worker, wants } = attending;
  const others = (await present(tx, attending)).filter((each) => each.tab !== tab);
  const editor = others.find(({ editing }) => editing);
  const asked = others.find(({ asks }) => asks);
  const set = (of: string, editing: boolean, asks: boolean): Promise<unknown> => tx.query(
    `update draft_presence set editing = $4, asked_at = case when $5 then coalesce(asked_at, now()) end where model_id = $1 and number = $2::integer and tab = $3::uuid`, modelId, number, of, editing, asks);
  if (wants === 'read' || !draft) return void await set(tab, false, false);
  if (wants === 'give') {
    await set(tab, false, false);
    if (asked && !editor) await set(asked.tab, true, false);
    return;
  }
  if (editor && wants === 'take' && editor.worker === worker) {
    await set(editor.tab, false, false);
    return void await set(tab, true, false);
  }
  await set(tab, editor === undefined, editor !== undefined && wants === 'ask');
}

async function present(tx: Tx, { modelId, number }: Place): Promise<Row[]> {
  return await tx.query<Row>(`select tab::text, worker, name, editing, asked_at is not null as asks from draft_presence
    where model_id = $1 and number = $2::integer and seen_at >= now() - make_interval(secs => $3::integer) order by asked_at nulls last, since, tab`, modelId, number, presenceSeconds);
}

async function lock(tx: Tx, { modelId, number }: Place): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))::text as locked`, `draft ${tx.scope.region} ${modelId} ${number}`);
}
