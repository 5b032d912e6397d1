/** The scope of a request that may look into the library: what other regions have published, besides the caller's own rows. */
import type { Scope } from '../../prisma/index.ts';
import type { Caller } from '../http/caller.ts';
import { scopeOf } from '../http/caller.ts';

export function libraryScope(caller: Caller): Scope {
  return { ...scopeOf(caller), library: true };
}
