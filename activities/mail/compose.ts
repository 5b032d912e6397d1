/**
 * The words of a mail: who is asked to do what, in which unit, by when, and where. Made of a row that knows nothing of the client;
 * the address leads to a page that asks for a sign-in.
 */
import { createHash } from 'node:crypto';
import type { Texts } from '../../guidance/index.ts';
import type { Mail } from '../../prisma/index.ts';
import { mailTexts } from './texts.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Same for every attempt, so that a mail that was sent twice can be known as one. */
  readonly messageId: string;
  readonly language: Mail['language'];
}

/** @param publicUrl address that people open, without trailing slash */
export function composeMail(mail: Mail, publicUrl: string): Letter {
  const texts = mailTexts[mail.language];
  const unit = wordIn(mail.unitNames, mail.language);
  const due = mail.due === undefined ? [] : [`${texts.due} ${dateIn(mail.due, mail.language)}`];
  return {
    to: mail.address, language: mail.language, messageId: messageId(mail, publicUrl), subject: `${texts[mail.kind].subject} – ${unit}`,
    text: [texts[mail.kind].ask, '', `${texts.unit} ${unit}`, ...due, '', texts.open, `${publicUrl}${pageOf(mail)}`, '', texts.why].join('\n'),
  };
}

function messageId({ caseId, about, worker }: Mail, publicUrl: string): string {
  return `<${createHash('sha256').update(`${caseId} ${about} ${worker}`).digest('hex').slice(0, 40)}@${new URL(publicUrl).hostname}>`;
}

function pageOf({ kind, taskRowId }: Mail): string {
  if (kind !== 'handoverOffered' && kind !== 'handoverReturned') return '/inbox/escalations';
  return taskRowId === undefined ? '/inbox/region-handovers' : `/inbox/tasks/${encodeURIComponent(taskRowId)}`;
}

function wordIn(texts: Texts, language: Mail['language']): string {
  return texts[language] ?? texts.fi;
}

/** `2026-11-27` → 27.11.2026 in Finnish and Swedish, 27 November 2026 in English. */
function dateIn(date: string, language: Mail['language']): string {
  const locale = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language];
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: language === 'en' ? 'long' : 'numeric', year: 'numeric' }).format(new Date(`${date}T00:00:00Z`));
}
