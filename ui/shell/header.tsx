/** The header of every app: product, region, apps, search, language, who I am, sign out. */
import { useState } from 'react';
import type { FormEvent, ReactNode, RefObject } from 'react';
import { Button } from 'suomifi-ui-components';
import { commonTexts, languageNames, roleTexts } from '../i18n/common-texts.ts';
import { useLanguage, useTexts, Words } from '../i18n/language.tsx';
import { languages } from '../i18n/texts.ts';
import { hasRole, useSession, workerRoles } from '../session/session-context.ts';
import { signOutUrl } from '../session/sign-in.ts';
import { apps, searchUrl } from './apps.ts';
import type { AppName } from './apps.ts';

interface HeaderProps { readonly app: AppName; readonly search: RefObject<HTMLInputElement | null>; readonly onHelp: () => void }

export function Header({ app, search, onHelp }: HeaderProps): ReactNode {
  const t = useTexts(commonTexts);
  const session = useSession();
  return (
    <header className="lu-header">
      <div className="lu-header-row">
        <a className="lu-brand" href={`/${app}/`}>{t('product')}</a>
        <span className="lu-region"><Words of={session.user.regionNames} /></span>
        {hasRole(session, workerRoles) && <Search field={search} />}
        <LanguageSwitch />
        <Button variant="secondaryNoBorder" onClick={onHelp} aria-keyshortcuts="?">{t('keyboardHelp')}</Button>
        <Me />
      </div>
      <AppNavigation app={app} />
    </header>
  );
}

function AppNavigation({ app }: { readonly app: AppName }): ReactNode {
  const t = useTexts(commonTexts);
  const session = useSession();
  return (
    <nav aria-label={t('apps')} className="lu-apps">
      <ul>
        {apps.filter(({ roles }) => hasRole(session, roles)).map(({ name, path }) => (
          <li key={name}><a href={path} {...(name === app && { 'aria-current': 'true' })}>{t(name)}</a></li>
        ))}
      </ul>
    </nav>
  );
}

function Search({ field }: { readonly field: RefObject<HTMLInputElement | null> }): ReactNode {
  const t = useTexts(commonTexts);
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim()) location.assign(searchUrl(typed));
  };
  return (
    <form role="search" className="lu-search" onSubmit={submit}>
      <input ref={field} type="search" aria-label={t('search')} placeholder={t('search')} aria-keyshortcuts="/" maxLength={20} value={typed} onChange={(event) => { setTyped(event.target.value); }} />
      <Button type="submit" variant="secondary">{t('doSearch')}</Button>
    </form>
  );
}

function LanguageSwitch(): ReactNode {
  const t = useTexts(commonTexts);
  const { language, choose } = useLanguage();
  return (
    <div role="group" aria-label={t('language')} className="lu-languages">
      {languages.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => { choose(each); }}>{languageNames[each]}</button>
      ))}
    </div>
  );
}

function Me(): ReactNode {
  const t = useTexts(commonTexts);
  const { user } = useSession();
  const roles = user.roles.filter((role): role is keyof typeof roleTexts => role in roleTexts);
  return (
    <div className="lu-me" role="group" aria-label={t('signedInAs')}>
      <span><strong>{user.name}</strong> {roles.length > 0 && <span className="lu-roles"><Roles roles={roles} /></span>}</span>
      <form method="post" action={signOutUrl}><Button type="submit" variant="secondary">{t('signOut')}</Button></form>
    </div>
  );
}

function Roles({ roles }: { readonly roles: readonly (keyof typeof roleTexts)[] }): ReactNode {
  const role = useTexts(roleTexts);
  return roles.map((each) => role(each)).join(', ');
}
