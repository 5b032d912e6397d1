/** Keeps unsaved changes from being lost: asks before another page of the app, and lets the browser ask before another site. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useBlocker } from 'react-router';
import { Button } from 'suomifi-ui-components';
import { Dialog, useTexts } from '../../ui/index.ts';
import { texts } from '../texts.ts';

export function LeaveGuard({ dirty }: { readonly dirty: boolean }): ReactNode {
  const t = useTexts(texts);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (!dirty) return undefined;
    const ask = (event: BeforeUnloadEvent): void => { event.preventDefault(); };
    window.addEventListener('beforeunload', ask);
    return () => { window.removeEventListener('beforeunload', ask); };
  }, [dirty]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog title={t('leaveTitle')} onClose={() => { blocker.reset(); }} footer={(
      <>
        <Button onClick={() => { blocker.reset(); }}>{t('leaveStay')}</Button>
        <Button variant="secondary" onClick={() => { blocker.proceed(); }}>{t('leaveGo')}</Button>
      </>
    )}>
      <p>{t('leaveBody')}</p>
    </Dialog>
  );
}
