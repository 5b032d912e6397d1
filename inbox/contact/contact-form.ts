/** What the contact page holds while it is typed, and the body it becomes. Dates are typed the Finnish way and read in Europe/Helsinki. Pure. */
import type { ClientView, CreateContact } from '../../contracts/index.ts';
import { formatTime } from '../../ui/pure.ts';
import { localDate } from '../../guidance/run.ts';

export interface ContactDraft {
  readonly channel: CreateContact['channel'];
  readonly name: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly reporter: 'self' | NonNullable<CreateContact['reporter']>['relation'];
  readonly reporterName: string;
  readonly need: string;
  readonly serviceLanguage: CreateContact['serviceLanguage'];
  readonly interpreterNeeded: boolean;
  readonly sevenDayGround: 'none' | NonNullable<CreateContact['sevenDayGround']>;
  readonly cameInDate: string;
  readonly cameInTime: string;
  /** A client that is known already, with their open matters. */
  readonly known?: { readonly id: string; readonly name: string; readonly matters: ClientView['matters'] } | undefined;
  /** The open matter that the contact joins, `separate` for one of its own, nothing before the worker has decided. */
  readonly matter: string;
}

export const emptyContact: ContactDraft = {
  channel: 'phone', name: '', birthDate: '', phone: '', reporter: 'self', reporterName: '', need: '', serviceLanguage: 'fi', interpreterNeeded: false,
  sevenDayGround: 'none', cameInDate: '', cameInTime: '', matter: '',
};

export type ContactProblem = 'nameNeeded' | 'needNeeded' | 'dateWrong' | 'birthFuture' | 'timeWrong' | 'cameInFuture' | 'matterNeeded';
export type ContactProblems = Partial<Record<keyof ContactDraft, ContactProblem>>;

/** `1.5.1940` → `1940-05-01`; undefined when it is no day of the calendar. */
export function parseDate(typed: string): string | undefined {
  const found = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/.exec(typed);
  if (!found) return undefined;
  const iso = `${found[3]}-${found[2]?.padStart(2, '0')}-${found[1]?.padStart(2, '0')}`;
  const instant = new Date(`${iso}T00:00:00.000Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso) ? iso : undefined;
}

/** Instant of a Finnish day and `13.45`. Finland is at +2 or +3; the offset that gives the typed hour back is the one in force. */
export function parseInstant(date: string, time: string): string | undefined {
  const day = parseDate(date);
  const found = /^\s*(\d{1,2})[.:](\d{2})\s*$/.exec(time);
  if (!day || !found) return undefined;
  const hour = found[1] ?? '';
  for (const offset of ['+03:00', '+02:00']) {
    const instant = new Date(`${day}T${hour.padStart(2, '0')}:${found[2]}:00.000${offset}`);
    if (Number.isNaN(instant.getTime())) return undefined;
    const iso = instant.toISOString();
    if (localDate(iso) === day && Number(formatTime(iso).split('.')[0]) === Number(hour)) return iso;
  }
  return undefined;
}

/** What keeps the contact from being sent. @param now ISO instant */
export function contactProblems(draft: ContactDraft, now: string): ContactProblems {
  const birth = draft.birthDate.trim() ? parseDate(draft.birthDate) : undefined;
  return {
    ...(draft.known && draft.known.matters.length > 0 && draft.matter === '' && { matter: 'matterNeeded' as const }),
    ...(!draft.known && draft.name.trim() === '' && { name: 'nameNeeded' as const }),
    ...(draft.need.trim() === '' && { need: 'needNeeded' as const }),
    ...(draft.birthDate.trim() !== '' && birth === undefined && { birthDate: 'dateWrong' as const }),
    ...(birth !== undefined && birth > localDate(now) && { birthDate: 'birthFuture' as const }),
    ...cameInProblem(draft, now),
  };
}

function cameInProblem({ cameInDate, cameInTime }: ContactDraft, now: string): ContactProblems {
  if (!cameInDate.trim() && !cameInTime.trim()) return {};
  if (!parseDate(cameInDate)) return { cameInDate: 'dateWrong' };
  const instant = parseInstant(cameInDate, cameInTime);
  if (!instant) return { cameInTime: 'timeWrong' };
  return Date.parse(instant) > Date.parse(now) ? { cameInTime: 'cameInFuture' } : {};
}

/** The request body of a draft without problems. */
export function contactBody(draft: ContactDraft): CreateContact {
  const initiatedAt = parseInstant(draft.cameInDate, draft.cameInTime);
  return {
    channel: draft.channel, ...aboutWhom(draft),
    ...(draft.reporter !== 'self' && { reporter: { relation: draft.reporter, ...(draft.reporterName.trim() && { name: draft.reporterName.trim() }) } }),
    need: draft.need.trim(), serviceLanguage: draft.serviceLanguage, interpreterNeeded: draft.interpreterNeeded,
    sevenDayGround: draft.sevenDayGround === 'none' ? null : draft.sevenDayGround,
    ...(initiatedAt && { initiatedAt }),
  };
}

/** A known client with what was decided about their open matters, or a new one. */
function aboutWhom({ known, matter, name, birthDate, phone }: ContactDraft): Pick<CreateContact, 'client' | 'join' | 'separate'> {
  if (known) return { client: { clientId: known.id }, ...(matter === 'separate' ? { separate: true as const } : matter !== '' && { join: matter }) };
  const born = parseDate(birthDate);
  return { client: { name: name.trim(), ...(born && { birthDate: born }), ...(phone.trim() && { phone: phone.trim() }) } };
}
