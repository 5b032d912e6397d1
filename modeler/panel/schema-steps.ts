/** Fields of what stands on steps, lanes and the process: tiers, people, handovers, forms, decisions, words. */
import { packageSectionTexts } from '../kind-texts.ts';
import { choice, roleField, says, unitField, worded } from './schema-words.ts';
import type { TypeFields } from './field.ts';

const references: TypeFields['fields'] = [
  { property: 'ref', label: says('Viite', 'Hänvisning', 'Reference'), kind: 'text', lang: 'fi' },
  { property: 'note', label: says('Huomautus', 'Anmärkning', 'Note'), kind: 'long', lang: 'fi' },
];
const transitionChoices = [
  choice('tierToTier', 'tasolta toiselle', 'från nivå till nivå', 'from tier to tier'), choice('homeToService', 'kotoa palveluun', 'hemifrån till service', 'from home to a service'),
  choice('serviceToHome', 'palvelusta kotiin', 'från service till hemmet', 'from a service to home'), choice('serviceToService', 'palvelusta toiseen', 'från service till service', 'from service to service'),
  choice('regionToRegion', 'alueelta toiselle', 'från område till område', 'from region to region'),
];
const eligibility = [
  choice('anyone', 'kuka tahansa', 'vem som helst', 'anyone'), choice('socialWelfareProfessional', 'sosiaalihuollon ammattihenkilö', 'yrkesutbildad inom socialvården', 'a social welfare professional'),
  choice('socialWorkerInOffice', 'sosiaalityöntekijä virassa', 'socialarbetare i tjänsteförhållande', 'a social worker in office'),
];

export const stepFields: Readonly<Record<string, TypeFields>> = {
  Tier: { title: says('Taso', 'Nivå', 'Tier'), fields: [{
    property: 'level', label: says('Taso', 'Nivå', 'Tier'),
    kind: [choice('1', '1: yleinen ohjaus ja neuvonta', '1: allmän handledning och rådgivning', '1: general guidance'), choice('2', '2: asiakasohjaus', '2: klienthandledning', '2: client guidance'), choice('3', '3: intensiivinen palveluohjaus', '3: intensiv servicehandledning', '3: intensive service guidance')],
  }] },
  Locked: { title: says('Lukittu muunnelmilta', 'Låst för varianter', 'Locked for variants'), fields: [{ property: 'aspects', label: says('Mikä on lukittu (tyhjä = kaikki)', 'Vad som är låst (tomt = allt)', 'What is locked (empty = everything)'), kind: 'names' }] },
  Entry: { title: says('Kanavat', 'Kanaler', 'Channels'), fields: [{ property: 'channels', label: says('Kanavat, jotka alkavat tästä', 'Kanaler som börjar här', 'Channels that start here'), kind: 'channels' }] },
  Names: { title: says('Nimet', 'Namn', 'Names'), fields: [{ property: 'sv', label: says('Nimi ruotsiksi', 'Namn på svenska', 'Name in Swedish'), kind: 'text', lang: 'sv' }, { property: 'en', label: says('Nimi englanniksi', 'Namn på engelska', 'Name in English'), kind: 'text', lang: 'en' }] },
  Assignment: { title: says('Kuka tekee', 'Vem gör', 'Who does it'), fields: [roleField('role'), unitField('unit'), {
    property: 'to', label: says('Kenelle tehtävä tulee', 'Vem får uppgiften', 'Who gets the task'), usual: 'unit',
    kind: [choice('unit', 'yksikön jonoon', 'enhetens kö', 'the unit’s queue'), choice('responsible', 'vastuuhenkilölle', 'den ansvariga', 'the responsible worker'), choice('coordinator', 'nimetylle vastuutyöntekijälle', 'den namngivna ansvariga arbetstagaren', 'the named coordinator')],
  }] },
  Handover: { title: says('Siirto', 'Överföring', 'Handover'), fields: [
    { property: 'toRole', label: says('Vastaanottava rooli', 'Mottagande roll', 'Receiving role'), kind: 'role' }, { property: 'toUnit', label: says('Vastaanottava yksikkö', 'Mottagande enhet', 'Receiving unit'), kind: 'unit' },
    { property: 'transition', label: says('Siirron laji', 'Överföringens typ', 'Kind of handover'), kind: transitionChoices },
    { property: 'requires', label: says('Tiedot, jotka siirrossa on oltava', 'Uppgifter som överföringen ska innehålla', 'What the handover must hold'), kind: 'names' },
    { property: 'namesCoordinator', label: says('Vastaanottaja nimetään vastuutyöntekijäksi', 'Mottagaren utses till ansvarig arbetstagare', 'The receiver becomes the coordinator'), kind: 'yes' },
    { property: 'coordinatorRole', label: says('Vastuutyöntekijän rooli', 'Den ansvarigas roll', 'Role of the coordinator'), kind: 'coordinator' },
    { property: 'follows', label: says('Lähettäjä seuraa palvelun alkua', 'Avsändaren följer att servicen börjar', 'The sender follows whether the service begins'), kind: 'yes' },
  ] },
  Package: { title: says('Siirtopaketti', 'Överföringspaket', 'Handover package'), fields: [], lists: [{ property: 'parts', type: 'Part', label: says('Osat', 'Delar', 'Parts'), add: says('Lisää osa', 'Lägg till del', 'Add a part'), starts: { section: 'needs' } }] },
  Part: { title: says('Osa', 'Del', 'Part'), fields: [
    { property: 'section', label: says('Osa', 'Del', 'Part'), kind: Object.entries(packageSectionTexts).map(([value, words]) => ({ value, says: words })) },
    { property: 'variables', label: says('Tiedot', 'Uppgifter', 'Information'), kind: 'names' }, { property: 'required', label: says('Pakollinen', 'Obligatorisk', 'Required'), kind: 'yes' },
  ] },
  Moves: { title: says('Siirtojen rajat', 'Gränser för överföringar', 'Limits of moves'), fields: [
    { property: 'limit', label: says('Siirtoja enintään', 'Högst så här många överföringar', 'Moves at most'), kind: 'whole' },
    { property: 'pingPong', label: says('Paluita samaan yksikköön enintään', 'Högst så här många återkomster till samma enhet', 'Returns to the same unit at most'), kind: 'whole' },
  ] },
  Coordinator: { title: says('Vastuutyöntekijä', 'Ansvarig arbetstagare', 'Coordinator'), fields: [
    { property: 'role', label: says('Roolin tunnus', 'Rollens kod', 'Code of the role'), kind: 'text' }, ...worded('Roolin nimi', 'Rollens namn', 'Name of the role'),
    { property: 'required', label: says('Nimettävä aina tasolla 3', 'Ska alltid utses på nivå 3', 'Always named in tier 3'), kind: 'yes', usual: 'true' },
    { property: 'eligibility', label: says('Kelpoisuus', 'Behörighet', 'Who may be named'), kind: eligibility, usual: 'anyone' },
    { property: 'specialSupport', label: says('Ehto erityiselle tuelle', 'Villkor för särskilt stöd', 'Condition of special support'), kind: 'feel' },
    { property: 'limit', label: says('Asiakkaita enintään', 'Högst så här många klienter', 'Clients at most'), kind: 'whole' }, unitField('unit'),
    { property: 'namedBy', label: says('Kuka nimeää', 'Vem utser', 'Who names'), kind: 'role', usual: 'supervisor' },
  ] },
  Form: { title: says('Lomake', 'Formulär', 'Form'), fields: [{ property: 'key', label: says('Lomake', 'Formulär', 'Form'), kind: 'text' }] },
  Decision: { title: says('Päätöstaulu', 'Beslutstabell', 'Decision'), fields: [
    { property: 'key', label: says('Päätöstaulu', 'Beslutstabell', 'Decision file'), kind: 'text' }, { property: 'decision', label: says('Päätös', 'Beslut', 'Decision'), kind: 'text' },
    { property: 'result', label: says('Muuttuja, johon tulos tulee', 'Variabel för resultatet', 'Variable for the result'), kind: 'text' },
  ] },
  NoClock: { title: says('Ei kelloa tarkoituksella', 'Medvetet ingen klocka', 'No clock on purpose'), fields: worded('Peruste', 'Motivering', 'Reason', 'long') },
  Instruction: { title: says('Ohje työntekijälle', 'Anvisning för arbetstagaren', 'Instruction for the worker'), fields: worded('Ohje työntekijälle', 'Anvisning för arbetstagaren', 'Instruction for the worker', 'long') },
  ClientView: { title: says('Asiakkaalle näkyvä teksti', 'Text som klienten ser', 'Text the client sees'), fields: worded('Asiakkaalle näkyvä teksti', 'Text som klienten ser', 'Text the client sees', 'long') },
  Basis: { title: says('Laki ja peruste', 'Lag och grund', 'Law'), fields: references },
  Source: { title: says('Lähteet', 'Källor', 'Sources'), fields: references },
};
