/**
 * The session of the page: read once, renewed without leaving the page. A 401 while somebody works opens a dialog over the page,
 * so that nothing typed is lost; a page opened without a session goes to the sign-in.
 */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Link } from 'suomifi-ui-components';
import { createClient } from '../api/client.ts';
import { ClientContext } from '../api/client-context.ts';
import { isCallError, ProblemError } from '../api/errors.ts';
import type { CallError } from '../api/errors.ts';
import { Dialog } from '../components/dialog.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Loading } from '../components/states.tsx';
import { commonTexts } from '../i18n/common-texts.ts';
import { useTexts } from '../i18n/language.tsx';
import { SessionContext } from './session-context.ts';
import type { Session } from './session-context.ts';
import { onSignIn, signedInPath, signInUrl } from './sign-in.ts';

interface SessionProviderProps { readonly app: string; readonly children: ReactNode }

export function SessionProvider({ app, children }: SessionProviderProps): ReactNode {
  const [session, setSession] = useState<Session>();
  const [failure, setFailure] = useState<CallError>();
  const [expired, setExpired] = useState(false);
  const client = useMemo(() => createClient({ onSignedOut: () => { setExpired(true); } }), []);

  const read = useCallback(async () => {
    setFailure(undefined);
    try {
      setSession((await client.call('getSession', {})).data);
      setExpired(false);
    } catch (error) {
      if (!isCallError(error)) throw error;
      setFailure(error);
    }
  }, [client]);
  useEffect(() => { void read(); }, [read]);

  const signedOut = failure instanceof ProblemError && failure.status === 401;
  useEffect(() => {
    if (!session && signedOut) location.assign(signInUrl(location.pathname + location.search));
  }, [session, signedOut]);

  if (!session) return failure && !signedOut ? <main className="lu-alone"><ErrorNotice error={failure} onRetry={() => { void read(); }} /></main> : <main className="lu-alone"><Loading /></main>;
  return (
    <ClientContext value={client}>
      <SessionContext value={session}>{children}</SessionContext>
      {expired && <ExpiredDialog app={app} onSignedIn={() => { void read(); }} stillOut={signedOut} />}
    </ClientContext>
  );
}

interface ExpiredDialogProps { readonly app: string; readonly onSignedIn: () => void; readonly stillOut: boolean }

/** Signing in happens in another tab; this page waits, and goes on by itself when that tab says so. */
function ExpiredDialog({ app, onSignedIn, stillOut }: ExpiredDialogProps): ReactNode {
  const t = useTexts(commonTexts);
  useEffect(() => onSignIn(onSignedIn), [onSignedIn]);
  return (
    <Dialog title={t('expiredTitle')} onClose={() => undefined} closable={false} footer={<Button variant="secondary" onClick={onSignedIn}>{t('continueHere')}</Button>}>
      <p>{t('expiredBody')}</p>
      <p><Link href={signInUrl(signedInPath(app))} target="_blank" rel="opener">{`${t('signIn')} ${t('opensNewTab')}`}</Link></p>
      {stillOut && <p role="status">{t('expiredStill')}</p>}
    </Dialog>
  );
}
