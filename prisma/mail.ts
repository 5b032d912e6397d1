/** The outbox: which events tell somebody by mail, what is to be sent now, and what became of it. */
import { regionCodes } from '../contracts/index.ts';
import type { MailChoice } from '../contracts/index.ts';
import type { Addressee, CaseEvent, Texts } from '../guidance/index.ts';
import { single } from './database.ts';
import type { Database, Tx } from './types.ts';

type Kind = 'remind' | 'inform' | 'help' | 'transfer' | 'handoverOffered' | 'handoverReturned';

/** As `luotsi.post_mail` takes it. `about` names the cause within its case: a mail about it goes once to each person. */
export interface NewMail {
  readonly about: string;
  readonly kind: Kind;
  readonly unit?: string;
  readonly role?: string;
  readonly to?: readonly Addressee[];
  readonly clock?: string;
  readonly elementId?: string;
  readonly taskId?: string;
}

/** One to send. It knows nothing of the client, on purpose. */
export interface Mail {
  readonly region: string;
  readonly caseId: string;
  readonly about: string;
  readonly worker: string;
  readonly kind: Kind;
  readonly unit: string;
  readonly unitNames: Texts;
  /** Last day, `YYYY-MM-DD` in Finland; absent where no number bounds it. */
  readonly due?: string;
  /** Of a handover within the region. */
  readonly taskRowId?: string;
  readonly address: string;
  readonly language: 'fi' | 'sv' | 'en';
  /** This one included. */
  readonly attempts: number;
}

/** `waitMs`: after how long a mail that could not be sent is tried again; without it never. */
export type MailEnd = { readonly sent: true; readonly answer: string } | { readonly sent: false; readonly answer: string; readonly waitMs?: number };

/** The mails that events ask for. */
export function mailsAbout(events: readonly CaseEvent[]): NewMail[] {
  return events.flatMap((event): NewMail[] => {
    if (event.type === 'escalationRaised') {
      const { escalationId, kind, unit, role, to, clock, elementId } = event;
      return [{ about: `escalation.${escalationId}`, kind, unit, role, ...(to && { to }), ...(clock !== undefined && { clock }), ...(elementId !== undefined && { elementId }) }];
    }
    const { sequence } = event;
    if (event.type === 'handoverOffered') return [{ about: `handover.${sequence}`, kind: 'handoverOffered', unit: event.toUnit, role: event.toRole, taskId: event.taskId, elementId: event.elementId }];
    if (event.type === 'handoverReturned') return [{ about: `handover.${sequence}`, kind: 'handoverReturned', taskId: event.taskId }];
    return [];
  });
}

/** Mails of every region that are to be sent now, kept for two minutes for who took them: whoever dies with one lets go of it so. */
export async function takeMail(db: Database, limit: number): Promise<Mail[]> {
  return (await db.statement<{ value: Mail }>('select luotsi.take_mail($1::text[], $2::integer) as value', [...regionCodes], limit)).map(({ value }) => value);
}

export async function endMail(db: Database, { region, caseId, about, worker }: Mail, end: MailEnd): Promise<void> {
  const again = !end.sent && end.waitMs !== undefined ? end.waitMs : undefined;
  await db.statement(`select luotsi.end_mail($1, $2::uuid, $3, $4, $5, $6, $7::integer * interval '1 millisecond')::text as value`,
    region, caseId, about, worker, end.sent ? 'sent' : again === undefined ? 'failed' : 'pending', end.answer.slice(0, 500), again ?? 0);
}

/** Which kinds of mail the scope's user gets; with `choice` from now on. */
export async function myMail(tx: Tx, choice?: Omit<MailChoice, 'address'>): Promise<MailChoice> {
  const off = choice && [...(choice.escalations ? [] : ['escalation']), ...(choice.handovers ? [] : ['handover'])];
  const found = single(await tx.query<{ value: MailChoice }>('select luotsi.my_mail($1::text[]) as value', off ?? null));
  if (found === undefined) throw new Error('Expected an answer of luotsi.my_mail but got none');
  return found;
}
