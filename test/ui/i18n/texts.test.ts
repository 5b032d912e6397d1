/** Texts: every table complete in fi, sv and en; placeholders the same in all three; fallback says which language it is. */
import { describe, expect, test } from '@jest/globals';
import { problems } from '../../../contracts/index.ts';
import { commonTexts, roleTexts } from '../../../ui/i18n/common-texts.ts';
import { clockTexts } from '../../../ui/components/clock-texts.ts';
import { nextTexts, problemTexts, safeTexts } from '../../../ui/components/problem-texts.ts';
import { fill, languages, translator, words } from '../../../ui/i18n/texts.ts';
import type { TextTable } from '../../../ui/i18n/texts.ts';
import { inboxTexts } from '../../../inbox/texts.ts';
import { serviceLanguageTexts, taskTexts } from '../../../inbox/task/task-texts.ts';
import { handoverTexts } from '../../../inbox/handover/handover-texts.ts';
import { contactTexts } from '../../../inbox/contact/contact-texts.ts';
import { caseTexts, channelTexts } from '../../../inbox/cases/case-texts.ts';
import { escalationTexts } from '../../../inbox/escalations/escalation-texts.ts';

const tables: Record<string, TextTable> = {
  commonTexts, roleTexts, clockTexts, nextTexts, safeTexts, inboxTexts, serviceLanguageTexts, taskTexts, handoverTexts, contactTexts, caseTexts, channelTexts, escalationTexts,
  happened: Object.fromEntries(Object.entries(problemTexts).map(([code, { happened }]) => [code, happened])),
};
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '').sort();

describe('interface texts', () => {
  test.each(Object.entries(tables))('%s has all three languages with the same placeholders', (_, table) => {
    for (const [key, text] of Object.entries(table)) {
      for (const language of languages) expect([key, language, text[language].trim().length > 0]).toEqual([key, language, true]);
      for (const language of languages) expect([key, language, placeholders(text[language])]).toEqual([key, language, placeholders(text.fi)]);
    }
  });

  test('every problem code of the API has a text, and no text is for an unknown code', () => {
    expect(Object.keys(problemTexts).sort()).toEqual([...Object.keys(problems), 'NO_ANSWER'].sort());
  });

  test('placeholders are filled; one without a value stays visible', () => {
    expect(fill('{n} / {m}', { n: 3 })).toBe('3 / {m}');
    expect(translator(inboxTexts, 'sv')('late', { n: 2 })).toBe('2 försenade');
  });

  test('a text without the wanted language is the Finnish one, and is said to be', () => {
    expect(words({ fi: 'Seuranta', sv: 'Uppföljning' }, 'sv')).toEqual({ text: 'Uppföljning', language: 'sv' });
    expect(words({ fi: 'Seuranta' }, 'en')).toEqual({ text: 'Seuranta', language: 'fi' });
  });
});
