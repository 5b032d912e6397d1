/** Words of the mails in Finnish, Swedish and English. Nothing of a client has a place in them. */
import type { Mail } from '../../prisma/index.ts';

type Asked = Readonly<Record<Mail['kind'], { readonly subject: string; readonly ask: string }>>;
type Around = Readonly<Record<'unit' | 'due' | 'open' | 'why', string>>;

export const mailTexts: Readonly<Record<Mail['language'], Asked & Around>> = {
  fi: {
    remind: { subject: 'Muistutus: määräaika lähestyy', ask: 'Sinua pyydetään hoitamaan asia ennen kuin sen määräaika päättyy.' },
    inform: { subject: 'Tiedoksi: määräaika', ask: 'Asian määräaika on ylittynyt tai ylittymässä. Sinua pyydetään kuittaamaan tieto nähdyksi.' },
    help: { subject: 'Apua tarvitaan', ask: 'Asian määräaika on ylittynyt. Sinua pyydetään varmistamaan, että asia etenee.' },
    transfer: { subject: 'Asia odottaa uutta tekijää', ask: 'Asia on siirretty pois tekijältään. Sinua pyydetään ottamaan se tai antamaan se toiselle.' },
    handoverOffered: { subject: 'Siirto odottaa vastausta', ask: 'Yksiköllesi on tarjottu siirtoa. Sinua pyydetään hyväksymään se tai palauttamaan se perustellen.' },
    handoverReturned: { subject: 'Siirto palautettiin', ask: 'Tarjoamasi siirto on palautettu. Vastuu on edelleen sinulla tai yksikölläsi; sinua pyydetään jatkamaan asiaa.' },
    unit: 'Yksikkö:', due: 'Viimeistään:', open: 'Avaa Luotsissa:', why: 'Luotsi lähetti tämän. Viestissä ei ole asiakastietoja. Valitse Luotsin Hälytykset-sivulla, mitä viestejä saat.',
  },
  sv: {
    remind: { subject: 'Påminnelse: tidsfristen närmar sig', ask: 'Du ombeds sköta ärendet innan tidsfristen går ut.' },
    inform: { subject: 'För kännedom: tidsfrist', ask: 'Ärendets tidsfrist har överskridits eller håller på att överskridas. Du ombeds kvittera att du har sett detta.' },
    help: { subject: 'Hjälp behövs', ask: 'Ärendets tidsfrist har överskridits. Du ombeds se till att ärendet går framåt.' },
    transfer: { subject: 'Ett ärende väntar på en ny utförare', ask: 'Ärendet har flyttats från sin utförare. Du ombeds ta det eller ge det till någon annan.' },
    handoverOffered: { subject: 'En överföring väntar på svar', ask: 'Din enhet har erbjudits en överföring. Du ombeds godkänna den eller returnera den med motivering.' },
    handoverReturned: { subject: 'Överföringen returnerades', ask: 'Den överföring som du erbjöd har returnerats. Du eller din enhet har fortfarande ansvaret; du ombeds fortsätta med ärendet.' },
    unit: 'Enhet:', due: 'Senast:', open: 'Öppna i Luotsi:', why: 'Luotsi skickade detta. Meddelandet innehåller inga klientuppgifter. Välj på sidan Larm i Luotsi vilka meddelanden du får.',
  },
  en: {
    remind: { subject: 'Reminder: the limit is near', ask: 'You are asked to take care of the case before its limit ends.' },
    inform: { subject: 'For information: a limit', ask: "The case's limit is or will be exceeded. You are asked to acknowledge that you have seen it." },
    help: { subject: 'Help is needed', ask: "The case's limit is exceeded. You are asked to see that the case moves." },
    transfer: { subject: 'A case waits for somebody new', ask: 'The case was taken from who had it. You are asked to take it or to give it to somebody.' },
    handoverOffered: { subject: 'A handover waits for an answer', ask: 'Your unit was offered a handover. You are asked to accept it, or to return it with a reason.' },
    handoverReturned: { subject: 'The handover was returned', ask: 'The handover that you offered was returned. You or your unit are still responsible; you are asked to go on with the case.' },
    unit: 'Unit:', due: 'At the latest:', open: 'Open in Luotsi:', why: 'Luotsi sent this. It holds no client data. Choose on the page Escalations of Luotsi which mails you get.',
  },
};
