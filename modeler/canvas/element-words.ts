/** What bpmn-js calls kinds of elements, in Finnish and Swedish. Events are put together: what starts them, where they stand, whether they interrupt. */
type Words = readonly [fi: string, sv: string];

const kinds: Readonly<Record<string, Words>> = {
  'Task': ['Tehtävä', 'Uppgift'], 'User task': ['Ihmisen tehtävä', 'Användaruppgift'], 'Manual task': ['Käsin tehtävä', 'Manuell uppgift'], 'Service task': ['Palvelukutsu', 'Tjänsteuppgift'], 'Script task': ['Laskenta', 'Skriptuppgift'],
  'Send task': ['Lähetystehtävä', 'Sändningsuppgift'], 'Receive task': ['Vastaanottotehtävä', 'Mottagningsuppgift'], 'Business rule task': ['Päätössääntö', 'Beslutsregel'], 'Call activity': ['Kutsuttava prosessi', 'Anropad process'],
  'Sub-process': ['Aliprosessi', 'Delprocess'], 'Sub-process (collapsed)': ['Aliprosessi (suljettu)', 'Delprocess (stängd)'], 'Sub-process (expanded)': ['Aliprosessi (avattu)', 'Delprocess (öppen)'],
  'Ad-hoc sub-process': ['Vapaan järjestyksen aliprosessi', 'Delprocess utan fast ordning'], 'Ad-hoc sub-process (collapsed)': ['Vapaan järjestyksen aliprosessi (suljettu)', 'Delprocess utan fast ordning (stängd)'], 'Ad-hoc sub-process (expanded)': ['Vapaan järjestyksen aliprosessi (avattu)', 'Delprocess utan fast ordning (öppen)'],
  'Event sub-process': ['Tapahtuman aliprosessi', 'Händelsedelprocess'], 'Transaction': ['Tapahtumakokonaisuus', 'Transaktion'],
  'Exclusive gateway': ['Valinta', 'Exklusivt val'], 'Parallel gateway': ['Rinnakkain', 'Parallellt'], 'Inclusive gateway': ['Yksi tai useampi', 'Ett eller flera'], 'Complex gateway': ['Monimutkainen portti', 'Komplext grindval'], 'Event-based gateway': ['Valinta tapahtuman mukaan', 'Händelsestyrt val'],
  'Event based instantiating Gateway': ['Käynnistävä valinta tapahtuman mukaan', 'Startande händelsestyrt val'], 'Parallel Event based instantiating Gateway': ['Käynnistävä rinnakkainen tapahtumaportti', 'Startande parallellt händelseval'],
  'Data object reference': ['Tieto-objekti', 'Dataobjekt'], 'Data store reference': ['Tietovarasto', 'Datalager'], 'Empty pool/participant': ['Tyhjä osapuoli', 'Tom deltagare'], 'Expanded pool/participant': ['Avattu osapuoli', 'Öppen deltagare'],
  'Sequence flow': ['Siirtymä', 'Sekvensflöde'], 'Default flow': ['Oletussiirtymä', 'Standardflöde'], 'Conditional flow': ['Ehdollinen siirtymä', 'Villkorligt flöde'],
};

const triggers: Readonly<Record<string, Words>> = {
  Message: ['viesti', 'meddelande'], Timer: ['ajastin', 'timer'], Conditional: ['ehto', 'villkor'], Signal: ['signaali', 'signal'], Error: ['virhe', 'fel'], Escalation: ['eskalaatio', 'eskalering'],
  Compensation: ['peruutustoimi', 'kompensation'], Cancel: ['keskeytys', 'avbrott'], Terminate: ['lopettaa kaiken', 'avslutar allt'], Link: ['linkki', 'länk'],
};
const places: Readonly<Record<string, Words>> = {
  'start event': ['Alkutapahtuma', 'Starthändelse'], 'end event': ['Päätöstapahtuma', 'Sluthändelse'], 'boundary event': ['Reunatapahtuma', 'Kanthändelse'],
  'intermediate throw event': ['Lähettävä välitapahtuma', 'Sändande mellanhändelse'], 'intermediate catch event': ['Odottava välitapahtuma', 'Väntande mellanhändelse'],
};

/** Undefined for what is no kind of element. */
export function elementWord(text: string): Words | undefined {
  const [, trigger, place = '', mild] = /^(?:([A-Z]\w+) )?((?:start|end|boundary|intermediate throw|intermediate catch) event)( \(non-interrupting\))?$/i.exec(text) ?? [];
  const [where, why] = [places[place.toLowerCase()], trigger === undefined ? undefined : triggers[trigger]];
  if (where === undefined || (trigger !== undefined && why === undefined)) return kinds[text];
  const said = (at: 0 | 1, gentle: string): string => `${where[at]}${why === undefined ? '' : `: ${why[at]}`}${mild === undefined ? '' : ` (${gentle})`}`;
  return [said(0, 'ei keskeytä'), said(1, 'avbryter inte')];
}
