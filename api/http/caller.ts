/** Who calls: the signed-in person or machine, as the session or the token says, and the row-level scope made of it. */
import type { Role } from '../../contracts/index.ts';
import { regions, roles as knownRoles } from '../../contracts/index.ts';
import type { Scope } from '../../prisma/index.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly roles: readonly Role[];
  /** Unit ids `<region>-<code>`. */
  readonly units: readonly string[];
}
/** A person with the right to be here until then (ISO 8601 UTC). */
export interface Caller extends Person { readonly expiresAt: string }

/** The region, roles and units that the database's row-level security is told for a caller's transaction. */
export function scopeOf(caller: Caller): Scope {
  return { region: caller.region, user: caller.id, name: caller.name, roles: caller.roles, units: caller.units };
}

/**
 * Claims of an ID or access token → person. Roles that we do not know and units of another region are dropped.
 * @returns undefined when the claims name no person, no known region or no role
 */
export function personFromClaims(claims: Readonly<Record<string, unknown>>): Person | undefined {
  const { sub, region } = claims;
  if (typeof sub !== 'string' || sub === '' || typeof region !== 'string' || !(region in regions)) return undefined;
  const roles = strings(claims['roles']).filter((role): role is Role => (knownRoles as readonly string[]).includes(role));
  if (roles.length === 0) return undefined;
  const units = strings(claims['units']).filter((unit) => unit.startsWith(`${region}-`));
  return { id: sub, name: typeof claims['name'] === 'string' ? claims['name'] : sub, region, roles, units };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
