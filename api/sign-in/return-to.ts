/** Where a person goes after signing in: a path of ours, or the page of their role. Never another site. */
import type { Role } from '../../contracts/index.ts';

/** A local path as given, else `/`. `//host`, `/\host` and control characters would leave the site in some browser. */
export function localPath(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/') || /^\/[/\\]/.test(value) || /[\u0000-\u001f\u007f\\]/.test(value)) return '/';
  if (value.startsWith('/auth/') || value.startsWith('/oidc/')) return '/';
  return value;
}

const workers: readonly Role[] = ['adviser', 'guide', 'coordinator', 'supervisor', 'unitManager', 'partner'];

/** The app a person starts in: workers and partners the inbox, development leads the modeler, managers the audit. */
export function homeOf(roles: readonly Role[]): string {
  if (roles.some((role) => workers.includes(role))) return '/inbox/';
  return roles.includes('developmentLead') ? '/modeler/' : '/audit/';
}
