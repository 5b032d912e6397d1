/** Texts of the clock: states, and time left in the clock's own unit. */
import type { TextTable } from '../i18n/texts.ts';

export const clockTexts = {
  inTime: { fi: 'Ajassa', sv: 'I tid', en: 'In time' },
  warning: { fi: 'Määräaika lähestyy', sv: 'Tidsfristen närmar sig', en: 'Due soon' },
  dueToday: { fi: 'Viimeinen päivä tänään', sv: 'Sista dagen i dag', en: 'Due today' },
  late: { fi: 'Myöhässä', sv: 'Försenad', en: 'Late' },
  stopped: { fi: 'Tehty ajassa', sv: 'Gjord i tid', en: 'Done in time' },
  stoppedLate: { fi: 'Tehty myöhässä', sv: 'Gjord för sent', en: 'Done late' },
  cancelled: { fi: 'Päättynyt ilman tulosta', sv: 'Avslutad utan resultat', en: 'Ended without result' },
  withoutNumber: { fi: 'Ilman aiheetonta viivytystä', sv: 'Utan obefogat dröjsmål', en: 'Without undue delay' },
  workingDays_one: { fi: '{n} arkipäivä', sv: '{n} vardag', en: '{n} working day' },
  workingDays_other: { fi: '{n} arkipäivää', sv: '{n} vardagar', en: '{n} working days' },
  calendarDays_one: { fi: '{n} päivä', sv: '{n} dag', en: '{n} day' },
  calendarDays_other: { fi: '{n} päivää', sv: '{n} dagar', en: '{n} days' },
  left: { fi: '{time} jäljellä', sv: '{time} kvar', en: '{time} left' },
  lateBy: { fi: 'myöhässä {time}', sv: '{time} för sent', en: '{time} late' },
  lateLessThanDay: { fi: 'myöhässä alle arkipäivän', sv: 'mindre än en vardag för sent', en: 'less than a working day late' },
  today: { fi: 'tänään', sv: 'i dag', en: 'today' },
  due: { fi: 'Määräaika {due}', sv: 'Senast {due}', en: 'Due {due}' },
  noDue: { fi: 'Ei päivämäärää: heti, kun voidaan', sv: 'Inget datum: så snart som möjligt', en: 'No date: as soon as possible' },
  started: { fi: 'Alkoi {date}', sv: 'Började {date}', en: 'Started {date}' },
  done: { fi: 'Tehty {date}', sv: 'Gjord {date}', en: 'Done {date}' },
  statutory: { fi: 'Lakisääteinen', sv: 'Lagstadgad', en: 'Statutory' },
  target: { fi: 'Tavoite', sv: 'Mål', en: 'Target' },
  law: { fi: 'Peruste', sv: 'Grund', en: 'Legal basis' },
  noClock: { fi: 'Ei määräaikaa', sv: 'Ingen tidsfrist', en: 'No time limit' },
} as const satisfies TextTable;
