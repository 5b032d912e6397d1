/** Fields of clocks and ladders. */
import { unitTexts } from '../kind-texts.ts';
import { choice, dayUnits, idField, roleField, says, worded } from './schema-words.ts';
import type { Field, FieldList, TypeFields } from './field.ts';

const activated = choice('activated', 'vaihe alkaa', 'steget börjar', 'the step starts');
const completed = choice('completed', 'vaihe valmistuu', 'steget blir klart', 'the step is completed');
const naming = [
  choice('coordinatorNeeded', 'vastuutyöntekijä tarvitaan', 'en ansvarig behövs', 'a coordinator is needed'), choice('coordinatorQueued', 'nimeäminen jää jonoon', 'utnämningen köas', 'the naming is queued'),
  choice('coordinatorNamed', 'vastuutyöntekijä on nimetty', 'en ansvarig är utsedd', 'a coordinator is named'),
];
const about = [
  choice('handoverOffered', 'siirto tarjotaan', 'överföringen erbjuds', 'a handover is offered'), choice('handoverAnswered', 'siirtoon vastataan', 'överföringen besvaras', 'a handover is answered'), choice('handoverAccepted', 'siirto hyväksytään', 'överföringen godkänns', 'a handover is accepted'),
  choice('firstService', 'palvelu alkaa', 'servicen börjar', 'service begins'), choice('callBackRequested', 'takaisinsoittoa pyydetään', 'återuppringning begärs', 'a call back is asked for'), choice('clientReached', 'asiakas tavoitetaan', 'klienten nås', 'the client is reached'),
];
const opened = choice('caseOpened', 'asia avataan', 'ärendet öppnas', 'the case is opened');
const on = (kind: Field['kind']): Field => ({ property: 'on', label: says('Kun', 'När', 'When'), kind });
const element: Field = { property: 'element', label: says('Vaihe', 'Steg', 'Step'), kind: 'step' };
const most = [activated, completed, ...naming];
const standing = [choice('counts', 'aika kuluu', 'tiden går', 'time counts'), choice('standsStill', 'aika seisoo', 'tiden står stilla', 'time stands still')];
const waitingFor = [
  choice('client', 'asiakasta', 'klienten', 'the client'), choice('partner', 'kumppania', 'en partner', 'a partner'), choice('place', 'paikkaa', 'en plats', 'a place'),
  choice('healthProfessional', 'terveydenhuollon ammattilaista', 'hälso- och sjukvårdspersonal', 'a health professional'), choice('decision', 'päätöstä', 'ett beslut', 'a decision'), choice('other', 'muuta', 'annat', 'something else'),
];
const triggers = (property: string, type: string, fi: string, sv: string, en: string): FieldList => ({ property, type, label: says(fi, sv, en), add: says(`Lisää: ${fi.toLowerCase()}`, `Lägg till: ${sv.toLowerCase()}`, `Add: ${en.toLowerCase()}`), starts: { on: 'completed' } });

export const clockFields: Readonly<Record<string, TypeFields>> = {
  Clock: {
    title: says('Kello', 'Klocka', 'Clock'),
    fields: [
      idField, ...worded('Nimi', 'Namn', 'Name'),
      { property: 'kind', label: says('Laji', 'Typ', 'Kind'), kind: [choice('statutory', 'lakisääteinen', 'lagstadgad', 'statutory'), choice('target', 'alueen tavoite', 'områdets mål', 'the region’s target')] },
      { property: 'limitRef', label: says('Määräaika laista', 'Tidsfrist enligt lag', 'Limit from the law'), kind: 'limitRow', instead: ['limit', 'unit', 'roll'] },
      { property: 'limit', label: says('Määräaika', 'Tidsfrist', 'Limit'), kind: 'whole' },
      { property: 'unit', label: says('Yksikkö', 'Enhet', 'Unit of time'), kind: Object.entries(unitTexts).map(([value, words]) => ({ value, says: words })) },
      { property: 'roll', label: says('Siirtyy seuraavaan arkipäivään', 'Flyttas till nästa vardag', 'Moves to the next working day'), kind: 'yes' },
      { property: 'calendar', label: says('Kalenteri', 'Kalender', 'Calendar'), kind: [choice('fi', 'valtakunnan', 'rikets', 'the country’s'), choice('region', 'alueen oma', 'områdets egen', 'the region’s own'), choice('unit', 'yksikön oma', 'enhetens egen', 'the unit’s own')], usual: 'fi' },
      { property: 'officeHours', label: says('Alkaa seuraavasta aukioloajasta', 'Börjar nästa öppettid', 'Starts at the next opening'), kind: 'yes' },
      { property: 'legalBasis', label: says('Lakiperuste', 'Rättslig grund', 'Legal basis'), kind: 'text', lang: 'fi' },
      { property: 'condition', label: says('Ehto', 'Villkor', 'Condition'), kind: 'feel' },
      { property: 'ladder', label: says('Portaat', 'Trappa', 'Ladder'), kind: 'ladder' },
      { property: 'waiting', label: says('Kun odotetaan', 'När man väntar', 'While the case waits'), kind: standing },
      { property: 'suspension', label: says('Kun asia on keskeytetty', 'När ärendet är avbrutet', 'While the case is suspended'), kind: standing },
      { property: 'exceptions', label: says('Perusteet ylittää määräaika', 'Grunder för att överskrida tidsfristen', 'Grounds to exceed the limit'), kind: 'names' },
    ],
    lists: [
      triggers('starts', 'Start', 'Alkaa', 'Startar', 'Starts'), triggers('stops', 'Stop', 'Pysähtyy', 'Stannar', 'Stops'),
      { ...triggers('pauses', 'Pause', 'Tauko', 'Paus', 'Pauses'), starts: { on: 'activated', waitingFor: 'client' } }, triggers('resumes', 'Resume', 'Jatkuu', 'Fortsätter', 'Resumes'), triggers('reopens', 'Reopen', 'Avautuu uudelleen', 'Öppnas på nytt', 'Re-opens'),
      { property: 'warnings', type: 'Warning', label: says('Varoituspisteet', 'Varningspunkter', 'Warning points'), add: says('Lisää varoituspiste', 'Lägg till varningspunkt', 'Add a warning point'), starts: { id: 'soon', offset: '-2', unit: 'workingDays' } },
    ],
  },
  Start: { title: says('Alkaa', 'Startar', 'Starts'), fields: [on([opened, activated, completed, ...naming, ...about]), element] },
  Stop: { title: says('Pysähtyy', 'Stannar', 'Stops'), fields: [on([activated, completed, ...naming, ...about]), element] },
  Pause: { title: says('Tauko', 'Paus', 'Pause'), fields: [on(most), element, { property: 'waitingFor', label: says('Mitä odotetaan', 'Vad man väntar på', 'What is waited for'), kind: waitingFor }, { property: 'reason', label: says('Syy', 'Orsak', 'Reason'), kind: 'text', lang: 'fi' }] },
  Resume: { title: says('Jatkuu', 'Fortsätter', 'Resumes'), fields: [on(most), element] },
  Reopen: { title: says('Avautuu uudelleen', 'Öppnas på nytt', 'Re-opens'), fields: [on(most), element] },
  Warning: { title: says('Varoituspiste', 'Varningspunkt', 'Warning point'), fields: [
    idField, { property: 'offset', label: says('Päiviä määräpäivästä (−2 = ennen)', 'Dagar från förfallodagen (−2 = före)', 'Days from the last day (−2 = before)'), kind: 'whole', instead: ['share'] },
    { property: 'unit', label: says('Yksikkö', 'Enhet', 'Unit of time'), kind: dayUnits, usual: 'workingDays' }, { property: 'share', label: says('Osuus ajasta (0,8)', 'Del av tiden (0,8)', 'Share of the time (0.8)'), kind: 'share', instead: ['offset', 'unit'] },
  ] },
  Ladder: { title: says('Portaat', 'Trappa', 'Ladder'), fields: [idField], lists: [{ property: 'steps', type: 'Step', label: says('Askeleet', 'Steg', 'Steps'), add: says('Lisää askel', 'Lägg till steg', 'Add a step'), starts: { offset: '0', unit: 'workingDays', kind: 'inform', role: 'supervisor' } }] },
  Step: { title: says('Askel', 'Steg', 'Step'), fields: [
    idField, { property: 'offset', label: says('Päiviä määräpäivästä (−2 = ennen)', 'Dagar från förfallodagen (−2 = före)', 'Days from the last day (−2 = before)'), kind: 'whole' },
    { property: 'unit', label: says('Yksikkö', 'Enhet', 'Unit of time'), kind: dayUnits, usual: 'workingDays' },
    { property: 'kind', label: says('Mitä tehdään', 'Vad som görs', 'What is done'), kind: [choice('remind', 'muistutetaan', 'påminns', 'remind'), choice('inform', 'annetaan tieto', 'informeras', 'inform'), choice('help', 'pyydetään apua', 'hjälp begärs', 'ask for help'), choice('transfer', 'siirretään', 'överförs', 'transfer')] },
    roleField('role'), { property: 'when', label: says('Milloin', 'När', 'When'), kind: [choice('always', 'aina', 'alltid', 'always'), choice('unacknowledged', 'jos edellistä ei ole kuitattu', 'om föregående inte har kvitterats', 'unless the one before was acknowledged')], usual: 'always' },
  ] },
};
