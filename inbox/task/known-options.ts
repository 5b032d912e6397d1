/** Words for the values that recording a contact gives every case: channel, language, ground of the seven-day limit. */
import { useCallback } from 'react';
import { useLanguage } from '../../ui/index.ts';
import type { Language, TextTable } from '../../ui/index.ts';
import { channelTexts } from '../cases/case-texts.ts';
import { contactTexts } from '../contact/contact-texts.ts';
import { serviceLanguageTexts } from './task-texts.ts';

const tables: Readonly<Record<string, TextTable>> = { channel: channelTexts, serviceLanguage: serviceLanguageTexts, sevenDayGround: contactTexts };

const optionsIn = (table: TextTable, language: Language): Record<string, string> => Object.fromEntries(Object.entries(table).map(([value, text]) => [value, text[language]]));

/** By the variable's name: value → words; undefined for variables of the region's own forms. */
export function useKnownOptions(): (key: string) => Readonly<Record<string, string>> | undefined {
  const { language } = useLanguage();
  return useCallback((key) => { const table = tables[key]; return table && optionsIn(table, language); }, [language]);
}
