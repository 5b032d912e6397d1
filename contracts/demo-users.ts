/** The people of the embedded sign-in, one per role (two guides, so that a handover can be declined and accepted). Never used when OIDC_ISSUER is set. */
import type { Employment, Profession } from '../guidance/index.ts';
import { unitId } from './ids.ts';

export type Role = 'adviser' | 'guide' | 'coordinator' | 'supervisor' | 'unitManager' | 'divisionDirector' | 'upperManagement' | 'developmentLead' | 'manager';

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
  person('sari.satakunta', 'Sari Satakunta', ['adviser', 'developmentLead', 'manager'], [unitId('06', 'neuvonta')], { region: '06' }),
];

/** Units of the demo regions: code → names. Regions keep their own in the `unit` table. */
export const demoUnits = [
  { id: north('neuvonta'), region: '14', names: { fi: 'Neuvonta', sv: 'Rådgivning', en: 'Advice' } },
  { id: north('asiakasohjaus'), region: '14', names: { fi: 'Asiakasohjaus', sv: 'Klienthandledning', en: 'Client guidance' } },
  { id: north('moniammatillinen'), region: '14', names: { fi: 'Moniammatillinen ryhmä', sv: 'Multiprofessionell grupp', en: 'Multiprofessional group' } },
  { id: unitId('06', 'neuvonta'), region: '06', names: { fi: 'Neuvonta', sv: 'Rådgivning', en: 'Advice' } },
] as const;
