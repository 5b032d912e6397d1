/** The one client of the page, for hooks. */
import { createContext, useContext } from 'react';
import { createClient } from './client.ts';
import type { Client } from './types.ts';

export const ClientContext = createContext<Client>(createClient());

/** The page's API client. */
export function useClient(): Client {
  return useContext(ClientContext);
}
