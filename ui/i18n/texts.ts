/**
 * Interface texts as typed records: every key has all three languages, so that a missing translation does not compile.
 * Texts that come from models may lack Swedish or English; `words` says which language was used instead.
 */
import type { Language, Texts } from '../../guidance/run.ts';

export const languages = ['fi', 'sv', 'en'] as const satisfies readonly Language[];

/** One interface text in every language. */
export type Translated = Readonly<Record<Language, string>>;
/** A screen's texts: `const texts = { … } as const satisfies TextTable`. */
export type TextTable = Readonly<Record<string, Translated>>;
/** Values for the `{name}` placeholders of a text. */
export type Values = Readonly<Record<string, string | number>>;

/** Puts `values` into the `{name}` placeholders of `text`; an unknown placeholder stays visible. */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** Text of a model in the wanted language, else in Finnish, with the language it is really in (for the `lang` attribute, WCAG 3.1.2). */
export function words(texts: Partial<Record<Language, string | undefined>> & { readonly fi: string }, language: Language): { readonly text: string; readonly language: Language } {
  const wanted = texts[language];
  return wanted ? { text: wanted, language } : { text: texts.fi, language: 'fi' };
}

/** Looks keys of one table up in one language: `t('late', { n: 3 })`. */
export type Translate<T extends TextTable> = (key: keyof T & string, values?: Values) => string;

export function translator<T extends TextTable>(table: T, language: Language): Translate<T> {
  return (key, values) => fill(table[key]?.[language] ?? key, values);
}

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

export type { Language, Texts };
