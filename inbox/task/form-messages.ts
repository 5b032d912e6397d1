/** form-js speaks English: its validation messages and the API's error codes, as people read them here. Pure. */
import { fill } from '../../ui/pure.ts';
import type { Language, Translated } from '../../ui/pure.ts';

const messages: readonly (readonly [pattern: RegExp, text: Translated])[] = [
  [/^Field is required/, { fi: 'Täytä tämä kohta.', sv: 'Fyll i den här punkten.', en: 'Fill in this field.' }],
  [/^Field must match pattern (.+)\.$/, { fi: 'Tieto ei ole oikeaa muotoa.', sv: 'Uppgiften har inte rätt form.', en: 'The value does not have the right form.' }],
  [/minimum value of (.+)\.$/, { fi: 'Pienin sallittu arvo on {1}.', sv: 'Minsta tillåtna värde är {1}.', en: 'The smallest allowed value is {1}.' }],
  [/maximum value of (.+)\.$/, { fi: 'Suurin sallittu arvo on {1}.', sv: 'Största tillåtna värde är {1}.', en: 'The largest allowed value is {1}.' }],
  [/minimum length of (.+)\.$/, { fi: 'Kirjoita vähintään {1} merkkiä.', sv: 'Skriv minst {1} tecken.', en: 'Write at least {1} characters.' }],
  [/maximum length of (.+)\.$/, { fi: 'Kirjoita enintään {1} merkkiä.', sv: 'Skriv högst {1} tecken.', en: 'Write at most {1} characters.' }],
  [/phone number/, { fi: 'Anna puhelinnumero kansainvälisessä muodossa, esimerkiksi +358401234567.', sv: 'Ange telefonnumret i internationell form, till exempel +358401234567.', en: 'Give the phone number in the international form, such as +358401234567.' }],
  [/valid email/, { fi: 'Anna sähköpostiosoite muodossa nimi@esimerkki.fi.', sv: 'Ange e-postadressen i formen namn@exempel.fi.', en: 'Give an email address such as name@example.fi.' }],
  [/not a number/, { fi: 'Anna luku.', sv: 'Ange ett tal.', en: 'Give a number.' }],
  [/be an integer/, { fi: 'Anna kokonaisluku.', sv: 'Ange ett heltal.', en: 'Give a whole number.' }],
  [/at most (\d+) decimal/, { fi: 'Anna enintään {1} desimaalia.', sv: 'Ange högst {1} decimaler.', en: 'Give at most {1} decimals.' }],
  [/nearest valid values are (.+) and (.+)\.$/, { fi: 'Lähimmät sallitut arvot ovat {1} ja {2}.', sv: 'De närmaste tillåtna värdena är {1} och {2}.', en: 'The nearest allowed values are {1} and {2}.' }],
];

/** A message of form-js in `language`; a message of the form's own author stays as it is. */
export function formMessage(english: string, language: Language): string {
  for (const [pattern, text] of messages) {
    const found = pattern.exec(english);
    if (found) return fill(text[language], { 1: found[1] ?? '', 2: found[2] ?? '' });
  }
  return english;
}

const codes: Readonly<Record<string, Translated>> = {
  required: { fi: 'Täytä tämä kohta.', sv: 'Fyll i den här punkten.', en: 'Fill in this field.' },
  type: { fi: 'Tieto on väärän tyyppinen.', sv: 'Uppgiften är av fel typ.', en: 'The value has the wrong type.' },
  option: { fi: 'Valitse jokin luettelon vaihtoehdoista.', sv: 'Välj ett av alternativen i listan.', en: 'Choose one of the listed options.' },
  min: { fi: 'Arvo on liian pieni.', sv: 'Värdet är för litet.', en: 'The value is too small.' },
  max: { fi: 'Arvo on liian suuri.', sv: 'Värdet är för stort.', en: 'The value is too large.' },
  minLength: { fi: 'Teksti on liian lyhyt.', sv: 'Texten är för kort.', en: 'The text is too short.' },
  maxLength: { fi: 'Teksti on liian pitkä.', sv: 'Texten är för lång.', en: 'The text is too long.' },
  pattern: { fi: 'Tieto ei ole oikeaa muotoa.', sv: 'Uppgiften har inte rätt form.', en: 'The value does not have the right form.' },
  step: { fi: 'Arvo ei ole sallituin välein.', sv: 'Värdet följer inte de tillåtna stegen.', en: 'The value is not one of the allowed steps.' },
  unsupported: { fi: 'Lomakkeessa on kohta, jota järjestelmä ei tue.', sv: 'Blanketten har en punkt som systemet inte stöder.', en: 'The form has a part that the system does not support.' },
  unknown: { fi: 'Lomakkeella ei ole tätä kohtaa.', sv: 'Blanketten har inte den här punkten.', en: 'The form has no such field.' },
};

/** A FORM_INVALID entry of the API in `language`; an unknown code shows the API's own message. */
export function serverMessage({ code, message }: { readonly code: string; readonly message: string }, language: Language): string {
  return codes[code]?.[language] ?? formMessage(message, language);
}

/** The field's key in an error path: `values.need`, `/values/need` and `need` all name `need`. */
export function keyOfPath(path: string): string {
  return path.split(/[./]/).filter((part) => part !== '' && part !== 'values' && part !== 'body').at(0) ?? '';
}
