/** `GET /api/live`: server-sent events about what changed, for those whom it concerns. */
import type { Handlers } from '../http/handler.ts';
import type { Services } from '../services.ts';

export function createLiveHandlers({ live }: Services): Pick<Handlers, 'streamLive'> {
  return { streamLive: async ({ caller }) => (response) => live.stream(caller, response) };
}
