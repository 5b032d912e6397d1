/**
 * What people read when something fails: what happened, what is safe, what to do next, for every problem code of the API.
 * `NO_ANSWER` is ours: the server did not answer.
 */
import type { ProblemCode } from '../../contracts/index.ts';
import type { Translated } from '../i18n/texts.ts';

export const safeTexts = {
  nothingChanged: { fi: 'Mitään ei muutettu.', sv: 'Ingenting ändrades.', en: 'Nothing was changed.' },
  typedKept: { fi: 'Kirjoittamasi tiedot ovat tallella tällä sivulla.', sv: 'Det du har skrivit är kvar på den här sidan.', en: 'What you typed is still on this page.' },
  savedKept: { fi: 'Aiemmin tallennetut tiedot ovat turvassa.', sv: 'Tidigare sparade uppgifter är i säkerhet.', en: 'What was saved before is safe.' },
} as const satisfies Record<string, Translated>;

export const nextTexts = {
  tryAgain: { fi: 'Yritä hetken kuluttua uudelleen. Sama toimi ei tapahdu kahdesti.', sv: 'Försök igen om en stund. Samma åtgärd utförs inte två gånger.', en: 'Try again in a moment. The same action is not done twice.' },
  reload: { fi: 'Lataa sivu uudelleen ja katso tilanne ennen kuin jatkat.', sv: 'Ladda om sidan och kontrollera läget innan du fortsätter.', en: 'Load the page again and look before you go on.' },
  signIn: { fi: 'Kirjaudu sisään ja jatka tästä.', sv: 'Logga in och fortsätt här.', en: 'Sign in and go on from here.' },
  correct: { fi: 'Korjaa merkityt kohdat ja lähetä uudelleen.', sv: 'Rätta de markerade punkterna och skicka på nytt.', en: 'Correct the marked places and send again.' },
  back: { fi: 'Palaa työjonoon ja valitse seuraava tehtävä.', sv: 'Gå tillbaka till arbetskön och välj nästa uppgift.', en: 'Go back to the inbox and choose the next task.' },
  claim: { fi: 'Ota tehtävä ensin itsellesi.', sv: 'Ta först uppgiften.', en: 'Claim the task first.' },
  askSupervisor: { fi: 'Jos tarvitset oikeuden, kysy esihenkilöltäsi.', sv: 'Fråga din chef om du behöver rättigheten.', en: 'If you need the right, ask your supervisor.' },
  askLead: { fi: 'Pyydä alueen kehittämispäällikköä julkaisemaan malli.', sv: 'Be områdets utvecklingschef publicera en modell.', en: "Ask the region's development lead to publish a model." },
  nameNext: { fi: 'Nimeä seuraava ja yritä uudelleen, kun hän on hyväksynyt.', sv: 'Utse nästa och försök igen när hen har godkänt.', en: 'Name the next one and try again when they have accepted.' },
  tellSupport: { fi: 'Jos vika toistuu, kerro tuelle tämän ilmoituksen koodi.', sv: 'Om felet upprepas, ge stödet koden i det här meddelandet.', en: 'If it happens again, give support the code of this notice.' },
  newDraft: { fi: 'Tee julkaistusta versiosta luonnos ja muuta sitä.', sv: 'Gör ett utkast av den publicerade versionen och ändra det.', en: 'Make a draft from the published version and change that.' },
  returnFirst: { fi: 'Palauta versio luonnokseksi, jos sitä pitää muuttaa.', sv: 'Returnera versionen som utkast om den ska ändras.', en: 'Send it back to be a draft if it must be changed.' },
  askApprover: { fi: 'Lähetä versio hyväksyttäväksi ja pyydä johtajaa hyväksymään se.', sv: 'Skicka versionen för godkännande och be chefen godkänna den.', en: 'Submit it and ask a manager to approve it.' },
  openModel: { fi: 'Valitse malli vasemmalta luettelosta.', sv: 'Välj modellen i listan till vänster.', en: 'Choose the model in the list at the left.' },
  choose: { fi: 'Valitse jokaisessa ristiriidassa, kumpi jää voimaan.', sv: 'Välj i varje konflikt vilken som gäller.', en: 'Choose in each conflict which one holds.' },
  openDraft: { fi: 'Avaa mallin nykyinen luonnos.', sv: 'Öppna modellens nuvarande utkast.', en: "Open the model's existing draft." },
} as const satisfies Record<string, Translated>;

export interface ProblemText {
  readonly happened: Translated;
  readonly safe: keyof typeof safeTexts;
  readonly next: keyof typeof nextTexts;
}

const text = (fi: string, sv: string, en: string, safe: ProblemText['safe'], next: ProblemText['next']): ProblemText => ({ happened: { fi, sv, en }, safe, next });

export const problemTexts = {
  NO_ANSWER: text('Palvelin ei vastannut.', 'Servern svarade inte.', 'The server did not answer.', 'typedKept', 'tryAgain'),
  BODY_MALFORMED: text('Lähetettyä tietoa ei voitu lukea.', 'De sända uppgifterna kunde inte läsas.', 'What was sent could not be read.', 'typedKept', 'reload'),
  BODY_TOO_LARGE: text('Lähetetty tieto on liian suuri (yli 1 Mt).', 'De sända uppgifterna är för stora (över 1 MB).', 'What was sent is too large (over 1 MB).', 'typedKept', 'correct'),
  MEDIA_TYPE_UNSUPPORTED: text('Palvelin ei hyväksy tämän muotoista tietoa.', 'Servern godtar inte uppgifter i den här formen.', 'The server does not take this kind of content.', 'typedKept', 'reload'),
  REQUEST_INVALID: text('Jokin tieto puuttuu tai on väärää muotoa.', 'En uppgift saknas eller har fel form.', 'Something is missing or has the wrong form.', 'typedKept', 'correct'),
  CHANNEL_UNKNOWN: text('Yhteydenottokanavaa ei tunneta.', 'Kontaktkanalen är okänd.', 'The contact channel is not known.', 'typedKept', 'correct'),
  FORM_INVALID: text('Lomakkeella on puuttuvia tai virheellisiä tietoja.', 'Blanketten har uppgifter som saknas eller är felaktiga.', 'The form has missing or wrong values.', 'typedKept', 'correct'),
  MODEL_INVALID: text('Mallia ei voi suorittaa, koska siinä on virheitä.', 'Modellen kan inte köras eftersom den har fel.', 'The model cannot run because it has errors.', 'typedKept', 'correct'),
  MODEL_MALFORMED: text('Tiedosto ei ole BPMN 2.0 -mallia.', 'Filen är inte en BPMN 2.0-modell.', 'The file is not a BPMN 2.0 model.', 'typedKept', 'correct'),
  SIGN_IN_REQUIRED: text('Et ole kirjautunut sisään.', 'Du är inte inloggad.', 'You are not signed in.', 'typedKept', 'signIn'),
  SESSION_EXPIRED: text('Istunto on vanhentunut.', 'Sessionen har gått ut.', 'The session has expired.', 'typedKept', 'signIn'),
  SIGN_IN_FAILED: text('Kirjautuminen ei onnistunut.', 'Inloggningen lyckades inte.', 'The sign-in did not succeed.', 'nothingChanged', 'signIn'),
  ORIGIN_REFUSED: text('Pyyntö tuli toiselta sivustolta, eikä sitä hyväksytty.', 'Begäran kom från en annan webbplats och godtogs inte.', 'The request came from another site and was refused.', 'nothingChanged', 'reload'),
  REGION_FOREIGN: text('Tieto kuuluu toiselle hyvinvointialueelle.', 'Uppgiften hör till ett annat välfärdsområde.', 'This belongs to another wellbeing services county.', 'nothingChanged', 'askSupervisor'),
  ROLE_MISSING: text('Roolisi ei riitä tähän.', 'Din roll räcker inte till för detta.', 'Your role does not allow this.', 'nothingChanged', 'askSupervisor'),
  NOT_FOUND: text('Tietoa ei löytynyt, tai sinulla ei ole oikeutta siihen.', 'Uppgiften hittades inte, eller så har du inte rätt till den.', 'It was not found, or you may not see it.', 'nothingChanged', 'back'),
  METHOD_NOT_ALLOWED: text('Palvelin ei hyväksy tätä pyyntöä.', 'Servern godtar inte den här begäran.', 'The server does not take this request.', 'nothingChanged', 'tellSupport'),
  VERSION_STALE: text('Joku muutti tätä sen jälkeen, kun avasit sen.', 'Någon ändrade detta efter att du öppnade det.', 'Somebody changed this after you opened it.', 'typedKept', 'reload'),
  IF_MATCH_MISSING: text('Pyynnöstä puuttui tieto siitä, mitä versiota muutetaan.', 'Begäran saknade uppgift om vilken version som ändras.', 'The request did not say which version it changes.', 'typedKept', 'reload'),
  IDEMPOTENCY_KEY_MISSING: text('Pyynnöstä puuttui toimen tunniste.', 'Begäran saknade åtgärdens beteckning.', 'The request lacked the key of the action.', 'typedKept', 'reload'),
  IDEMPOTENCY_KEY_REUSED: text('Sama toimi on jo lähetetty toisella sisällöllä.', 'Samma åtgärd har redan sänts med annat innehåll.', 'The same action was already sent with other content.', 'savedKept', 'reload'),
  TASK_CLAIMED: text('Toinen työntekijä ehti ottaa tehtävän.', 'En annan medarbetare hann ta uppgiften.', 'Another worker has claimed the task.', 'nothingChanged', 'back'),
  TASK_NOT_CLAIMED: text('Tehtävää ei ole otettu sinulle.', 'Du har inte tagit uppgiften.', 'You have not claimed the task.', 'typedKept', 'claim'),
  TASK_NOT_WAITING: text('Tehtävä ei enää odota: se on tehty tai peruttu.', 'Uppgiften väntar inte längre: den är gjord eller återkallad.', 'The task is no longer waiting: it was done or withdrawn.', 'savedKept', 'back'),
  CASE_ENDED: text('Asia on jo päättynyt.', 'Ärendet har redan avslutats.', 'The case has already ended.', 'savedKept', 'back'),
  CASE_STARTING: text('Asiaa käynnistetään vielä.', 'Ärendet startas fortfarande.', 'The case is still being started.', 'typedKept', 'tryAgain'),
  HANDOVER_NOT_OPEN: text('Tätä siirtoa ei voi enää hyväksyä tai palauttaa.', 'Den här överföringen kan inte längre godkännas eller returneras.', 'This handover can no longer be accepted or returned.', 'nothingChanged', 'back'),
  HANDOVER_NOT_RETURNED: text('Siirtoa ei ole palautettu, joten sitä ei voi tarjota uudelleen.', 'Överföringen har inte returnerats och kan inte erbjudas på nytt.', 'The handover was not returned, so it cannot be offered again.', 'nothingChanged', 'reload'),
  HANDOVER_INCOMPLETE: text('Siirrosta puuttuu tieto, joka siinä on oltava.', 'Överföringen saknar en uppgift som den måste innehålla.', 'The handover lacks something it must hold.', 'typedKept', 'correct'),
  HANDOVER_WRONG_UNIT: text('Siirto on tarkoitettu toiselle yksikölle.', 'Överföringen är avsedd för en annan enhet.', 'The handover is for another unit.', 'nothingChanged', 'back'),
  HANDOVER_ALREADY_OPEN: text('Asialla on jo avoin siirto.', 'Ärendet har redan en öppen överföring.', 'The case already has an open handover.', 'nothingChanged', 'reload'),
  HANDOVER_NOT_ACCEPTED: text('Siirtoa ei ole hyväksytty, tai se on jo päätetty.', 'Överföringen har inte godkänts eller är redan avslutad.', 'The handover has not been accepted, or is already closed.', 'nothingChanged', 'reload'),
  HANDOVER_RECEIVER_INVALID: text('Siirto ei voi mennä tälle vastaanottajalle.', 'Överföringen kan inte gå till den här mottagaren.', 'The handover cannot go to this receiver.', 'typedKept', 'correct'),
  HANDOVER_NEEDED: text('Asialla on jo vastuutyöntekijä. Tee siirto, jotta vastuu vaihtuu hyväksynnällä.', 'Ärendet har redan en ansvarig arbetstagare. Gör en överföring, så byts ansvaret genom godkännande.', 'A worker is already responsible. Hand the case over, so that responsibility moves by acceptance.', 'nothingChanged', 'reload'),
  FIRST_SERVICE_MISSING: text('Ensimmäistä palvelutapahtumaa ei ole kirjattu.', 'Den första servicehändelsen har inte antecknats.', 'The first service event has not been recorded.', 'typedKept', 'correct'),
  FIRST_SERVICE_RECORDED: text('Ensimmäinen palvelutapahtuma on jo kirjattu.', 'Den första servicehändelsen är redan antecknad.', 'The first service event is already recorded.', 'nothingChanged', 'reload'),
  CALL_BACK_NOT_OPEN: text('Takaisinsoitto ei ole enää avoinna.', 'Återuppringningen är inte längre öppen.', 'The call-back is no longer open.', 'nothingChanged', 'back'),
  NOT_RESPONSIBLE: text('Vain vastuussa oleva yksikkö voi tehdä tämän.', 'Endast den ansvariga enheten kan göra detta.', 'Only the responsible unit can do this.', 'nothingChanged', 'reload'),
  OPEN_MATTER_EXISTS: text('Asiakkaalla on jo avoin asia. Valitse, liitetäänkö yhteydenotto siihen vai aloitetaanko oma asia.', 'Klienten har redan ett öppet ärende. Välj om kontakten fogas till det eller om ett eget ärende inleds.', 'The client already has an open matter. Choose whether the contact joins it or starts its own.', 'typedKept', 'correct'),
  CLIENT_REASON_NEEDED: text('Asiakas ei ole yksikkösi asiakas. Kerro, miksi avaat hänen tietonsa; syy kirjataan lokiin.', 'Klienten är inte din enhets klient. Berätta varför du öppnar uppgifterna; orsaken antecknas i loggen.', 'The client is not one of your unit. Say why you open their data; the reason is logged.', 'nothingChanged', 'correct'),
  REASON_MISSING: text('Syy puuttuu.', 'Orsaken saknas.', 'The reason is missing.', 'typedKept', 'correct'),
  NAMING_NOT_OPEN: text('Tähän ei enää nimetä ketään, tai joku ehti ensin.', 'Här utses ingen längre, eller så hann någon före.', 'Nobody is to be named here any more, or somebody was first.', 'nothingChanged', 'reload'),
  NAMING_NOT_YOURS: text('Tehtävään on pyydetty toista henkilöä.', 'En annan person har tillfrågats.', 'Another person was asked.', 'nothingChanged', 'back'),
  NAMING_WRONG_UNIT: text('Toinen yksikkö nimeää tämän työntekijän.', 'En annan enhet utser den här medarbetaren.', 'Another unit names this person.', 'nothingChanged', 'back'),
  NOT_ELIGIBLE: text('Henkilö ei voi toimia tässä tehtävässä: kelpoisuus puuttuu tai hänellä on jo parin toinen tehtävä.', 'Personen kan inte ha uppgiften: behörighet saknas eller personen har redan parets andra uppgift.', 'This person may not have the role: the qualification is missing, or they have the other role of the pair.', 'typedKept', 'correct'),
  JUSTIFICATION_MISSING: text('Terveydenhuollon ammattihenkilön nimeäminen vaatii kirjallisen perustelun.', 'Att utse en yrkesutbildad person inom hälso- och sjukvården kräver en skriftlig motivering.', 'Naming a health professional needs a justification in writing.', 'typedKept', 'correct'),
  COORDINATOR_UNKNOWN: text('Henkilöllä ei ole enää tätä tehtävää.', 'Personen har inte längre uppgiften.', 'This person does not have the role any more.', 'nothingChanged', 'reload'),
  COORDINATOR_NEEDED: text('Asiakas ei saa jäädä ilman vastuutyöntekijää. Esihenkilölle on avattu tehtävä seuraavan nimeämiseksi.', 'En klient får inte bli utan ansvarig arbetstagare. Chefen har fått en uppgift att utse nästa.', 'No client may be without a coordinator. The supervisor has a task to name the next one.', 'nothingChanged', 'nameNext'),
  ESCALATION_UNKNOWN: text('Ilmoitus on jo kuitattu tai sitä ei ole.', 'Meddelandet är redan kvitterat eller finns inte.', 'The escalation was already acknowledged or does not exist.', 'nothingChanged', 'reload'),
  CASE_SUSPENDED: text('Asia on keskeytetty.', 'Ärendet är avbrutet tills vidare.', 'The case is suspended.', 'typedKept', 'askSupervisor'),
  CASE_NOT_SUSPENDED: text('Asia ei ole keskeytettynä.', 'Ärendet är inte avbrutet.', 'The case is not suspended.', 'nothingChanged', 'reload'),
  CLOCK_NOT_RUNNING: text('Määräaika ei kulje: se on päättynyt tai odottaa jo.', 'Tidsfristen löper inte: den har avslutats eller väntar redan.', 'The clock does not run: it has ended or waits already.', 'nothingChanged', 'reload'),
  CLOCK_NOT_PAUSED: text('Määräaika ei odota.', 'Tidsfristen väntar inte.', 'The clock does not wait.', 'nothingChanged', 'reload'),
  CLOCK_STATUTORY: text('Lain määräaikaa ei siirretä käsin.', 'En lagstadgad tidsfrist flyttas inte för hand.', 'A statutory limit is not moved by hand.', 'nothingChanged', 'reload'),
  CLOCK_WITHOUT_NUMBER: text('Määräajalla ei ole päivämäärää.', 'Tidsfristen har inget datum.', 'The clock has no due date.', 'nothingChanged', 'reload'),
  DUE_DATE_INVALID: text('Määräpäivä ei voi olla tuo päivä.', 'Förfallodagen kan inte vara den dagen.', 'The due date cannot be that day.', 'typedKept', 'correct'),
  EFFECTIVE_TIME_INVALID: text('Se ei ole voinut tapahtua tuohon aikaan.', 'Det kan inte ha skett vid den tiden.', 'It cannot have been at that time.', 'typedKept', 'correct'),
  EXCEPTION_NOT_ALLOWED: text('Laki ei tunne tätä perustetta.', 'Lagen känner inte den här grunden.', 'The law does not know this ground.', 'typedKept', 'correct'),
  EXCEPTION_TOO_LATE: text('Poikkeus on kirjattava ennen määräpäivää.', 'Ett undantag ska antecknas före förfallodagen.', 'An exception is documented before the due date.', 'typedKept', 'askSupervisor'),
  TIME_DATA_INVALID: text('Kalenterissa tai määräajoissa on virhe.', 'Det finns ett fel i kalendern eller tidsfristerna.', 'There is a mistake in the calendars or limits.', 'typedKept', 'correct'),
  INCIDENT_UNKNOWN: text('Häiriö on jo ratkaistu tai sitä ei ole.', 'Störningen är redan löst eller finns inte.', 'The incident was already resolved or does not exist.', 'nothingChanged', 'reload'),
  COMMAND_CONFLICT: text('Asia on edennyt, eikä toimea voitu enää tehdä.', 'Ärendet har gått vidare och åtgärden kunde inte längre utföras.', 'The case has moved on and this could not be done any more.', 'typedKept', 'reload'),
  VERSION_PUBLISHED: text('Julkaistua versiota ei voi muuttaa.', 'En publicerad version kan inte ändras.', 'A published version never changes.', 'typedKept', 'newDraft'),
  DRAFT_EXISTS: text('Mallilla on jo avoin luonnos.', 'Modellen har redan ett öppet utkast.', 'The model already has an open draft.', 'nothingChanged', 'openDraft'),
  VERSION_IN_REVIEW: text('Versio on tarkistettavana, eikä sitä voi muuttaa.', 'Versionen granskas och kan inte ändras.', 'The version is in review and cannot be changed.', 'typedKept', 'returnFirst'),
  VERSION_STATE: text('Versio ei ole siinä tilassa, jota tämä vaatii.', 'Versionen är inte i det läge som detta kräver.', 'The version is not in the state that this needs.', 'nothingChanged', 'reload'),
  APPROVAL_MISSING: text('Alue vaatii, että toinen henkilö hyväksyy version ennen julkaisua.', 'Området kräver att en annan person godkänner versionen före publiceringen.', 'The region wants a second person to approve the version before it is published.', 'nothingChanged', 'askApprover'),
  APPROVER_INVOLVED: text('Version tekijä tai lähettäjä ei voi itse hyväksyä sitä.', 'Den som har gjort eller skickat versionen kan inte godkänna den.', 'Who drew or submitted a version cannot approve it.', 'nothingChanged', 'askApprover'),
  VALID_FROM_PAST: text('Voimaantulopäivä on jo mennyt.', 'Ikraftträdandedagen har redan passerat.', 'The first day is in the past.', 'typedKept', 'correct'),
  MODEL_EXISTS: text('Alueella on jo tämä malli.', 'Området har redan den här modellen.', 'The region already has this model.', 'nothingChanged', 'openModel'),
  MODEL_WITHOUT_PARENT: text('Mallilla ei ole lähtömallia.', 'Modellen har ingen utgångsmodell.', 'The model has no parent model.', 'nothingChanged', 'openModel'),
  PARENT_UNCHANGED: text('Lähtömallista ei ole uudempaa versiota.', 'Det finns ingen nyare version av utgångsmodellen.', 'The parent model has no newer version.', 'nothingChanged', 'openModel'),
  MERGE_CONFLICT: text('Molemmat mallit muuttivat samaa asiaa.', 'Båda modellerna ändrade samma sak.', 'Both models changed the same thing.', 'nothingChanged', 'choose'),
  NO_PUBLISHED_MODEL: text('Alueella ei ole julkaistua mallia, joten asiaa ei voi aloittaa.', 'Området har ingen publicerad modell, så ärendet kan inte startas.', 'The region has no published model, so no case can start.', 'typedKept', 'askLead'),
  CURSOR_INVALID: text('Luettelon sivua ei voitu jatkaa.', 'Listan kunde inte fortsättas.', 'The list could not be continued.', 'nothingChanged', 'reload'),
  SERVICE_UNAVAILABLE: text('Osa järjestelmästä on poissa käytöstä.', 'En del av systemet är ur bruk.', 'A part of the system is away.', 'typedKept', 'tryAgain'),
  INTERNAL: text('Järjestelmässä tapahtui virhe.', 'Ett fel inträffade i systemet.', 'Something failed on our side.', 'typedKept', 'tellSupport'),
} as const satisfies Record<ProblemCode | 'NO_ANSWER', ProblemText>;
