/** Puts an app on the page: language, session, live stream, routes inside the shell. Each app calls this once from its `main.tsx`. */
import '../styles/fonts.css';
import '../styles/base.css';
import '../styles/components.css';
import { createRoot } from 'react-dom/client';
import type { ReactNode } from 'react';
import { createBrowserRouter, isRouteErrorResponse, useRouteError } from 'react-router';
import type { RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { Button, Link } from 'suomifi-ui-components';
import { LiveProvider } from '../api/live.tsx';
import { PageHeading } from '../components/page.tsx';
import { commonTexts } from '../i18n/common-texts.ts';
import { LanguageProvider, useTexts } from '../i18n/language.tsx';
import { SessionProvider } from '../session/session.tsx';
import { SignedInPage } from '../session/signed-in-page.tsx';
import { signedInPath } from '../session/sign-in.ts';
import type { AppName } from './apps.ts';
import { CommandsProvider } from './commands.tsx';
import { Shell } from './shell.tsx';
import type { AppPage } from './shell.tsx';

export interface AppDefinition {
  readonly app: AppName;
  /** Routes below the app's base, such as `/inbox/`. */
  readonly routes: readonly RouteObject[];
  /** The app's navigation; none for an app of one page. */
  readonly pages?: readonly AppPage[];
}

/** Starts an app in the element `#root`. */
export function startApp({ app, routes, pages = [] }: AppDefinition): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('Expected an element #root in the page');
  const page = location.pathname === signedInPath(app) ? <SignedInPage /> : <SignedInApp app={app} routes={routes} pages={pages} />;
  createRoot(root).render(<LanguageProvider>{page}</LanguageProvider>);
}

function SignedInApp({ app, routes, pages }: Required<AppDefinition>): ReactNode {
  const router = createBrowserRouter([{
    element: <Shell app={app} pages={pages} />,
    errorElement: <Crashed />,
    children: [{ errorElement: <Crashed />, children: [...routes, { path: '*', element: <NoSuchPage /> }] }],
  }], { basename: `/${app}` });
  return (
    <SessionProvider app={app}>
      <LiveProvider><CommandsProvider><RouterProvider router={router} /></CommandsProvider></LiveProvider>
    </SessionProvider>
  );
}

/** A page that could not be drawn. The fault is reported to the browser for whoever looks into it. */
function Crashed(): ReactNode {
  const t = useTexts(commonTexts);
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NoSuchPage />;
  reportError(error);
  return (
    <div role="alert">
      <PageHeading title={t('crashTitle')}>{t('crashTitle')}</PageHeading>
      <p>{t('crashBody')}</p>
      <Button onClick={() => { location.reload(); }}>{t('reload')}</Button>
    </div>
  );
}

function NoSuchPage(): ReactNode {
  const t = useTexts(commonTexts);
  return (
    <>
      <PageHeading title={t('notFoundTitle')}>{t('notFoundTitle')}</PageHeading>
      <p>{t('notFoundBody')}</p>
      <Link href="./">{t('toStart')}</Link>
    </>
  );
}
