/** Which mails the caller gets. */
import { myMail } from '../../prisma/index.ts';
import { scopeOf } from '../http/caller.ts';
import type { Handlers } from '../http/handler.ts';
import type { Services } from '../services.ts';

export function createMyMailHandlers({ database }: Services): Pick<Handlers, 'getMyMail' | 'saveMyMail'> {
  return {
    getMyMail: async ({ caller }) => ({ body: await database.within(scopeOf(caller), (tx) => myMail(tx)) }),
    saveMyMail: async ({ caller, body }) => ({ body: await database.within(scopeOf(caller), (tx) => myMail(tx, body)) }),
  };
}
