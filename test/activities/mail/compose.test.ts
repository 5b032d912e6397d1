/** The words of a mail: in the reader's language, made of nothing but the row. */
import { describe, expect, test } from '@jest/globals';
import { composeMail } from '../../../activities/index.ts';
import type { Mail } from '../../../prisma/index.ts';

const mail: Mail = {
  region: '14', caseId: '6d3c0ab4-5c0f-4c0e-9c3b-2f8f4f1a2b3c', about: 'escalation.k1.help', worker: 'essi.esihenkilo', kind: 'help', unit: '14-neuvonta',
  unitNames: { fi: 'Neuvonta', sv: 'Rådgivning', en: 'Advice' }, due: '2026-11-27', address: 'essi@luotsi.invalid', language: 'fi', attempts: 1,
};
const url = 'https://luotsi.example.org';

describe('a mail', () => {
  test.each([
    ['fi', 'Apua tarvitaan – Neuvonta', 'Viimeistään: 27.11.2026'], ['sv', 'Hjälp behövs – Rådgivning', 'Senast: 27.11.2026'], ['en', 'Help is needed – Advice', 'At the latest: 27 November 2026'],
  ] as const)('in %s says what is asked, where and by when, with the way there', (language, subject, due) => {
    const letter = composeMail({ ...mail, language }, url);
    expect(letter).toMatchObject({ to: 'essi@luotsi.invalid', subject, language });
    expect(letter.text.split('\n')).toEqual(expect.arrayContaining([due, `${url}/inbox/escalations`]));
  });
  test('without a day says none; a unit without a name in the language has its Finnish one', () => {
    const { due: _due, ...without } = mail;
    const letter = composeMail({ ...without, language: 'sv', unitNames: { fi: 'Neuvonta' } }, url);
    expect(letter.subject).toBe('Hjälp behövs – Neuvonta');
    expect(letter.text).not.toContain('Senast');
  });
  test('about a handover leads to its task; one from another region to the list of these', () => {
    const offer = { ...mail, kind: 'handoverOffered' } as const;
    expect(composeMail({ ...offer, taskRowId: `${mail.caseId}~-handover.1` }, url).text).toContain(`${url}/inbox/tasks/${mail.caseId}~-handover.1\n`);
    expect(composeMail(offer, url).text).toContain(`${url}/inbox/region-handovers\n`);
  });
  test('has one Message-ID for its cause and person, whatever else changes', () => {
    const id = composeMail(mail, url).messageId;
    expect(id).toMatch(/^<[0-9a-f]{40}@luotsi\.example\.org>$/);
    expect(composeMail({ ...mail, attempts: 9, language: 'en', address: 'other@luotsi.invalid' }, url).messageId).toBe(id);
    expect(new Set([id, ...[{ about: 'escalation.k1.inform' }, { worker: 'paavo.paallikko' }, { caseId: '7d3c0ab4-5c0f-4c0e-9c3b-2f8f4f1a2b3c' }].map((other) => composeMail({ ...mail, ...other }, url).messageId)]).size).toBe(4);
  });
});
