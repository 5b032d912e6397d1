/** What stands around every page: skip link, header, the app's pages, the main landmark, keyboard help and command palette. */
import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { NavLink, Outlet } from 'react-router';
import { SkipLink } from 'suomifi-ui-components';
import { useLiveStatus } from '../api/live.tsx';
import { commonTexts, languageNames } from '../i18n/common-texts.ts';
import { useLanguage, useTexts, useWords } from '../i18n/language.tsx';
import { languages } from '../i18n/texts.ts';
import type { Role } from '../../contracts/index.ts';
import type { Translated } from '../i18n/texts.ts';
import { hasRole, useSession } from '../session/session-context.ts';
import { apps } from './apps.ts';
import type { AppName } from './apps.ts';
import { CommandPalette } from './command-palette.tsx';
import { useCommands } from './commands.tsx';
import type { Command } from './commands.tsx';
import { Header } from './header.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';

/** A page of an app in its navigation. */
export interface AppPage { readonly to: string; readonly label: Translated; readonly end?: boolean; /** For these only; absent = for whom the app is. */ readonly roles?: readonly Role[] }

interface ShellProps { readonly app: AppName; readonly pages: readonly AppPage[] }

export function Shell({ app, pages }: ShellProps): ReactNode {
  const t = useTexts(commonTexts);
  const session = useSession();
  const [open, setOpen] = useState<'help' | 'palette'>();
  const search = useRef<HTMLInputElement>(null);
  useShellCommands(setOpen, () => { search.current?.focus(); });
  const shown = pages.filter(({ roles }) => roles === undefined || hasRole(session, roles));
  const allowed = apps.some(({ name, roles }) => name === app && hasRole(session, roles));
  return (
    <div className="lu-shell">
      <SkipLink href="#main">{t('skip')}</SkipLink>
      <Header app={app} search={search} onHelp={() => { setOpen('help'); }} />
      {allowed && shown.length > 0 && <PageNavigation pages={shown} />}
      <LiveNotice />
      <main id="main" tabIndex={-1}>{allowed ? <Outlet /> : <p>{t('appForbidden')}</p>}</main>
      {open === 'help' && <KeyboardHelp onClose={() => { setOpen(undefined); }} />}
      {open === 'palette' && <CommandPalette onClose={() => { setOpen(undefined); }} />}
    </div>
  );
}

function PageNavigation({ pages }: { readonly pages: readonly AppPage[] }): ReactNode {
  const t = useTexts(commonTexts);
  const word = useWords();
  return (
    <nav aria-label={t('pages')} className="lu-pages">
      <ul>{pages.map(({ to, label, end = false }) => <li key={to}><NavLink to={to} end={end}>{word(label)}</NavLink></li>)}</ul>
    </nav>
  );
}

/** Said only when the connection is really gone, not while it is first made. */
function LiveNotice(): ReactNode {
  const t = useTexts(commonTexts);
  const broken = useLiveStatus() === 'broken';
  return <div role="status" className={broken ? 'lu-live-broken' : 'lu-live-ok'}>{broken ? t('liveBroken') : ''}</div>;
}

function useShellCommands(open: (what: 'help' | 'palette') => void, focusSearch: () => void): void {
  const t = useTexts(commonTexts);
  const session = useSession();
  const { choose } = useLanguage();
  const list = useMemo<readonly Command[]>(() => [
    { id: 'help', label: t('showKeys'), keys: '?', run: () => { open('help'); } },
    { id: 'search', label: t('goSearch'), keys: '/', run: focusSearch },
    { id: 'palette', label: t('palette'), keys: 'Control+k', run: () => { open('palette'); } },
    ...apps.filter(({ roles }) => hasRole(session, roles)).map(({ name, path, keys }) => ({ id: name, label: t('goTo', { app: t(name) }), keys, run: () => { location.assign(path); } })),
    ...languages.map((language) => ({ id: language, label: t('useLanguage', { language: languageNames[language] }), run: () => { choose(language); } })),
  ], [t, session, choose, open, focusSearch]);
  useCommands(list);
}
