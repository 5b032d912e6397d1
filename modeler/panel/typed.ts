/** What cannot be written into a field, and why. Pure. */
import { feel } from '../../kernel/run.ts';
import type { Language, Translated } from '../../ui/pure.ts';
import type { Field } from './field.ts';

const wholeNumber: Translated = { fi: 'Kirjoita kokonaisluku.', sv: 'Skriv ett heltal.', en: 'Write a whole number.' };
const share: Translated = { fi: 'Kirjoita luku väliltä 0–1, esimerkiksi 0.8.', sv: 'Skriv ett tal mellan 0 och 1, till exempel 0.8.', en: 'Write a number between 0 and 1, for instance 0.8.' };
const noFeel: Translated = { fi: 'Ei ole FEEL-lauseke.', sv: 'Är inte ett FEEL-uttryck.', en: 'This is not FEEL.' };

/** Undefined for what may be written; nothing at all may always be. */
export function refusalOf(kind: Field['kind'], typed: string, language: Language): string | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  if (kind === 'whole') return /^-?\d{1,6}$/.test(text) ? undefined : wholeNumber[language];
  if (kind === 'share') return /^(0(\.\d+)?|1(\.0+)?)$/.test(text) ? undefined : share[language];
  if (kind === 'feel') return feel.parse(text.replace(/^=\s*/, '')) ? noFeel[language] : undefined;
  return undefined;
}
