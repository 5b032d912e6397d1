/** Texts of the case pages, and names of channels. */
import type { TextTable } from '../../ui/index.ts';

export const caseTexts = {
  starting: { fi: 'Käynnistyy', sv: 'Startar', en: 'Starting' },
  open: { fi: 'Avoin', sv: 'Öppet', en: 'Open' },
  ended: { fi: 'Päättynyt', sv: 'Avslutat', en: 'Ended' },
  initiated: { fi: 'Vireille {date} ({channel})', sv: 'Inlett {date} ({channel})', en: 'Initiated {date} ({channel})' },
  version: { fi: 'Mallin versio {n}', sv: 'Modellens version {n}', en: 'Model version {n}' },
  history: { fi: 'Asian historia kaaviossa', sv: 'Ärendets historia i diagrammet', en: "The case's history on the diagram" },
  moves: { fi: 'Siirtoja yksiköstä toiseen: {n}', sv: 'Flyttningar mellan enheter: {n}', en: 'Moves between units: {n}' },
  client: { fi: 'Asiakkaan kaikki asiat', sv: 'Klientens alla ärenden', en: "All the client's matters" },
  moveOn: { fi: 'Ohjaa oikeaan yksikköön', sv: 'För vidare till rätt enhet', en: 'Pass on to the right unit' },
  moveOnTitle: { fi: 'Ohjaa asia oikeaan yksikköön', sv: 'För ärendet vidare till rätt enhet', en: 'Pass the case on to the right unit' },
  moveOnBody: { fi: 'Asia ei kuulu teille, eikä kukaan ole vielä ottanut sitä. Asiakkaan ei tarvitse ottaa uudelleen yhteyttä. Siirto lasketaan.', sv: 'Ärendet hör inte till er och ingen har tagit det än. Klienten behöver inte ta kontakt på nytt. Flyttningen räknas.', en: 'The case is not yours, and nobody has taken it yet. The client need not get in touch again. The move is counted.' },
  callBack: { fi: 'Pyydä takaisinsoittoa…', sv: 'Be om återuppringning…', en: 'Ask for a call back…' },
  callBackTitle: { fi: 'Pyydä takaisinsoittoa asiakkaalle', sv: 'Be om återuppringning till klienten', en: 'Ask that the client be called back' },
  callBackBody: { fi: 'Takaisinsoitto tulee tehtäväksi sille, joka on vastuussa.', sv: 'Återuppringningen blir en uppgift för den som har ansvaret.', en: 'The call back becomes a task of who is responsible.' },
  callBackNote: { fi: 'Mistä asiasta ja milloin sopii', sv: 'Om vad och när det passar', en: 'About what, and when it suits' },
  callBackDo: { fi: 'Pyydä takaisinsoittoa', sv: 'Be om återuppringning', en: 'Ask for a call back' },
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
