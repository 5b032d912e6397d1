/** What the elements of a diagram are called, and the words of closed lists. */
import type { TextTable } from '../ui/pure.ts';

export const kindTexts = {
  startEvent: { fi: 'alkutapahtuma', sv: 'starthändelse', en: 'start event' },
  endEvent: { fi: 'päätöstapahtuma', sv: 'sluthändelse', en: 'end event' },
  intermediateCatchEvent: { fi: 'odotus', sv: 'väntan', en: 'catch event' },
  intermediateThrowEvent: { fi: 'välitapahtuma', sv: 'mellanhändelse', en: 'throw event' },
  boundaryEvent: { fi: 'reunatapahtuma', sv: 'kanthändelse', en: 'boundary event' },
  task: { fi: 'tehtävä', sv: 'uppgift', en: 'task' },
  userTask: { fi: 'tehtävä', sv: 'uppgift', en: 'user task' },
  manualTask: { fi: 'tehtävä käsin', sv: 'manuell uppgift', en: 'manual task' },
  serviceTask: { fi: 'järjestelmän tehtävä', sv: 'systemuppgift', en: 'service task' },
  sendTask: { fi: 'lähetys', sv: 'sändning', en: 'send task' },
  receiveTask: { fi: 'vastaanotto', sv: 'mottagning', en: 'receive task' },
  scriptTask: { fi: 'laskenta', sv: 'skript', en: 'script task' },
  businessRuleTask: { fi: 'päätössääntö', sv: 'beslutsregel', en: 'business rule task' },
  exclusiveGateway: { fi: 'valinta', sv: 'val', en: 'exclusive gateway' },
  parallelGateway: { fi: 'rinnakkain', sv: 'parallellt', en: 'parallel gateway' },
  inclusiveGateway: { fi: 'monivalinta', sv: 'flerval', en: 'inclusive gateway' },
  eventBasedGateway: { fi: 'valinta tapahtuman mukaan', sv: 'händelseval', en: 'event-based gateway' },
  subProcess: { fi: 'aliprosessi', sv: 'delprocess', en: 'sub-process' },
  sequenceFlow: { fi: 'siirtymä', sv: 'flöde', en: 'sequence flow' },
  messageFlow: { fi: 'viesti', sv: 'meddelande', en: 'message flow' },
  lane: { fi: 'kaista', sv: 'bana', en: 'lane' },
  participant: { fi: 'osapuoli', sv: 'deltagare', en: 'participant' },
  collaboration: { fi: 'yhteistyö', sv: 'samarbete', en: 'collaboration' },
  process: { fi: 'prosessi', sv: 'process', en: 'process' },
  textAnnotation: { fi: 'huomautus', sv: 'kommentar', en: 'annotation' },
  handover: { fi: 'siirto', sv: 'överföring', en: 'handover' },
} as const satisfies TextTable;

export const unitTexts = {
  workingDays: { fi: 'arkipäivää', sv: 'vardagar', en: 'working days' },
  workingHours: { fi: 'työtuntia', sv: 'arbetstimmar', en: 'working hours' },
  calendarDays: { fi: 'kalenteripäivää', sv: 'kalenderdagar', en: 'calendar days' },
  weeks: { fi: 'viikkoa', sv: 'veckor', en: 'weeks' },
  months: { fi: 'kuukautta', sv: 'månader', en: 'months' },
  sameDay: { fi: 'samana päivänä', sv: 'samma dag', en: 'the same day' },
  now: { fi: 'välittömästi', sv: 'omedelbart', en: 'at once' },
  withoutUndueDelay: { fi: 'ilman aiheetonta viivytystä', sv: 'utan obefogat dröjsmål', en: 'without undue delay' },
} as const satisfies TextTable;

export const channelTexts = {
  phone: { fi: 'puhelin', sv: 'telefon', en: 'phone' },
  email: { fi: 'sähköposti', sv: 'e-post', en: 'e-mail' },
  chat: { fi: 'chat', sv: 'chatt', en: 'chat' },
  digital: { fi: 'digitaalinen asiointi', sv: 'digital kontakt', en: 'digital service' },
  visit: { fi: 'käynti', sv: 'besök', en: 'visit' },
  letter: { fi: 'kirje', sv: 'brev', en: 'letter' },
} as const satisfies TextTable;

/** Sections of a handover's package. */
export const packageSectionTexts = {
  needs: { fi: 'tarpeet', sv: 'behov', en: 'needs' },
  plan: { fi: 'suunnitelma', sv: 'plan', en: 'plan' },
  decisions: { fi: 'päätökset', sv: 'beslut', en: 'decisions' },
  openTasks: { fi: 'avoimet tehtävät', sv: 'öppna uppgifter', en: 'open tasks' },
  contacts: { fi: 'yhteystiedot', sv: 'kontaktuppgifter', en: 'contacts' },
  consent: { fi: 'suostumukset', sv: 'samtycken', en: 'consents' },
} as const satisfies TextTable;
