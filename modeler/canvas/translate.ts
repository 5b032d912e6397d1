/** Words of the drawing tools in the product's languages; a word without translation stays English. */
import type { Language } from '../../ui/index.ts';
import { decisionWords } from '../attached/decision-words.ts';
import { elementWord } from './element-words.ts';

const words: Readonly<Record<string, readonly [fi: string, sv: string]>> = {
  'Activate hand tool': ['Siirrä näkymää', 'Flytta vyn'],
  'Activate lasso tool': ['Valitse alue', 'Markera ett område'],
  'Activate create/remove space tool': ['Lisää tai poista tilaa', 'Lägg till eller ta bort utrymme'],
  'Activate global connect tool': ['Yhdistä vaiheita', 'Koppla ihop steg'],
  'Create start event': ['Lisää alkutapahtuma', 'Lägg till starthändelse'],
  'Create intermediate/boundary event': ['Lisää väli- tai reunatapahtuma', 'Lägg till mellan- eller kanthändelse'],
  'Create end event': ['Lisää päätöstapahtuma', 'Lägg till sluthändelse'],
  'Create gateway': ['Lisää portti', 'Lägg till grindval'],
  'Create task': ['Lisää tehtävä', 'Lägg till uppgift'],
  'Create data object reference': ['Lisää tieto-objekti', 'Lägg till dataobjekt'],
  'Create data store reference': ['Lisää tietovarasto', 'Lägg till datalager'],
  'Create expanded sub-process': ['Lisää aliprosessi', 'Lägg till delprocess'],
  'Create pool/participant': ['Lisää osapuoli', 'Lägg till deltagare'],
  'Create group': ['Lisää ryhmä', 'Lägg till grupp'],
  'Append end event': ['Jatka päätöstapahtumaan', 'Fortsätt till sluthändelse'],
  'Append gateway': ['Jatka porttiin', 'Fortsätt till grindval'],
  'Append task': ['Jatka tehtävään', 'Fortsätt till uppgift'],
  'Append intermediate/boundary event': ['Jatka välitapahtumaan', 'Fortsätt till mellanhändelse'],
  'Append receive task': ['Jatka vastaanottotehtävään', 'Fortsätt till mottagningsuppgift'],
  'Append message intermediate catch event': ['Jatka viestin odotukseen', 'Fortsätt till väntan på meddelande'],
  'Append timer intermediate catch event': ['Jatka ajastimeen', 'Fortsätt till timer'],
  'Append conditional intermediate catch event': ['Jatka ehdon odotukseen', 'Fortsätt till väntan på villkor'],
  'Append signal intermediate catch event': ['Jatka signaalin odotukseen', 'Fortsätt till väntan på signal'],
  'Append compensation activity': ['Jatka peruutustoimeen', 'Fortsätt till kompensation'],
  'Add text annotation': ['Lisää huomautus', 'Lägg till kommentar'],
  'Add lane above': ['Lisää kaista yläpuolelle', 'Lägg till bana ovanför'],
  'Add lane below': ['Lisää kaista alapuolelle', 'Lägg till bana nedanför'],
  'Divide into two lanes': ['Jaa kahteen kaistaan', 'Dela i två banor'],
  'Divide into three lanes': ['Jaa kolmeen kaistaan', 'Dela i tre banor'],
  'Change element': ['Vaihda tyyppiä', 'Byt typ'],
  'Connect to other element': ['Yhdistä toiseen vaiheeseen', 'Koppla till ett annat steg'],
  'Connect using association': ['Yhdistä katkoviivalla', 'Koppla med streckad linje'],
  'Connect using data input association': ['Yhdistä tiedon lähteeksi', 'Koppla som datakälla'],
  'Delete': ['Poista', 'Ta bort'],
  'Align elements': ['Tasaa', 'Justera'],
  'Align elements ': ['Tasaa ', 'Justera '],
  'Align elements left': ['Tasaa vasempaan', 'Justera till vänster'],
  'Align elements center': ['Tasaa keskelle', 'Justera till mitten'],
  'Align elements right': ['Tasaa oikeaan', 'Justera till höger'],
  'Align elements top': ['Tasaa ylös', 'Justera uppåt'],
  'Align elements middle': ['Tasaa pystysuunnassa keskelle', 'Justera till mitten i höjdled'],
  'Align elements bottom': ['Tasaa alas', 'Justera nedåt'],
  'Distribute elements horizontally': ['Jaa tasavälein vaakasuunnassa', 'Fördela jämnt i sidled'],
  'Distribute elements vertically': ['Jaa tasavälein pystysuunnassa', 'Fördela jämnt i höjdled'],
  'Collection': ['Kokoelma', 'Samling'],
  'Loop': ['Toisto', 'Upprepning'],
  'Parallel multi-instance': ['Monta yhtä aikaa', 'Flera samtidigt'],
  'Sequential multi-instance': ['Monta peräkkäin', 'Flera efter varandra'],
  'Participant multiplicity': ['Monta osapuolta', 'Flera deltagare'],
  'Toggle non-interrupting': ['Vaihda, keskeyttääkö', 'Växla om den avbryter'],
  'Open {element}': ['Avaa {element}', 'Öppna {element}'],
  'Search in diagram': ['Etsi kaaviosta', 'Sök i diagrammet'],
};

/** A word of bpmn-js or dmn-js in Finnish and Swedish; undefined for one that they do not say. */
export function toolWords(text: string): readonly [fi: string, sv: string] | undefined {
  return words[text] ?? elementWord(text) ?? decisionWords[text];
}

/** Looks a tool's word up and fills its `{placeholders}`. */
export function translateTool(language: Language, text: string, replacements: Readonly<Record<string, unknown>> = {}): string {
  const found = language === 'en' ? undefined : toolWords(text)?.[language === 'fi' ? 0 : 1];
  return (found ?? text).replace(/\{([^}]+)\}/g, (whole, key: string) => (key in replacements ? String(replacements[key]) : whole));
}

/** The module that bpmn-js asks for words. */
export function translateModule(language: Language): { readonly translate: readonly ['value', unknown] } {
  return { translate: ['value', (text: string, replacements?: Readonly<Record<string, unknown>>) => translateTool(language, text, replacements)] };
}
