/** Words for changes between two models. */
import type { TextTable } from '../../ui/pure.ts';

export const aspectTexts = {
  step: { fi: 'Vaihe', sv: 'Steg', en: 'Step' }, flow: { fi: 'Siirtymä', sv: 'Flöde', en: 'Connection' }, lane: { fi: 'Kaista', sv: 'Bana', en: 'Lane' }, participant: { fi: 'Osapuoli', sv: 'Deltagare', en: 'Participant' },
  messageFlow: { fi: 'Viesti', sv: 'Meddelande', en: 'Message' }, name: { fi: 'Nimi', sv: 'Namn', en: 'Name' }, type: { fi: 'Laji', sv: 'Typ', en: 'Kind' }, place: { fi: 'Sijainti', sv: 'Plats', en: 'Place' },
  standsIn: { fi: 'Kaista', sv: 'Bana', en: 'Lane' }, order: { fi: 'Ehtojen järjestys', sv: 'Villkorens ordning', en: 'Order of conditions' }, role: { fi: 'Rooli', sv: 'Roll', en: 'Role' }, tier: { fi: 'Taso', sv: 'Nivå', en: 'Tier' },
  handover: { fi: 'Siirto', sv: 'Överföring', en: 'Handover' }, coordinator: { fi: 'Vastuutyöntekijä', sv: 'Ansvarig arbetstagare', en: 'Coordinator' }, condition: { fi: 'Ehto', sv: 'Villkor', en: 'Condition' },
  default: { fi: 'Oletussiirtymä', sv: 'Standardflöde', en: 'Default connection' }, event: { fi: 'Tapahtuma', sv: 'Händelse', en: 'Event' }, loop: { fi: 'Toisto', sv: 'Upprepning', en: 'Repetition' },
  clock: { fi: 'Kello', sv: 'Klocka', en: 'Clock' }, ladder: { fi: 'Portaat', sv: 'Trappa', en: 'Ladder' }, channels: { fi: 'Kanavat', sv: 'Kanaler', en: 'Channels' }, form: { fi: 'Lomake', sv: 'Formulär', en: 'Form' },
  formField: { fi: 'Lomakkeen kenttä', sv: 'Formulärfält', en: 'Form field' }, decision: { fi: 'Päätössääntö', sv: 'Beslutsregel', en: 'Decision' }, instruction: { fi: 'Ohje', sv: 'Anvisning', en: 'Instruction' },
  clientView: { fi: 'Asiakkaan sanat', sv: 'Klientens ord', en: 'Client’s words' }, basis: { fi: 'Lakiperuste', sv: 'Rättslig grund', en: 'Legal basis' }, source: { fi: 'Lähde', sv: 'Källa', en: 'Source' },
  documentation: { fi: 'Kuvaus', sv: 'Beskrivning', en: 'Documentation' }, locked: { fi: 'Lukitus', sv: 'Låsning', en: 'Lock' }, guidance: { fi: 'Ohjauksen tieto', sv: 'Handledningens uppgift', en: 'Guidance' },
  foreign: { fi: 'Toisen ohjelman tieto', sv: 'Annat programs uppgift', en: 'Another tool’s data' }, other: { fi: 'Muu tieto', sv: 'Annan uppgift', en: 'Other' },
} as const satisfies TextTable;

/** Attributes with a word of their own; others are shown by name. */
export const attributeTexts: TextTable = {
  fi: { fi: 'suomeksi', sv: 'på finska', en: 'in Finnish' }, sv: { fi: 'ruotsiksi', sv: 'på svenska', en: 'in Swedish' }, en: { fi: 'englanniksi', sv: 'på engelska', en: 'in English' },
  'text.sv': { fi: 'ruotsiksi', sv: 'på svenska', en: 'in Swedish' }, 'text.en': { fi: 'englanniksi', sv: 'på engelska', en: 'in English' },
  limit: { fi: 'määräaika', sv: 'tidsfrist', en: 'limit' }, kind: { fi: 'laji', sv: 'typ', en: 'kind' }, starts: { fi: 'alkaa', sv: 'startar', en: 'starts' }, stops: { fi: 'pysähtyy', sv: 'stannar', en: 'stops' },
  pauses: { fi: 'keskeytyy', sv: 'pausas', en: 'pauses' }, resumes: { fi: 'jatkuu', sv: 'fortsätter', en: 'resumes' }, condition: { fi: 'ehto', sv: 'villkor', en: 'condition' }, ladder: { fi: 'portaat', sv: 'trappa', en: 'ladder' },
  legalBasis: { fi: 'lakiperuste', sv: 'rättslig grund', en: 'legal basis' }, requires: { fi: 'vaaditut tiedot', sv: 'uppgifter som krävs', en: 'what it must hold' }, transition: { fi: 'siirtymä', sv: 'övergång', en: 'transition' },
  toRole: { fi: 'vastaanottaja', sv: 'mottagare', en: 'receiver' }, namesCoordinator: { fi: 'nimeää vastuutyöntekijän', sv: 'utser ansvarig arbetstagare', en: 'names the coordinator' },
  label: { fi: 'otsikko', sv: 'rubrik', en: 'label' }, required: { fi: 'pakollinen', sv: 'obligatorisk', en: 'required' }, option: { fi: 'vaihtoehto', sv: 'alternativ', en: 'option' }, description: { fi: 'selite', sv: 'förklaring', en: 'description' },
  order: { fi: 'kenttien järjestys', sv: 'fältens ordning', en: 'order of fields' }, targetRef: { fi: 'minne vie', sv: 'vart det leder', en: 'where it leads' }, sourceRef: { fi: 'mistä lähtee', sv: 'varifrån det utgår', en: 'where it comes from' },
  'coordinator.limit': { fi: 'asiakkaita enintään', sv: 'klienter högst', en: 'clients at most' }, 'coordinator.unit': { fi: 'yksikkö', sv: 'enhet', en: 'unit' }, eligibility: { fi: 'kelpoisuus', sv: 'behörighet', en: 'eligibility' },
  specialSupport: { fi: 'erityisen tuen ehto', sv: 'villkor för särskilt stöd', en: 'condition of special support' }, namedBy: { fi: 'nimeäjä', sv: 'utses av', en: 'named by' },
  role: { fi: 'rooli', sv: 'roll', en: 'role' }, key: { fi: 'valittu', sv: 'vald', en: 'chosen' }, level: { fi: 'numero', sv: 'nummer', en: 'number' },
};
/** Attributes that say nothing besides their aspect. */
export const silentAttributes: ReadonlySet<string> = new Set(['key', 'level', 'role', 'channels', 'aspects', 'toRole']);

export const sentenceTexts = {
  stepAdded: { fi: 'Vaihe ”{name}” on lisätty', sv: 'Steget ”{name}” har lagts till', en: 'Step ‘{name}’ is added' },
  stepRemoved: { fi: 'Vaihe ”{name}” on poistettu', sv: 'Steget ”{name}” har tagits bort', en: 'Step ‘{name}’ is removed' },
  thingAdded: { fi: '{what} ”{name}” on lisätty', sv: '{what} ”{name}” har lagts till', en: '{what} ‘{name}’ is added' },
  thingRemoved: { fi: '{what} ”{name}” on poistettu', sv: '{what} ”{name}” har tagits bort', en: '{what} ‘{name}’ is removed' },
  limitFalls: { fi: 'Kellon ”{part}” määräaika lyhenee: {from} → {to}', sv: 'Tidsfristen för ”{part}” förkortas från {from} till {to}', en: 'The limit of ‘{part}’ falls from {from} to {to}' },
  limitRises: { fi: 'Kellon ”{part}” määräaika pitenee: {from} → {to}', sv: 'Tidsfristen för ”{part}” förlängs från {from} till {to}', en: 'The limit of ‘{part}’ rises from {from} to {to}' },
  limitChanges: { fi: 'Kellon ”{part}” määräaika muuttuu: {from} → {to}', sv: 'Tidsfristen för ”{part}” ändras från {from} till {to}', en: 'The limit of ‘{part}’ changes from {from} to {to}' },
  partAdded: { fi: '{what} ”{part}” on lisätty: {name}', sv: '{what} ”{part}” har lagts till: {name}', en: '{what} ‘{part}’ is added: {name}' },
  partRemoved: { fi: '{what} ”{part}” on poistettu: {name}', sv: '{what} ”{part}” har tagits bort: {name}', en: '{what} ‘{part}’ is removed: {name}' },
  partChanged: { fi: '{what} ”{part}”, {attribute}: {from} → {to}', sv: '{what} ”{part}”, {attribute}: {from} → {to}', en: '{what} ‘{part}’, {attribute}: {from} → {to}' },
  valueAdded: { fi: '{what} on lisätty vaiheeseen ”{name}”: {to}', sv: '{what} har lagts till i ”{name}”: {to}', en: '{what} is added to ‘{name}’: {to}' },
  valueRemoved: { fi: '{what} on poistettu vaiheesta ”{name}”: {from}', sv: '{what} har tagits bort från ”{name}”: {from}', en: '{what} is removed from ‘{name}’: {from}' },
  valueChanged: { fi: '{what}, ”{name}”: {from} → {to}', sv: '{what}, ”{name}”: {from} → {to}', en: '{what} of ‘{name}’: {from} → {to}' },
  nothing: { fi: 'ei mitään', sv: 'inget', en: 'nothing' }, yes: { fi: 'kyllä', sv: 'ja', en: 'yes' }, no: { fi: 'ei', sv: 'nej', en: 'no' },
  caseOpened: { fi: 'asia avataan', sv: 'ärendet öppnas', en: 'the case is opened' }, activated: { fi: '”{name}” alkaa', sv: '”{name}” börjar', en: '‘{name}’ starts' }, completed: { fi: '”{name}” valmistuu', sv: '”{name}” blir klart', en: '‘{name}’ is completed' },
} as const satisfies TextTable;
