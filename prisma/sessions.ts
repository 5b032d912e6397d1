/** Sessions of signed-in people. The id starts with the region, so that its row can be found under the region's policy; the table has only its hash. */
import { createHash, randomBytes } from 'node:crypto';
import type { Database, NewSession, Scope, Session } from './types.ts';

type Row = Omit<Session, 'id'>;

const keyOf = (id: string): string => createHash('sha256').update(id).digest('hex');

function scopeOf(id: string): Scope | undefined {
  const region = /^(\d{2})\.[\w-]{43}$/.exec(id)?.[1];
  return region === undefined ? undefined : { region, system: true };
}

/** @returns the session with its id: 256 random bits behind the region */
export async function insertSession(db: Database, session: NewSession): Promise<Session> {
  const id = `${session.region}.${randomBytes(32).toString('base64url')}`;
  const [row] = await db.within({ region: session.region, system: true }, (tx) => tx.query<{ at: string }>(
    `insert into session (id, region, worker, name, roles, units, expires_at) values ($1, $2, $3, $4, $5::text[], $6::text[], $7::timestamptz) returning luotsi.iso(created_at) as at`,
    keyOf(id), session.region, session.user, session.name, [...session.roles], [...session.units], session.expiresAt));
  return { ...session, id, createdAt: row?.at ?? '' };
}

/** Undefined for an id that was never given or whose row is gone; whether it has expired is the caller's to say. */
export async function findSession(db: Database, id: string): Promise<Session | undefined> {
  const scope = scopeOf(id);
  if (scope === undefined) return undefined;
  const [row] = await db.within(scope, (tx) => tx.query<Row>(
    `select worker as user, name, region, roles, units, luotsi.iso(expires_at) as "expiresAt", luotsi.iso(created_at) as "createdAt" from session where id = $1`, keyOf(id)));
  return row && { ...row, id };
}

export async function extendSession(db: Database, id: string, expiresAt: string): Promise<void> {
  const scope = scopeOf(id);
  if (scope !== undefined) await db.within(scope, (tx) => tx.query('update session set expires_at = $2::timestamptz where id = $1', keyOf(id), expiresAt));
}

/** Signs out, and clears the region's sessions that ended over a day ago. */
export async function deleteSession(db: Database, id: string): Promise<void> {
  const scope = scopeOf(id);
  if (scope !== undefined) await db.within(scope, (tx) => tx.query(`delete from session where id = $1 or expires_at < now() - interval '1 day'`, keyOf(id)));
}
