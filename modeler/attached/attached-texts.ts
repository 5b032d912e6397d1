/** Words about forms and decisions. */
import type { TextTable } from '../../ui/index.ts';

export const attachedTexts = {
  forms: { fi: 'Lomakkeet', sv: 'Formulär', en: 'Forms' },
  decisions: { fi: 'Päätöstaulut', sv: 'Beslutstabeller', en: 'Decisions' },
  newForm: { fi: 'Uusi lomake', sv: 'Nytt formulär', en: 'New form' },
  newDecision: { fi: 'Uusi päätöstaulu', sv: 'Ny beslutstabell', en: 'New decision' },
  open: { fi: 'Avaa {name}', sv: 'Öppna {name}', en: 'Open {name}' },
  edit: { fi: 'Muokkaa', sv: 'Redigera', en: 'Edit' },
  view: { fi: 'Katso', sv: 'Visa', en: 'View' },
  preview: { fi: 'Esikatselu', sv: 'Förhandsvisning', en: 'Preview' },
  formTitle: { fi: 'Lomake: {name}', sv: 'Formulär: {name}', en: 'Form: {name}' },
  decisionTitle: { fi: 'Päätöstaulu: {name}', sv: 'Beslutstabell: {name}', en: 'Decision: {name}' },
  keep: { fi: 'Valmis', sv: 'Klar', en: 'Done' },
  remove: { fi: 'Poista {name}', sv: 'Ta bort {name}', en: 'Delete {name}' },
  exportOne: { fi: 'Vie {name}', sv: 'Exportera {name}', en: 'Export {name}' },
  importForm: { fi: 'Tuo lomake (.form)', sv: 'Importera formulär (.form)', en: 'Import a form (.form)' },
  importDecision: { fi: 'Tuo päätöstaulu (.dmn)', sv: 'Importera beslutstabell (.dmn)', en: 'Import a decision (.dmn)' },
  importFailed: { fi: 'Tiedostoa ei voi lukea: {name}. Mitään ei muuttunut.', sv: 'Filen kan inte läsas: {name}. Ingenting ändrades.', en: 'The file cannot be read: {name}. Nothing was changed.' },
  none: { fi: 'ei valittu', sv: 'inte valt', en: 'not chosen' },
  decision: { fi: 'Päätös', sv: 'Beslut', en: 'Decision' },
  result: { fi: 'Muuttuja, johon tulos tulee', sv: 'Variabel för resultatet', en: 'Variable for the result' },
  resultHint: { fi: 'Pelkkä nimi, esimerkiksi segment', sv: 'Bara ett namn, till exempel segment', en: 'A plain name, for instance segment' },
  inputs: { fi: 'Taulu puhuu lomakkeiden tiedoista niiden nimillä: {names}', sv: 'Tabellen talar om formulärens uppgifter med deras namn: {names}', en: 'The table speaks of what forms hold by name: {names}' },
  notReadable: { fi: 'Tiedostoa ei voi näyttää taulukkona.', sv: 'Filen kan inte visas som tabell.', en: 'The file cannot be shown as a table.' },
  loading: { fi: 'Muokkain avautuu…', sv: 'Redigeraren öppnas…', en: 'The editor opens…' },
} as const satisfies TextTable;
