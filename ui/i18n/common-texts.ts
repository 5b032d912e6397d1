/** Texts of the shell and of the shared components. */
import type { TextTable } from './texts.ts';

export const commonTexts = {
  product: { fi: 'Luotsi', sv: 'Luotsi', en: 'Luotsi' },
  skip: { fi: 'Siirry sisältöön', sv: 'Gå till innehållet', en: 'Skip to content' },
  apps: { fi: 'Sovellukset', sv: 'Applikationer', en: 'Applications' },
  pages: { fi: 'Sivut', sv: 'Sidor', en: 'Pages' },
  inbox: { fi: 'Työjono', sv: 'Arbetskö', en: 'Inbox' },
  modeler: { fi: 'Mallinnus', sv: 'Modellering', en: 'Modeler' },
  audit: { fi: 'Seuranta', sv: 'Uppföljning', en: 'Audit' },
  language: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  signedInAs: { fi: 'Kirjautunut', sv: 'Inloggad', en: 'Signed in' },
  signOut: { fi: 'Kirjaudu ulos', sv: 'Logga ut', en: 'Sign out' },
  signIn: { fi: 'Kirjaudu sisään', sv: 'Logga in', en: 'Sign in' },
  search: { fi: 'Hae asianumerolla', sv: 'Sök med ärendenummer', en: 'Find a case by number' },
  doSearch: { fi: 'Hae', sv: 'Sök', en: 'Search' },
  clearSearch: { fi: 'Tyhjennä haku', sv: 'Töm sökningen', en: 'Clear search' },
  keyboardHelp: { fi: 'Näppäimet', sv: 'Tangenter', en: 'Keyboard' },
  keyboardTitle: { fi: 'Näppäinkomennot', sv: 'Tangentkommandon', en: 'Keyboard commands' },
  singleKeys: { fi: 'Yhden näppäimen komennot ovat käytössä', sv: 'Kommandon med en tangent är på', en: 'Single-key commands are on' },
  key: { fi: 'Näppäin', sv: 'Tangent', en: 'Key' },
  action: { fi: 'Toiminto', sv: 'Funktion', en: 'Action' },
  showKeys: { fi: 'Näytä näppäinkomennot', sv: 'Visa tangentkommandon', en: 'Show keyboard commands' },
  goSearch: { fi: 'Siirry hakuun', sv: 'Gå till sökningen', en: 'Go to search' },
  goTo: { fi: 'Avaa: {app}', sv: 'Öppna: {app}', en: 'Open: {app}' },
  useLanguage: { fi: 'Vaihda kieli: {language}', sv: 'Byt språk: {language}', en: 'Change language: {language}' },
  palette: { fi: 'Komennot', sv: 'Kommandon', en: 'Commands' },
  paletteField: { fi: 'Kirjoita komennon nimi', sv: 'Skriv kommandots namn', en: 'Type the name of a command' },
  paletteNone: { fi: 'Mikään komento ei vastaa hakua.', sv: 'Inget kommando motsvarar sökningen.', en: 'No command matches.' },
  close: { fi: 'Sulje', sv: 'Stäng', en: 'Close' },
  cancel: { fi: 'Peruuta', sv: 'Avbryt', en: 'Cancel' },
  loading: { fi: 'Haetaan…', sv: 'Hämtar…', en: 'Loading…' },
  sending: { fi: 'Lähetetään…', sv: 'Skickar…', en: 'Sending…' },
  tryAgain: { fi: 'Yritä uudelleen', sv: 'Försök igen', en: 'Try again' },
  liveBroken: { fi: 'Yhteys palvelimeen katkesi. Sivu päivittyy itse, kun yhteys palaa.', sv: 'Förbindelsen till servern bröts. Sidan uppdateras när förbindelsen är tillbaka.', en: 'The connection to the server broke. The page updates itself when it is back.' },
  expiredTitle: { fi: 'Istunto on vanhentunut', sv: 'Sessionen har gått ut', en: 'The session has expired' },
  expiredBody: { fi: 'Sivu ja kirjoittamasi tiedot ovat tallella. Kirjaudu sisään uudessa välilehdessä ja jatka tästä.', sv: 'Sidan och det du har skrivit är kvar. Logga in på en ny flik och fortsätt här.', en: 'The page and what you typed are still here. Sign in in a new tab and go on from here.' },
  expiredStill: { fi: 'Kirjautuminen ei ole vielä voimassa.', sv: 'Inloggningen gäller inte ännu.', en: 'You are not signed in yet.' },
  continueHere: { fi: 'Olen kirjautunut, jatka', sv: 'Jag har loggat in, fortsätt', en: 'I have signed in, continue' },
  opensNewTab: { fi: '(avautuu uuteen välilehteen)', sv: '(öppnas på en ny flik)', en: '(opens in a new tab)' },
  signedInTitle: { fi: 'Olet kirjautunut', sv: 'Du är inloggad', en: 'You are signed in' },
  signedInBody: { fi: 'Voit sulkea tämän välilehden ja jatkaa siitä, mihin jäit.', sv: 'Du kan stänga den här fliken och fortsätta där du var.', en: 'You can close this tab and go on where you were.' },
  crashTitle: { fi: 'Sivun näyttäminen ei onnistunut', sv: 'Sidan kunde inte visas', en: 'The page could not be shown' },
  crashBody: { fi: 'Vika on sivussa. Tallennetut tiedot ovat turvassa. Lataa sivu uudelleen.', sv: 'Felet finns på sidan. Sparade uppgifter är i säkerhet. Ladda om sidan.', en: 'The fault is in the page. What was saved is safe. Load the page again.' },
  reload: { fi: 'Lataa uudelleen', sv: 'Ladda om', en: 'Load again' },
  notFoundTitle: { fi: 'Sivua ei ole', sv: 'Sidan finns inte', en: 'There is no such page' },
  notFoundBody: { fi: 'Osoitteessa ei ole mitään, tai sinulla ei ole oikeutta siihen.', sv: 'Det finns ingenting på adressen, eller så har du inte rätt till det.', en: 'There is nothing at this address, or you may not see it.' },
  toStart: { fi: 'Etusivulle', sv: 'Till startsidan', en: 'To the start' },
  appForbidden: { fi: 'Roolisi ei kuulu tähän sovellukseen. Valitse toinen sovellus ylhäältä.', sv: 'Din roll hör inte till den här applikationen. Välj en annan applikation ovan.', en: 'Your role has no part in this application. Choose another one above.' },
} as const satisfies TextTable;

export const roleTexts = {
  adviser: { fi: 'neuvoja', sv: 'rådgivare', en: 'adviser' },
  guide: { fi: 'asiakasohjaaja', sv: 'klienthandledare', en: 'client guide' },
  coordinator: { fi: 'koordinaattori', sv: 'koordinator', en: 'coordinator' },
  supervisor: { fi: 'lähiesihenkilö', sv: 'närmaste chef', en: 'supervisor' },
  unitManager: { fi: 'yksikön päällikkö', sv: 'enhetschef', en: 'unit manager' },
  developmentLead: { fi: 'kehittämispäällikkö', sv: 'utvecklingschef', en: 'development lead' },
  manager: { fi: 'johtaja', sv: 'chef', en: 'manager' },
  responsible: { fi: 'vastuuhenkilö', sv: 'ansvarig', en: 'responsible worker' },
} as const satisfies TextTable;

/** What was found of a case that no clock tells. */
export const findingTexts = {
  moves: { fi: 'Asiaa on siirretty liian monta kertaa', sv: 'Ärendet har flyttats för många gånger', en: 'The case has been moved too many times' },
  pingPong: { fi: 'Asia on palannut yksikköön, jossa se oli jo ollut (pallottelu)', sv: 'Ärendet har kommit tillbaka till en enhet där det redan har varit (bollning)', en: 'The case has come back to a unit that had it before (passed around)' },
  handoverOutcome: { fi: 'Tiedoksi: vastaanottaja kertoi, mitä siirrosta seurasi', sv: 'För kännedom: mottagaren berättade vad överföringen ledde till', en: 'For information: the receiver told what came of the handover' },
  transitionGap: { fi: 'Tiedoksi: palvelu ei ole alkanut siirtymän jälkeen ajallaan', sv: 'För kännedom: servicen har inte börjat i tid efter övergången', en: 'For information: service has not begun in time after the transition' },
  contactJoined: { fi: 'Tiedoksi: asiakas otti uudelleen yhteyttä', sv: 'För kännedom: klienten tog kontakt på nytt', en: 'For information: the client made contact again' },
  stuck: { fi: 'Apua tarvitaan: mikään ei vie asiaa eteenpäin', sv: 'Hjälp behövs: inget för ärendet framåt', en: 'Help is needed: nothing keeps the case going' },
} as const satisfies TextTable;

export const languageNames = { fi: 'Suomi', sv: 'Svenska', en: 'English' } as const;
