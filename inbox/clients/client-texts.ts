/** Texts of the client's page. */
import type { TextTable } from '../../ui/index.ts';

export const clientTexts = {
  title: { fi: 'Asiakkaan asiat', sv: 'Klientens ärenden', en: "The client's matters" },
  closed: { fi: 'Asiakas ei ole yksikkösi asiakas. Voit avata hänen tietonsa kertomalla syyn; se kirjataan lokiin.', sv: 'Klienten är inte din enhets klient. Du kan öppna uppgifterna genom att ange en orsak; den antecknas i loggen.', en: 'The client is not one of your unit. You can open their data by giving a reason; it is logged.' },
  open: { fi: 'Avaa syyn kanssa…', sv: 'Öppna med en orsak…', en: 'Open with a reason…' },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  birthDate: { fi: 'Syntymäaika', sv: 'Födelsedatum', en: 'Date of birth' },
  phone: { fi: 'Puhelin', sv: 'Telefon', en: 'Phone' },
  matters: { fi: 'Kaikki asiat', sv: 'Alla ärenden', en: 'All matters' },
  noMatters: { fi: 'Asiakkaalla ei ole asioita.', sv: 'Klienten har inga ärenden.', en: 'The client has no matters.' },
  step: { fi: 'Vaihe nyt', sv: 'Steg nu', en: 'Step now' },
  contacts: { fi: 'Yhteydenotot', sv: 'Kontakter', en: 'Contacts' },
  joined: { fi: 'liitetty avoimeen asiaan', sv: 'fogad till ett öppet ärende', en: 'joined an open matter' },
} as const satisfies TextTable;
