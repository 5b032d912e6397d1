/**
 * Who is signed in: a row in PostgreSQL, so that a killed API keeps people signed in. Ends at an absolute age and when nothing
 * was done for a while. Rows are kept in process for some seconds: a sign-out in another API process is seen after that.
 */
import type { Database, Session } from '../../prisma/index.ts';
import { deleteSession, extendSession, findSession, insertSession } from '../../prisma/index.ts';
import { personFromClaims } from '../http/caller.ts';
import type { Caller, Person } from '../http/caller.ts';
import { ProblemError } from '../http/problem.ts';

export interface SessionLifetime {
  /** Milliseconds from sign-in; default 8 h. */
  readonly absoluteMs: number;
  /** Milliseconds from the last request; default 60 min. */
  readonly idleMs: number;
}
export const defaultLifetime: SessionLifetime = { absoluteMs: 8 * 3_600_000, idleMs: 3_600_000 };

export interface ActiveSession { readonly id: string; readonly caller: Caller }

export interface Sessions {
  open(person: Person): Promise<ActiveSession>;
  /** `touch: false` for what a browser does by itself: it keeps nobody signed in. @throws ProblemError SIGN_IN_REQUIRED, SESSION_EXPIRED */
  require(id: string | undefined, options?: { touch?: boolean }): Promise<ActiveSession>;
  end(id: string): Promise<void>;
}

const keptMs = 5_000;
const maxKept = 10_000;

export function createSessions(database: Database, lifetime: SessionLifetime, now: () => number = Date.now): Sessions {
  const kept = new Map<string, { session: Session; until: number }>();
  const keep = (session: Session): Session => {
    if (kept.size >= maxKept) kept.clear();
    kept.set(session.id, { session, until: now() + keptMs });
    return session;
  };
  const end = (session: Pick<Session, 'createdAt'>): string => new Date(Math.min(Date.parse(session.createdAt) + lifetime.absoluteMs, now() + lifetime.idleMs)).toISOString();
  const find = async (id: string): Promise<Session | undefined> => {
    const known = kept.get(id);
    // A clock that was ahead and is put right must not keep a row for longer.
    if (known && known.until > now() && known.until <= now() + keptMs) return known.session;
    const session = await findSession(database, id);
    return session && keep(session);
  };
  const touched = async (session: Session): Promise<Session> => {
    const expiresAt = end(session);
    // At most one write per session and minute.
    if (Date.parse(expiresAt) - Date.parse(session.expiresAt) < Math.min(60_000, lifetime.idleMs / 10)) return session;
    await extendSession(database, session.id, expiresAt);
    return keep({ ...session, expiresAt });
  };

  return {
    open: async ({ id, name, region, roles, units }) =>
      active(keep(await insertSession(database, { user: id, name, region, roles, units, expiresAt: end({ createdAt: new Date(now()).toISOString() }) }))),
    require: async (id, { touch = true } = {}) => {
      const session = id === undefined ? undefined : await find(id);
      if (!session) throw new ProblemError('SIGN_IN_REQUIRED');
      if (Date.parse(session.expiresAt) <= now()) throw new ProblemError('SESSION_EXPIRED');
      return active(touch ? await touched(session) : session);
    },
    end: async (id) => {
      kept.delete(id);
      await deleteSession(database, id);
    },
  };
}

function active({ id, user, name, region, roles, units, expiresAt }: Session): ActiveSession {
  const person = personFromClaims({ sub: user, name, region, roles, units });
  if (!person) throw new ProblemError('SIGN_IN_REQUIRED');
  return { id, caller: { ...person, expiresAt } };
}
