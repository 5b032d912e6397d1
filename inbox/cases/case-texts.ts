/** Texts of the case pages, and names of channels. */
import type { TextTable } from '../../ui/index.ts';

export const caseTexts = {
  starting: { fi: 'Käynnistyy', sv: 'Startar', en: 'Starting' },
  open: { fi: 'Avoin', sv: 'Öppet', en: 'Open' },
  ended: { fi: 'Päättynyt', sv: 'Avslutat', en: 'Ended' },
  initiated: { fi: 'Vireille {date} ({channel})', sv: 'Inlett {date} ({channel})', en: 'Initiated {date} ({channel})' },
  version: { fi: 'Mallin versio {n}', sv: 'Modellens version {n}', en: 'Model version {n}' },
  history: { fi: 'Asian historia kaaviossa', sv: 'Ärendets historia i diagrammet', en: "The case's history on the diagram" },
  number: { fi: 'Asianumero', sv: 'Ärendenummer', en: 'Case number' },
  status: { fi: 'Tila', sv: 'Status', en: 'Status' },
  results: { fi: 'Haku: {number}', sv: 'Sökning: {number}', en: 'Search: {number}' },
  none: { fi: 'Asioita ei löytynyt.', sv: 'Inga ärenden hittades.', en: 'No cases were found.' },
  noneNext: { fi: 'Tarkista numero (muotoa A-1042) tai kirjaa uusi yhteydenotto.', sv: 'Kontrollera numret (i formen A-1042) eller registrera en ny kontakt.', en: 'Check the number (such as A-1042) or record a new contact.' },
} as const satisfies TextTable;

export const channelTexts = {
  phone: { fi: 'puhelin', sv: 'telefon', en: 'phone' },
  email: { fi: 'sähköposti', sv: 'e-post', en: 'email' },
  chat: { fi: 'chat', sv: 'chatt', en: 'chat' },
  digital: { fi: 'sähköinen lomake', sv: 'elektronisk blankett', en: 'online form' },
  visit: { fi: 'käynti', sv: 'besök', en: 'visit' },
  letter: { fi: 'kirje', sv: 'brev', en: 'letter' },
} as const satisfies TextTable;
