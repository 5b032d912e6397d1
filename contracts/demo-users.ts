/** The people of the embedded sign-in, one per role (two guides, so that a handover can be declined and accepted). Never used when OIDC_ISSUER is set. */
import { unitId } from './ids.ts';

export type Role = 'adviser' | 'guide' | 'coordinator' | 'supervisor' | 'unitManager' | 'developmentLead' | 'manager';

export interface DemoUser {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly region: string;
  /** Unit ids. */
  readonly units: readonly string[];
}

const north = (code: string): string => unitId('14', code);
const all = [north('neuvonta'), north('asiakasohjaus'), north('moniammatillinen')];
const person = (username: string, name: string, roles: readonly Role[], units: readonly string[], region = '14'): DemoUser =>
  ({ username, password: 'luotsi', name, roles, region, units });

export const demoUsers: readonly DemoUser[] = [
  person('aino.neuvoja', 'Aino Neuvoja', ['adviser'], [north('neuvonta')]),
  person('olli.ohjaaja', 'Olli Ohjaaja', ['guide'], [north('asiakasohjaus')]),
  person('outi.ohjaaja', 'Outi Ohjaaja', ['guide'], [north('asiakasohjaus')]),
  person('kaisa.koordinaattori', 'Kaisa Koordinaattori', ['coordinator'], [north('moniammatillinen')]),
  person('matti.moniosaaja', 'Matti Moniosaaja', ['coordinator'], [north('moniammatillinen')]),
  person('essi.esihenkilo', 'Essi Esihenkilö', ['supervisor'], all),
  person('paavo.paallikko', 'Paavo Päällikkö', ['unitManager', 'manager'], all),
  person('kerttu.kehittaja', 'Kerttu Kehittäjä', ['developmentLead'], []),
  person('niina.kansallinen', 'Niina Kansallinen', ['developmentLead'], [], '00'),
  person('sari.satakunta', 'Sari Satakunta', ['adviser', 'developmentLead', 'manager'], [unitId('06', 'neuvonta')], '06'),
];

/** Units of the demo regions: code → names. Regions keep their own in the `unit` table. */
export const demoUnits = [
  { id: north('neuvonta'), region: '14', names: { fi: 'Neuvonta', sv: 'Rådgivning', en: 'Advice' } },
  { id: north('asiakasohjaus'), region: '14', names: { fi: 'Asiakasohjaus', sv: 'Klienthandledning', en: 'Client guidance' } },
  { id: north('moniammatillinen'), region: '14', names: { fi: 'Moniammatillinen ryhmä', sv: 'Multiprofessionell grupp', en: 'Multiprofessional group' } },
  { id: unitId('06', 'neuvonta'), region: '06', names: { fi: 'Neuvonta', sv: 'Rådgivning', en: 'Advice' } },
] as const;
