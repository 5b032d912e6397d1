/** The page a second tab comes back to after signing in: it tells the first tab and closes itself if the browser lets it. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { PageHeading } from '../components/page.tsx';
import { commonTexts } from '../i18n/common-texts.ts';
import { useTexts } from '../i18n/language.tsx';
import { announceSignIn } from './sign-in.ts';

export function SignedInPage(): ReactNode {
  const t = useTexts(commonTexts);
  useEffect(() => {
    announceSignIn();
    if (window.opener) window.close();
  }, []);
  return <main className="lu-alone"><PageHeading title={t('signedInTitle')}>{t('signedInTitle')}</PageHeading><p>{t('signedInBody')}</p></main>;
}
