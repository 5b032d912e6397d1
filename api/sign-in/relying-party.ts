/** Luotsi as an OpenID Connect client: authorization code flow with PKCE, state and nonce, by `openid-client`. */
import * as oidc from 'openid-client';
import { ProblemError } from '../http/problem.ts';

export interface RelyingPartyOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** Address of the API without trailing slash. */
  readonly baseUrl: string;
}

/** What has to be remembered between leaving for the issuer and coming back. */
export interface Transaction { readonly state: string; readonly nonce: string; readonly verifier: string; readonly returnTo: string }
export interface SignedIn { readonly claims: Readonly<Record<string, unknown>>; readonly idToken: string | undefined }

export interface RelyingParty {
  /** @throws ProblemError SERVICE_UNAVAILABLE when the issuer does not answer */
  begin(returnTo: string, language: string | undefined): Promise<{ url: URL; transaction: Transaction }>;
  /** @throws ProblemError SIGN_IN_FAILED whatever is wrong with the answer of the issuer */
  finish(currentUrl: URL, transaction: Transaction): Promise<SignedIn>;
  /** Where the browser goes to end the session at the issuer; undefined when the issuer offers no such thing. */
  endSessionUrl(idToken: string | undefined): Promise<URL | undefined>;
  jwksUri(): Promise<string | undefined>;
}

export function createRelyingParty(options: RelyingPartyOptions): RelyingParty {
  const configuration = discovered(options);
  return {
    begin: async (returnTo, language) => {
      const transaction = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), returnTo };
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: `${options.baseUrl}/auth/callback`, scope: 'openid profile', state: transaction.state, nonce: transaction.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(transaction.verifier), code_challenge_method: 'S256',
        ...(language === undefined ? {} : { ui_locales: language }),
      });
      return { url, transaction };
    },
    finish: async (currentUrl, transaction) => await finish(await configuration(), currentUrl, transaction),
    endSessionUrl: async (idToken) => {
      const known = await configuration();
      if (known.serverMetadata().end_session_endpoint === undefined) return undefined;
      return oidc.buildEndSessionUrl(known, { post_logout_redirect_uri: `${options.baseUrl}/`, ...(idToken === undefined ? {} : { id_token_hint: idToken }) });
    },
    jwksUri: async () => (await configuration()).serverMetadata().jwks_uri,
  };
}

/** The issuer's metadata, fetched at first use and kept once it was there. Plain http is only for an issuer that says so by its address. */
function discovered({ issuer, clientId, clientSecret }: RelyingPartyOptions): () => Promise<oidc.Configuration> {
  let known: oidc.Configuration | undefined;
  const insecure = issuer.startsWith('http:') ? { execute: [oidc.allowInsecureRequests] } : {};
  return async () => {
    try {
      known ??= await oidc.discovery(new URL(issuer), clientId, clientSecret, clientSecret === undefined ? oidc.None() : undefined, { ...insecure, timeout: 10 });
      return known;
    } catch (error) {
      throw new ProblemError('SERVICE_UNAVAILABLE', { detail: 'The sign-in service does not answer', cause: error });
    }
  };
}

async function finish(configuration: oidc.Configuration, currentUrl: URL, { state, nonce, verifier }: Transaction): Promise<SignedIn> {
  try {
    const tokens = await oidc.authorizationCodeGrant(configuration, currentUrl, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true });
    const claims = tokens.claims();
    if (!claims) throw new Error('Expected an ID token');
    // Some issuers keep profile claims out of the ID token (OpenID Connect Core 5.4): ask for them.
    const more = claims['region'] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
      ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub) : {};
    return { claims: { ...more, ...claims }, idToken: tokens.id_token };
  } catch (error) {
    throw new ProblemError('SIGN_IN_FAILED', { cause: error });
  }
}
