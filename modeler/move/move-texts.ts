/** Texts of moving running cases to another version: what stands in the way and what is worth knowing, in words. */
import type { MigrationPreview } from '../../contracts/index.ts';
import type { TextTable, Translated } from '../../ui/index.ts';

export const moveTexts = {
  title: { fi: 'Käynnissä olevat asiat: {name}', sv: 'Pågående ärenden: {name}', en: 'Running cases: {name}' },
  body: { fi: 'Asia kulkee loppuun sillä versiolla, jolla se alkoi. Voit siirtää asian toiseen versioon yksi kerrallaan: koeajo näyttää ensin, mitä siirto tarkoittaa.', sv: 'Ett ärende följer till slutet den version det började med. Du kan flytta ärenden till en annan version ett i taget: en provkörning visar först vad flytten innebär.', en: 'A case runs to its end on the version it started on. Cases can be moved to another version one at a time: a dry run first shows what the move means.' },
  onlyMovers: { fi: 'Asioita siirtää toiseen versioon kehittämispäällikkö, johtaja tai yksikön päällikkö. Voit katsoa luetteloa.', sv: 'Ärenden flyttas till en annan version av utvecklingschefen, en chef eller enhetschefen. Du kan se listan.', en: 'Cases are moved to another version by the development lead, a manager or a unit manager. You can look at the list.' },
  draft: { fi: 'Luonnoksella ei ole asioita.', sv: 'Ett utkast har inga ärenden.', en: 'A draft has no cases.' },
  draftBody: { fi: 'Asiat alkavat versiolla, kun se on julkaistu.', sv: 'Ärenden börjar med versionen när den har publicerats.', en: 'Cases start on the version once it is published.' },
  none: { fi: 'Yksikään avoin asia ei kulje tällä versiolla.', sv: 'Inget öppet ärende följer den här versionen.', en: 'No open case runs this version.' },
  noneBody: { fi: 'Siirrettävää ei ole.', sv: 'Det finns inget att flytta.', en: 'There is nothing to move.' },
  total: { fi: 'Avoimia asioita: {n}', sv: 'Öppna ärenden: {n}', en: 'Open cases: {n}' },
  target: { fi: 'Mihin versioon asiat siirretään', sv: 'Till vilken version ärendena flyttas', en: 'Version to move cases to' },
  targetOption: { fi: '{name}, versio {n}', sv: '{name}, version {n}', en: '{name}, version {n}' },
  targetWaiting: { fi: '{name}, versio {n} (voimaan {date})', sv: '{name}, version {n} (gäller från {date})', en: '{name}, version {n} (valid from {date})' },
  noTarget: { fi: 'Alueella ei ole toista julkaistua versiota, johon asian voisi siirtää.', sv: 'Området har ingen annan publicerad version som ärendet kunde flyttas till.', en: 'The region has no other published version to move a case to.' },
  number: { fi: 'Asia', sv: 'Ärende', en: 'Case' },
  stands: { fi: 'Missä vaiheessa', sv: 'I vilket steg', en: 'Where it stands' },
  unit: { fi: 'Yksikkö', sv: 'Enhet', en: 'Unit' },
  since: { fi: 'Alkoi', sv: 'Började', en: 'Since' },
  act: { fi: 'Siirto', sv: 'Flytt', en: 'Move' },
  noTask: { fi: 'odottaa, ei avointa tehtävää', sv: 'väntar, ingen öppen uppgift', en: 'waits, no open task' },
  suspended: { fi: 'keskeytetty', sv: 'avbrutet tills vidare', en: 'suspended' },
  loadMore: { fi: 'Näytä lisää', sv: 'Visa fler', en: 'Show more' },
  tryOut: { fi: 'Koeaja siirto…', sv: 'Provkör flytten…', en: 'Try the move…' },
  tryOutOf: { fi: 'Koeaja siirto: asia {number}', sv: 'Provkör flytten: ärende {number}', en: 'Try the move: case {number}' },

  dialogTitle: { fi: 'Siirrä asia {number}', sv: 'Flytta ärende {number}', en: 'Move case {number}' },
  fromTo: { fi: 'Versiosta {from} versioon {to}. Koeajo ei muuta mitään.', sv: 'Från version {from} till version {to}. Provkörningen ändrar inget.', en: 'From version {from} to version {to}. The dry run changes nothing.' },
  running: { fi: 'Koeajetaan…', sv: 'Provkör…', en: 'Trying…' },
  possible: { fi: 'Siirron voi tehdä.', sv: 'Flytten kan göras.', en: 'The move can be made.' },
  obstaclesN: { fi: 'Siirron esteenä: {n}', sv: 'Hindrar flytten: {n}', en: 'In the way of the move: {n}' },
  places: { fi: 'Minne asia siirtyy', sv: 'Vart ärendet flyttas', en: 'Where the case goes' },
  clocks: { fi: 'Kellot', sv: 'Klockor', en: 'Clocks' },
  clocksNone: { fi: 'Ei käynnissä olevia kelloja.', sv: 'Inga klockor går.', en: 'No clock is running.' },
  notices: { fi: 'Hyvä tietää', sv: 'Bra att veta', en: 'Worth knowing' },
  stays: { fi: 'pysyy: {name}', sv: 'stannar: {name}', en: 'stays: {name}' },
  goesTo: { fi: 'siirtyy: {name}', sv: 'flyttas till: {name}', en: 'goes to: {name}' },
  goesOnAs: { fi: 'jatkuu: {name}', sv: 'fortsätter: {name}', en: 'goes on as: {name}' },
  letGo: { fi: 'päästetään', sv: 'släpps', en: 'let go' },
  ends: { fi: 'päättyy', sv: 'avslutas', en: 'ends' },
  noPlace: { fi: 'ei paikkaa uudessa versiossa', sv: 'ingen plats i den nya versionen', en: 'no place in the new version' },
  dueKept: { fi: 'määräpäivä pysyy: {due}', sv: 'sista dagen står fast: {due}', en: 'the due date stays: {due}' },
  dueNone: { fi: 'ei määräpäivää', sv: 'ingen sista dag', en: 'no due date' },
  paused: { fi: 'pysäytetty', sv: 'pausad', en: 'paused' },
  choosePlace: { fi: 'Minne: {name}', sv: 'Vart: {name}', en: 'Where to: {name}' },
  chooseClock: { fi: 'Miten kello jatkuu: {name}', sv: 'Hur klockan fortsätter: {name}', en: 'How the clock goes on: {name}' },
  choose: { fi: 'Valitse', sv: 'Välj', en: 'Choose' },
  optionLetGo: { fi: 'Päästetään: odotus päättyy', sv: 'Släpps: väntan upphör', en: 'Let go: the wait ends' },
  optionEnd: { fi: 'Kello päättyy', sv: 'Klockan avslutas', en: 'The clock ends' },
  nTimes: { fi: '{n} kertaa', sv: '{n} gånger', en: '{n} times' },
  reason: { fi: 'Miksi asia siirretään', sv: 'Varför ärendet flyttas', en: 'Why the case is moved' },
  reasonHint: { fi: 'Jää asian lokiin. Älä kirjoita asiakkaan tietoja.', sv: 'Sparas i ärendets logg. Skriv inga uppgifter om klienten.', en: 'Kept in the case’s log. Write nothing about the client.' },
  reasonMissing: { fi: 'Kirjoita, miksi asia siirretään.', sv: 'Skriv varför ärendet flyttas.', en: 'Write why the case is moved.' },
  moveNow: { fi: 'Siirrä asia', sv: 'Flytta ärendet', en: 'Move the case' },
  whyNot: { fi: 'Siirron voi tehdä, kun esteitä ei ole.', sv: 'Flytten kan göras när inget hindrar den.', en: 'The move can be made when nothing is in its way.' },
  conflict: { fi: 'Asia eteni sillä välin, eikä sitä siirretty. Koeajo on ajettu uudelleen: katso se ja vahvista. Valintasi ja perustelusi ovat tallella.', sv: 'Ärendet gick vidare under tiden och flyttades inte. Provkörningen har gjorts om: se över den och bekräfta. Dina val och din motivering finns kvar.', en: 'The case moved on meanwhile and was not moved over. The dry run was made again: look at it and confirm. Your choices and reason are kept.' },
  moved: { fi: 'Asia {number} on siirretty versioon {n}.', sv: 'Ärende {number} har flyttats till version {n}.', en: 'Case {number} was moved to version {n}.' },
  accepted: { fi: 'Asian {number} siirto on tallessa ja toteutetaan heti, kun järjestelmän poissa oleva osa palaa. Sinun ei tarvitse lähettää uudelleen.', sv: 'Flytten av ärende {number} är sparad och utförs genast när den del av systemet som är borta är tillbaka. Du behöver inte skicka på nytt.', en: 'The move of case {number} is kept and will be carried out as soon as the missing part of the system is back. You need not send it again.' },
} as const satisfies TextTable;

type Holds = MigrationPreview['places'][number]['holds'];
type Obstacle = MigrationPreview['obstacles'][number]['code'];
type Notice = MigrationPreview['notices'][number]['code'];

/** What stands at a place, said after its kind. */
export const holdsTexts = {
  token: { fi: 'asia on tässä', sv: 'ärendet är här', en: 'the case is here' },
  scope: { fi: 'avoinna', sv: 'öppen', en: 'open' },
  wait: { fi: 'odotetaan', sv: 'väntas på', en: 'waited for' },
  join: { fi: 'odottaa muita haaroja', sv: 'väntar på andra grenar', en: 'waits for other ways' },
  compensation: { fi: 'tehty, voidaan vielä perua', sv: 'gjord, kan ännu återtas', en: 'done, may still be compensated' },
} as const satisfies Record<Holds, Translated>;

const another = { fi: 'Valitse toinen paikka.', sv: 'Välj en annan plats.', en: 'Choose another place.' } as const;
const leave = { fi: 'Jätä asia tälle versiolle, tai siirrä se myöhemmin.', sv: 'Låt ärendet följa sin version, eller flytta det senare.', en: 'Leave the case on its version, or move it later.' } as const;
const clock = { fi: 'Valitse toinen kello, tai anna kellon päättyä.', sv: 'Välj en annan klocka, eller låt klockan avslutas.', en: 'Choose another clock, or let the clock end.' } as const;

/** What stands in the way, and what helps. */
export const obstacleTexts = {
  elementGone: { what: { fi: 'Vaihetta ei ole uudessa versiossa.', sv: 'Steget finns inte i den nya versionen.', en: 'The new version has no such step.' }, helps: another },
  kindChanged: { what: { fi: 'Vaihe on uudessa versiossa toista lajia.', sv: 'Steget är av ett annat slag i den nya versionen.', en: 'In the new version the step is of another kind.' }, helps: another },
  eventChanged: { what: { fi: 'Uusi versio odottaa tässä toista viestiä tai merkkiä.', sv: 'Den nya versionen väntar här på ett annat meddelande eller en annan signal.', en: 'The new version waits here for another message or signal.' }, helps: another },
  loopChanged: { what: { fi: 'Vaihe toistuu uudessa versiossa toisin.', sv: 'Steget upprepas på ett annat sätt i den nya versionen.', en: 'The step is repeated otherwise in the new version.' }, helps: another },
  scopeChanged: { what: { fi: 'Vaihe on uudessa versiossa toisen aliprosessin tai vaiheen sisällä.', sv: 'Steget finns i en annan delprocess eller ett annat steg i den nya versionen.', en: 'In the new version the step is inside another sub-process or activity.' }, helps: another },
  joinChanged: { what: { fi: 'Haarat yhdistyvät uudessa versiossa toisin.', sv: 'Grenarna förenas på ett annat sätt i den nya versionen.', en: 'The ways come together otherwise in the new version.' }, helps: leave },
  joinStarves: { what: { fi: 'Asia jäisi odottamaan haaraa, jolta ei enää voi tulla mitään.', sv: 'Ärendet skulle vänta på en gren från vilken inget längre kan komma.', en: 'The case would wait for a way on which nothing can come any more.' }, helps: leave },
  placeTaken: { what: { fi: 'Kaksi nykyistä päätyisi samaan paikkaan.', sv: 'Två av de nuvarande skulle hamna på samma plats.', en: 'Two of now would come to the same place.' }, helps: { fi: 'Valitse eri paikat.', sv: 'Välj olika platser.', en: 'Choose different places.' } },
  processGone: { what: { fi: 'Uudessa versiossa ei ole tätä prosessia.', sv: 'Den nya versionen har inte den här processen.', en: 'The new version has no such process.' }, helps: { fi: 'Valitse toinen versio.', sv: 'Välj en annan version.', en: 'Choose another version.' } },
  notRunning: { what: { fi: 'Asia ei ole käynnissä.', sv: 'Ärendet pågår inte.', en: 'The case is not running.' }, helps: { fi: 'Siirrettävää ei ole.', sv: 'Det finns inget att flytta.', en: 'There is nothing to move.' } },
  clockGone: { what: { fi: 'Kelloa ei ole uudessa versiossa.', sv: 'Klockan finns inte i den nya versionen.', en: 'The new version has no such clock.' }, helps: clock },
  clockKindChanged: { what: { fi: 'Kello olisi toista lajia: lakisääteinen määräaika ei voi muuttua tavoitteeksi eikä tavoite määräajaksi.', sv: 'Klockan skulle vara av ett annat slag: en lagstadgad tidsfrist kan inte bli ett mål och inte tvärtom.', en: 'The clock would be of another kind: a limit of the law cannot become a target, nor the other way round.' }, helps: clock },
  handoverChanged: { what: { fi: 'Siirto toiselle on kesken vaiheessa, joka ei uudessa versiossa ole siirto, tai päinvastoin.', sv: 'En överföring pågår i ett steg som inte är en överföring i den nya versionen, eller tvärtom.', en: 'A handover is under way at a step that is none in the new version, or the other way round.' }, helps: { fi: 'Odota, että siirtoon on vastattu.', sv: 'Vänta tills överföringen har besvarats.', en: 'Wait until the handover is answered.' } },
  coordinatorRoleGone: { what: { fi: 'Jollakulla on vastuutyöntekijän rooli, jota uusi versio ei tunne.', sv: 'Någon har en roll som ansvarig som den nya versionen inte känner.', en: 'Somebody has a coordinator role that the new version does not know.' }, helps: leave },
} as const satisfies Record<Obstacle, { readonly what: Translated; readonly helps: Translated }>;

/** What is worth knowing and stands in nobody's way. */
export const noticeTexts = {
  limitKept: { fi: 'Kello pitää alkuperäisen määräaikansa; uudessa versiossa se on toinen.', sv: 'Klockan behåller sin ursprungliga tidsfrist; i den nya versionen är den en annan.', en: 'The clock keeps the limit it started with; the new version has another.' },
  ladderChanged: { fi: 'Tulevat portaat ja varoitukset ovat uuden version. Jo annettuja ei anneta uudelleen.', sv: 'Kommande trappsteg och varningar är den nya versionens. De som redan getts ges inte på nytt.', en: 'Steps of the ladder and warnings still to come are those of the new version. What was raised is not raised again.' },
  clockNotStarted: { fi: 'Uuden version kello ei ala asialle, joka on jo avoinna.', sv: 'Den nya versionens klocka startar inte för ett ärende som redan är öppet.', en: 'This clock of the new version is not started for a case that is open already.' },
  assignmentKept: { fi: 'Avoin tehtävä pysyy samalla tekijällä, vaikka uusi versio antaa sen muualle.', sv: 'Den öppna uppgiften stannar där den är, fast den nya versionen ger den till någon annan.', en: 'The open task stays where it is, though the new version gives it to others.' },
  eventNotAwaited: { fi: 'Uutta reunatapahtumaa ei odoteta, ennen kuin vaiheeseen tullaan uudelleen.', sv: 'Den nya kanthändelsen väntas inte in förrän steget börjar på nytt.', en: 'Nothing waits for this new boundary event until the step is entered anew.' },
  waitEnds: { fi: 'Odotus päättyy, koska se päästetään.', sv: 'Väntan upphör, eftersom den släpps.', en: 'The wait ends, because it is let go.' },
  clockEnds: { fi: 'Kello päättyy siirrossa.', sv: 'Klockan avslutas i flytten.', en: 'The clock ends with the move.' },
} as const satisfies Record<Notice, Translated>;
