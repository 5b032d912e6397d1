/** Who is signed in, for every component below the session provider. */
import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type { Role, sessionSchema } from '../../contracts/index.ts';

export type Session = z.output<typeof sessionSchema>;
export const SessionContext = createContext<Session | undefined>(undefined);

/** The signed-in person. Throws outside the session provider. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('Expected a session provider above this component');
  return session;
}

/** True when the person has one of the roles. */
export function hasRole(session: Session, roles: readonly Role[]): boolean {
  return roles.some((role) => session.user.roles.includes(role));
}

export const workerRoles = ['adviser', 'guide', 'coordinator', 'supervisor', 'unitManager'] as const satisfies readonly Role[];
export const supervisorRoles = ['supervisor', 'unitManager'] as const satisfies readonly Role[];
/** Of another organisation: their handovers and nothing else. */
export const partnerRoles = ['partner'] as const satisfies readonly Role[];
export const readerRoles = [...workerRoles, 'manager'] as const satisfies readonly Role[];
export const modelerRoles = ['developmentLead', ...readerRoles] as const satisfies readonly Role[];
