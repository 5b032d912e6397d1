/** The people of the embedded sign-in: in region 14 one per role (two guides, so that a handover can be declined and accepted), in each other region with a ready model those who run it. Never used when OIDC_ISSUER is set. */
import type { Employment, Profession } from '../guidance/index.ts';
import { unitId } from './ids.ts';

/** Roles of the product, as the identity provider's claim has them. `partner`: of another organisation, with narrow rights (handovers only). */
export const roles = ['adviser', 'guide', 'coordinator', 'supervisor', 'unitManager', 'divisionDirector', 'upperManagement', 'developmentLead', 'manager', 'partner'] as const;
export type Role = (typeof roles)[number];

export interface DemoUser {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly region: string;
  /** Unit ids. */
  readonly units: readonly string[];
  /** What the region's register of people says beside: by it the law's demands on a coordinator are judged. */
  readonly profession: Profession;
  readonly employment: Employment;
  readonly language: 'fi' | 'sv' | 'en';
}

const north = (code: string): string => unitId('14', code);
const all = [north('neuvonta'), north('asiakasohjaus'), north('moniammatillinen')];
const person = (username: string, name: string, roles: readonly Role[], units: readonly string[], more: Partial<Pick<DemoUser, 'region' | 'profession' | 'employment' | 'language'>> = {}): DemoUser =>
  ({ username, password: 'luotsi', name, roles, region: '14', units, profession: 'other', employment: 'office', language: 'fi', ...more });

export const demoUsers: readonly DemoUser[] = [
  person('aino.neuvoja', 'Aino Neuvoja', ['adviser'], [north('neuvonta')], { profession: 'practicalNurse', employment: 'contract' }),
  person('olli.ohjaaja', 'Olli Ohjaaja', ['guide'], [north('asiakasohjaus')], { profession: 'socionom' }),
  person('outi.ohjaaja', 'Outi Ohjaaja', ['guide'], [north('asiakasohjaus')], { profession: 'geronom', language: 'sv' }),
  person('kaisa.koordinaattori', 'Kaisa Koordinaattori', ['coordinator'], [north('moniammatillinen')], { profession: 'socialWorker' }),
  person('matti.moniosaaja', 'Matti Moniosaaja', ['coordinator'], [north('moniammatillinen')], { profession: 'nurse', employment: 'contract' }),
  person('essi.esihenkilo', 'Essi Esihenkilö', ['supervisor'], all, { profession: 'socialWorker' }),
  person('paavo.paallikko', 'Paavo Päällikkö', ['unitManager', 'manager'], all),
  person('doris.divisionschef', 'Doris Divisionschef', ['divisionDirector', 'manager'], all, { language: 'sv' }),
  person('kerttu.kehittaja', 'Kerttu Kehittäjä', ['developmentLead'], []),
  person('niina.kansallinen', 'Niina Kansallinen', ['developmentLead'], [], { region: '00' }),
  person('pirjo.kotiuttaja', 'Pirjo Kotiuttaja', ['partner'], [north('keskussairaala')], { profession: 'nurse' }),
  person('sari.satakunta', 'Sari Satakunta', ['adviser', 'developmentLead', 'manager'], [unitId('06', 'neuvonta')], { region: '06' }),
  person('pirkko.palveluohjaaja', 'Pirkko Palveluohjaaja', ['guide', 'coordinator'], [unitId('06', 'palveluohjaus')], { region: '06', profession: 'geronom' }),
  person('soile.esihenkilo', 'Soile Esihenkilö', ['supervisor', 'unitManager'], ['palveluohjaus', 'palveluyksikko', 'kotihoito'].map((code) => unitId('06', code)), { region: '06', profession: 'socialWorker' }),
  person('hanna.hoitaja', 'Hanna Hoitaja', ['guide'], ['palveluyksikko', 'kotihoito'].map((code) => unitId('06', code)), { region: '06', profession: 'nurse', employment: 'contract' }),
  person('paula.paijathame', 'Paula Päijät-Häme', ['supervisor', 'developmentLead', 'manager'], ['asiakasohjaus', 'monialainen'].map((code) => unitId('09', code)), { region: '09', profession: 'socialWorker' }),
  person('aku.asiakasohjaaja', 'Aku Asiakasohjaaja', ['adviser', 'guide'], [unitId('09', 'asiakasohjaus')], { region: '09', profession: 'socionom' }),
  person('veera.vastuutyontekija', 'Veera Vastuutyöntekijä', ['coordinator'], [unitId('09', 'monialainen')], { region: '09', profession: 'socionom' }),
  person('elina.etelasavo', 'Elina Etelä-Savo', ['supervisor', 'developmentLead', 'manager'], ['terveysasema', 'sosiaalipalvelut'].map((code) => unitId('12', code)), { region: '12', profession: 'nurse' }),
  person('risto.vastaanotto', 'Risto Vastaanotto', ['adviser'], [unitId('12', 'terveysasema')], { region: '12', profession: 'nurse', employment: 'contract' }),
  person('onni.omahoitaja', 'Onni Omahoitaja', ['coordinator'], [unitId('12', 'terveysasema')], { region: '12', profession: 'nurse', employment: 'contract' }),
  person('siiri.sosiaaliohjaaja', 'Siiri Sosiaaliohjaaja', ['guide'], [unitId('12', 'sosiaalipalvelut')], { region: '12', profession: 'socionom' }),
];

/** Units of the demo regions: code → names. Regions keep their own in the `unit` table. */
export const demoUnits = [
  { id: north('neuvonta'), region: '14', names: { fi: 'Neuvonta', sv: 'Rådgivning', en: 'Advice' } },
  { id: north('asiakasohjaus'), region: '14', names: { fi: 'Asiakasohjaus', sv: 'Klienthandledning', en: 'Client guidance' } },
  { id: north('moniammatillinen'), region: '14', names: { fi: 'Moniammatillinen ryhmä', sv: 'Multiprofessionell grupp', en: 'Multiprofessional group' } },
  { id: north('keskussairaala'), region: '14', names: { fi: 'Keskussairaala', sv: 'Centralsjukhuset', en: 'Central hospital' } },
  { id: unitId('06', 'neuvonta'), region: '06', names: { fi: 'Neuvonta', sv: 'Rådgivning', en: 'Advice' } },
  { id: unitId('06', 'palveluohjaus'), region: '06', names: { fi: 'Keskitetty asiakas- ja palveluohjaus', sv: 'Centraliserad klient- och servicehandledning', en: 'Centralised client and service guidance' } },
  { id: unitId('06', 'palveluyksikko'), region: '06', names: { fi: 'Palveluyksikkö', sv: 'Serviceenhet', en: 'Service unit' } },
  { id: unitId('06', 'kotihoito'), region: '06', names: { fi: 'Kotihoito', sv: 'Hemvård', en: 'Home care' } },
  { id: unitId('09', 'asiakasohjaus'), region: '09', names: { fi: 'Asiakasohjaus', sv: 'Klienthandledning', en: 'Client guidance' } },
  { id: unitId('09', 'monialainen'), region: '09', names: { fi: 'Monialainen tuki', sv: 'Sektorsövergripande stöd', en: 'Multi-sector support' } },
  { id: unitId('12', 'terveysasema'), region: '12', names: { fi: 'Terveysasema', sv: 'Hälsostation', en: 'Health station' } },
  { id: unitId('12', 'sosiaalipalvelut'), region: '12', names: { fi: 'Sosiaalipalvelut', sv: 'Socialservice', en: 'Social services' } },
] as const;
