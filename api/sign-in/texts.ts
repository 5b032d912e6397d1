/** Words of the sign-in pages in Finnish, Swedish and English. */
import type { Role } from '../../contracts/index.ts';

export type PageLanguage = 'fi' | 'sv' | 'en';

export const signInTexts: Record<PageLanguage, Record<'title' | 'languages' | 'username' | 'password' | 'submit' | 'failed' | 'demoTitle' | 'demoNote' | 'notSignedIn' | 'notSignedInBody' | 'again', string>> = {
  fi: {
    title: 'Kirjaudu sisään', languages: 'Kieli', username: 'Käyttäjätunnus', password: 'Salasana', submit: 'Kirjaudu',
    failed: 'Käyttäjätunnus tai salasana on väärin. Tarkista ne ja yritä uudelleen.',
    demoTitle: 'Esittelykäyttäjät', demoNote: 'Nämä henkilöt ovat keksittyjä. Valitse rooli, niin kirjaudut sisään ilman salasanaa.',
    notSignedIn: 'Kirjautuminen ei onnistunut', notSignedInBody: 'Kirjautumista ei voitu viedä loppuun.', again: 'Kirjaudu uudelleen',
  },
  sv: {
    title: 'Logga in', languages: 'Språk', username: 'Användarnamn', password: 'Lösenord', submit: 'Logga in',
    failed: 'Användarnamnet eller lösenordet är fel. Kontrollera dem och försök igen.',
    demoTitle: 'Demoanvändare', demoNote: 'Dessa personer är påhittade. Välj en roll så loggas du in utan lösenord.',
    notSignedIn: 'Inloggningen lyckades inte', notSignedInBody: 'Inloggningen kunde inte slutföras.', again: 'Logga in på nytt',
  },
  en: {
    title: 'Sign in', languages: 'Language', username: 'Username', password: 'Password', submit: 'Sign in',
    failed: 'The username or password is wrong. Check them and try again.',
    demoTitle: 'Demo people', demoNote: 'These people are invented. Choose a role and you are signed in without a password.',
    notSignedIn: 'The sign-in did not succeed', notSignedInBody: 'The sign-in could not be finished.', again: 'Sign in again',
  },
};

export const roleNames: Record<Role, Record<PageLanguage, string>> = {
  adviser: { fi: 'Neuvoja', sv: 'Rådgivare', en: 'Adviser' },
  guide: { fi: 'Asiakasohjaaja', sv: 'Klienthandledare', en: 'Client guide' },
  coordinator: { fi: 'Koordinaattori', sv: 'Koordinator', en: 'Coordinator' },
  supervisor: { fi: 'Esihenkilö', sv: 'Förman', en: 'Supervisor' },
  unitManager: { fi: 'Yksikön päällikkö', sv: 'Enhetschef', en: 'Unit manager' },
  divisionDirector: { fi: 'vastuualuejohtaja', sv: 'divisionschef', en: 'division director' },
  upperManagement: { fi: 'ylempi johto', sv: 'högre ledning', en: 'upper management' },
  developmentLead: { fi: 'Kehittäjä', sv: 'Utvecklare', en: 'Development lead' },
  partner: { fi: 'Kumppani', sv: 'Partner', en: 'Partner' },
  manager: { fi: 'Johto', sv: 'Ledning', en: 'Manager' },
};
