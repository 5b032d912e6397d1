/** Texts of escalations: what each step of a ladder says to whom it reaches. */
import type { TextTable } from '../../ui/index.ts';

export const escalationTexts = {
  remind: { fi: 'Muistutus: määräaika lähestyy', sv: 'Påminnelse: tidsfristen närmar sig', en: 'Reminder: the limit is near' },
  inform: { fi: 'Tiedoksi: määräaika on ylittynyt tai ylittymässä', sv: 'För kännedom: tidsfristen har överskridits eller håller på att överskridas', en: 'For information: the limit is or will be exceeded' },
  help: { fi: 'Apua tarvitaan: varmista, että asia etenee', sv: 'Hjälp behövs: se till att ärendet går framåt', en: 'Help is needed: see that the case moves' },
  transfer: { fi: 'Siirretty: asia odottaa uutta tekijää', sv: 'Överförd: ärendet väntar på en ny utförare', en: 'Transferred: the case waits for somebody new' },
  raised: { fi: 'Nostettu {date}, {unit}, {role}', sv: 'Väckt {date}, {unit}, {role}', en: 'Raised {date}, {unit}, {role}' },
  acknowledge: { fi: 'Kuittaa asia {number}', sv: 'Kvittera ärende {number}', en: 'Acknowledge case {number}' },
  acknowledging: { fi: 'Kuitataan…', sv: 'Kvitteras…', en: 'Acknowledging…' },
  intro: { fi: 'Kuittaus kertoo muille, että olet nähnyt hälytyksen ja huolehdit asiasta.', sv: 'Kvitteringen visar andra att du har sett larmet och sköter ärendet.', en: 'Acknowledging tells others that you have seen it and take care of it.' },
  none: { fi: 'Ei avoimia hälytyksiä.', sv: 'Inga öppna larm.', en: 'No open escalations.' },
  noneNext: { fi: 'Kun määräaika uhkaa ylittyä, hälytys ilmestyy tähän itsestään.', sv: 'När en tidsfrist hotar överskridas visas larmet här av sig självt.', en: 'When a limit is about to be exceeded, the escalation appears here by itself.' },
  acknowledged: { fi: 'Asian {number} hälytys kuitattiin.', sv: 'Larmet för ärende {number} kvitterades.', en: 'The escalation of case {number} was acknowledged.' },
  called: { fi: 'Kutsuttu: {names}', sv: 'Kallade: {names}', en: 'Called: {names}' },
  insteadOf: { fi: '{name} (sijaisena: {other})', sv: '{name} (i stället för {other})', en: '{name} (in place of {other})' },
  absentToo: { fi: '{name} (poissa)', sv: '{name} (frånvarande)', en: '{name} (absent)' },
  mails: { fi: 'Sähköpostit', sv: 'E-post', en: 'Mails' },
  mailsTo: { fi: 'Viestit tulevat osoitteeseen {address}. Niissä ei ole asiakastietoja.', sv: 'Meddelandena kommer till {address}. De innehåller inga klientuppgifter.', en: 'Mails come to {address}. They hold no client data.' },
  mailEscalations: { fi: 'Muistutuksista ja hälytyksistä', sv: 'Om påminnelser och larm', en: 'About reminders and escalations' },
  mailHandovers: { fi: 'Tarjotuista ja palautetuista siirroista', sv: 'Om erbjudna och returnerade överföringar', en: 'About offered and returned handovers' },
  noAddress: { fi: 'Sinulle ei ole merkitty sähköpostiosoitetta, joten viestejä ei lähetetä. Esihenkilösi voi lisätä sen.', sv: 'Du har ingen e-postadress, så inga meddelanden skickas. Din förman kan lägga till en.', en: 'You have no mail address, so nothing is sent. Your supervisor can add one.' },
} as const satisfies TextTable;
