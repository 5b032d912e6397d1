/** The chosen language: kept in this browser, told to `<html lang>`, given to every component. */
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { isLanguage, translator, words } from './texts.ts';
import type { Language, TextTable, Texts, Translate, Translated } from './texts.ts';
import { readSetting, writeSetting } from '../session/settings.ts';

interface LanguageChoice { readonly language: Language; readonly choose: (language: Language) => void }
const LanguageContext = createContext<LanguageChoice>({ language: 'fi', choose: () => undefined });

function initialLanguage(): Language {
  const kept = readSetting('language');
  if (isLanguage(kept)) return kept;
  const wanted = navigator.language.slice(0, 2);
  return isLanguage(wanted) ? wanted : 'fi';
}

export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState(initialLanguage);
  useEffect(() => { document.documentElement.lang = language; }, [language]);
  const choose = useCallback((next: Language) => { writeSetting('language', next); setLanguage(next); }, []);
  const choice = useMemo(() => ({ language, choose }), [language, choose]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

/** The chosen language and how to choose another. */
export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}

/** `const t = useTexts(texts); t('key', { n: 3 })` */
export function useTexts<T extends TextTable>(table: T): Translate<T> {
  const { language } = useLanguage();
  return useMemo(() => translator(table, language), [table, language]);
}

/** Text of a model; marked as Finnish when it has no text in the chosen language. */
export function Words({ of }: { readonly of: Texts | Translated | WireTexts }): ReactNode {
  const { language } = useLanguage();
  const found = words(of, language);
  return found.language === language ? found.text : <span lang={found.language}>{found.text}</span>;
}

/** Texts as the API sends them. */
export interface WireTexts { readonly fi: string; readonly sv?: string | undefined; readonly en?: string | undefined }

/** The same as a plain string, for attributes and titles. */
export function useWords(): (texts: WireTexts) => string {
  const { language } = useLanguage();
  return useCallback((texts) => words(texts, language).text, [language]);
}
