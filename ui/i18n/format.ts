/** Dates and times as people in Finland read them, always Europe/Helsinki whatever the machine's zone is. */
import { TIME_ZONE } from '../../guidance/run.ts';
import type { Language } from './texts.ts';

const dateFormat = new Intl.DateTimeFormat('fi-FI', { timeZone: TIME_ZONE, day: 'numeric', month: 'numeric', year: 'numeric' });
const timeFormat = new Intl.DateTimeFormat('fi-FI', { timeZone: TIME_ZONE, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
const weekdays = {
  fi: new Intl.DateTimeFormat('fi-FI', { timeZone: TIME_ZONE, weekday: 'short' }),
  sv: new Intl.DateTimeFormat('sv-FI', { timeZone: TIME_ZONE, weekday: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, weekday: 'short' }),
} as const satisfies Record<Language, Intl.DateTimeFormat>;
const hourWord = { fi: 'klo', sv: 'kl.', en: 'at' } as const satisfies Record<Language, string>;

/** A `YYYY-MM-DD` is a Finnish calendar day: noon UTC lies inside it in summer and winter time. */
function instantOf(value: string): Date {
  return new Date(value.length === 10 ? `${value}T12:00:00.000Z` : value);
}

/** `14.12.2026` from an instant or a `YYYY-MM-DD`. */
export function formatDate(value: string): string {
  return dateFormat.format(instantOf(value));
}

/** `13.45` from an instant. */
export function formatTime(instant: string): string {
  return timeFormat.format(instantOf(instant)).replace(':', '.');
}

/** `14.12.2026 klo 13.45` from an instant. */
export function formatDateTime(instant: string, language: Language): string {
  return `${formatDate(instant)} ${hourWord[language]} ${formatTime(instant)}`;
}

/** `ma 14.12.2026 klo 24`: the last moment in time of a due date whose exclusive bound is `due`. */
export function formatDue(dueDate: string, due: string | null, language: Language): string {
  const day = `${weekdays[language].format(instantOf(dueDate))} ${formatDate(dueDate)}`;
  if (!due) return day;
  const hour = formatTime(due);
  return `${day} ${hourWord[language]} ${hour === '0.00' || hour === '00.00' ? '24' : hour}`;
}

/** `91,4 %` in Finnish and Swedish, `91.4%` in English. @param share 0–1 */
export function formatShare(share: number, language: Language): string {
  return new Intl.NumberFormat(numberLocale[language], { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** `1 204` in Finnish and Swedish, `1,204` in English. */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(numberLocale[language]).format(value);
}

const numberLocale = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const satisfies Record<Language, string>;
