/** The three apps: where they are, who they are for, which key opens them. */
import type { Role } from '../../contracts/index.ts';
import { modelerRoles, partnerRoles, readerRoles, workerRoles } from '../session/session-context.ts';

export type AppName = 'inbox' | 'modeler' | 'audit';

export interface AppInfo { readonly name: AppName; readonly path: string; readonly keys: string; readonly roles: readonly Role[] }

export const apps = [
  { name: 'inbox', path: '/inbox/', keys: 'g i', roles: [...workerRoles, ...partnerRoles] },
  { name: 'modeler', path: '/modeler/', keys: 'g m', roles: modelerRoles },
  { name: 'audit', path: '/audit/', keys: 'g a', roles: readerRoles },
] as const satisfies readonly AppInfo[];

/** Where cases are found by number: the same page for all apps. */
export function searchUrl(number: string): string {
  return `/inbox/cases?number=${encodeURIComponent(number.trim())}`;
}
