/**
 * The embedded OpenID provider with the demo people: real authorization code flow with PKCE, used when no OIDC_ISSUER is set.
 * Mounted under /oidc. Its sign-in page is `interaction.ts`.
 */
import Provider, { errors } from 'oidc-provider';
import type { Configuration, Grant, KoaContextWithOIDC } from 'oidc-provider';
import type { DemoUser } from '../../contracts/index.ts';
import type { ProviderKeys } from './keys.ts';
import { createMemoryAdapter } from './memory-adapter.ts';
import { signOutPage } from './pages.ts';

export const clientId = 'luotsi';

export interface ProviderOptions {
  /** Address of the API without trailing slash; the issuer is `<baseUrl>/oidc`. */
  readonly baseUrl: string;
  readonly keys: ProviderKeys;
  readonly users: readonly DemoUser[];
  readonly sessionSeconds: number;
}

/** Resource indicator (RFC 8707) of the API: a token for it is a signed JWT that the API accepts as bearer. */
export const apiAudience = (baseUrl: string): string => `${baseUrl}/api`;

export function createProvider(options: ProviderOptions): Provider {
  const provider = new Provider(`${options.baseUrl}/oidc`, configuration(options));
  provider.proxy = true;
  return provider;
}

function configuration({ baseUrl, keys, users, sessionSeconds }: ProviderOptions): Configuration {
  const audience = apiAudience(baseUrl);
  const claimsOf = (id: string): Record<string, unknown> => {
    const user = users.find(({ username }) => username === id);
    return user ? { name: user.name, region: user.region, roles: user.roles, units: user.units } : {};
  };
  return {
    adapter: createMemoryAdapter(),
    jwks: { keys: [keys.signing] },
    cookies: { keys: keys.cookies, names: { session: 'luotsi_provider', interaction: 'luotsi_interaction', resume: 'luotsi_resume' } },
    clients: [{
      client_id: clientId, client_secret: keys.clientSecret, client_name: 'Luotsi', grant_types: ['authorization_code'], response_types: ['code'],
      redirect_uris: [`${baseUrl}/auth/callback`], post_logout_redirect_uris: [`${baseUrl}/`],
    }],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'region', 'roles', 'units'] },
    conformIdTokenClaims: false,
    scopes: ['openid', 'profile'],
    findAccount: (_context, id) => users.some(({ username }) => username === id)
      ? { accountId: id, claims: () => ({ sub: id, ...claimsOf(id) }) } : undefined,
    extraTokenClaims: (_context, token) => ('accountId' in token && token.accountId ? claimsOf(token.accountId) : undefined),
    loadExistingGrant: (context) => grantOwnClient(context, audience),
    interactions: { url: (_context, interaction) => `/oidc/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: (context, form) => { context.body = signOutPage(form); } },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, resource) => {
          if (resource !== audience) throw new errors.InvalidTarget();
          return { scope: 'api', audience, accessTokenFormat: 'jwt', accessTokenTTL: 3600, jwt: { sign: { alg: 'RS256' } } };
        },
      },
    },
    ttl: { Session: sessionSeconds, Grant: sessionSeconds, Interaction: 600, AuthorizationCode: 60, IdToken: 3600, AccessToken: 3600 },
    renderError: (context, out) => { context.type = 'text/plain'; context.body = `${out.error}\n`; },
  };
}

/** The only client is our own, so nobody is asked for consent. */
async function grantOwnClient(context: KoaContextWithOIDC, audience: string): Promise<Grant | undefined> {
  const { session, client, provider } = context.oidc;
  if (!session?.accountId || !client) return undefined;
  const existing = session.grantIdFor(client.clientId);
  const found = existing ? await provider.Grant.find(existing) : undefined;
  if (found) return found;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile');
  grant.addResourceScope(audience, 'api');
  await grant.save();
  return grant;
}
