/** The clock, the same everywhere: name, due date and hour, time left in its own unit, a bar, the law one click away. State is said in words and by a sign, not by colour alone. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Clock as ClockData } from '../../contracts/index.ts';
import { daysBetween, localDate } from '../../guidance/run.ts';
import { formatDate, formatDateTime, formatDue } from '../i18n/format.ts';
import { useLanguage, useTexts, Words } from '../i18n/language.tsx';
import type { Translate } from '../i18n/texts.ts';
import { ClockStory, groundText } from './clock-story.tsx';
import { clockTexts } from './clock-texts.ts';
import { clockView, openWait, waitedDays } from './clock-view.ts';
import type { ClockState, ClockView } from './clock-view.ts';
import { useNow } from './now.ts';

const signs = { inTime: '●', warning: '▲', dueToday: '◆', late: '■', paused: '▨', stopped: '✓', stoppedByException: '✓', stoppedAsMoved: '✓', stoppedLate: '✓', cancelled: '–', atOnce: '◆', withoutNumber: '○' } as const satisfies Record<ClockState, string>;

/** `3 arkipäivää jäljellä`, `myöhässä 1 arkipäivä`, `tänään`; the state's name where there is no number. */
export function timeLeftText({ state, left }: ClockView, language: string, t: Translate<typeof clockTexts>): string {
  if (!left) return t(state);
  if (state === 'dueToday') return t('today');
  const n = Math.abs(left.value);
  if (n === 0) return t('lateLessThanDay');
  const plural = new Intl.PluralRules(language).select(n) === 'one' ? 'one' : 'other';
  const time = t(`${left.unit}_${plural}`, { n });
  return t(left.overdue ? 'lateBy' : 'left', { time });
}

function useClockView(clock: ClockData): ClockView & { readonly text: string } {
  const now = useNow();
  const { language } = useLanguage();
  const t = useTexts(clockTexts);
  return useMemo(() => {
    const view = clockView(clock, now);
    return { ...view, text: timeLeftText(view, language, t) };
  }, [clock, now, language, t]);
}

/** One line for lists: sign and time left. Without a clock it says so. */
export function ClockBadge({ clock }: { readonly clock: ClockData | null }): ReactNode {
  const t = useTexts(clockTexts);
  return clock ? <RunningBadge clock={clock} /> : <span className="lu-clock-badge lu-clock-withoutNumber">{t('noClock')}</span>;
}

function RunningBadge({ clock }: { readonly clock: ClockData }): ReactNode {
  const { state, text } = useClockView(clock);
  return <span className={`lu-clock-badge lu-clock-${state}`}><span aria-hidden="true">{signs[state]}</span> {text}</span>;
}

/** The whole clock, for task and case pages. */
export function Clock({ clock }: { readonly clock: ClockData }): ReactNode {
  const view = useClockView(clock);
  const { language } = useLanguage();
  const t = useTexts(clockTexts);
  return (
    <section className={`lu-clock lu-clock-${view.state}`} data-clock={clock.clockId} data-state={view.state}>
      <p className="lu-clock-head">
        <strong><Words of={clock.names} /></strong>
        <span className="lu-clock-kind">{t(clock.kind)}</span>
        <span className="lu-clock-state"><span aria-hidden="true">{signs[view.state]}</span> {stateText(view, t)}</span>
      </p>
      {view.elapsed !== undefined && <ClockBar elapsed={view.elapsed} />}
      <p className="lu-clock-dates">
        <span>{t('started', { date: formatDate(clock.startedAt) })}</span>
        {clock.stoppedAt && <span>{t('done', { date: formatDateTime(clock.stoppedAt, language) })}</span>}
        <span>{clock.dueDate && view.state !== 'paused' ? t('due', { due: formatDue(clock.dueDate, clock.due, language) }) : view.state === 'paused' ? '' : t('noDue')}</span>
      </p>
      <Waits clock={clock} />
      {clock.exception && <p className="lu-clock-note">{t('exception', { ground: groundText(clock.exception.ground, t), due: formatDate(clock.exception.lawfulDueDate) })}</p>}
      {clock.moved?.firstDueDate && <p className="lu-clock-note">{t('moved', { due: formatDate(clock.moved.firstDueDate) })}</p>}
      <ClockStory clock={clock} />
      {clock.legalBasis && <LegalBasis basis={clock.legalBasis} />}
    </section>
  );
}

/** For whom the case waits and has waited, apart from the total: waiting is not hidden in it. */
function Waits({ clock }: { readonly clock: ClockData }): ReactNode {
  const t = useTexts(clockTexts);
  const { language } = useLanguage();
  const now = useNow();
  const wait = openWait(clock);
  const waited = waitedDays(clock, now).filter(({ days }) => days > 0);
  if (!wait && waited.length === 0) return null;
  const time = (n: number): string => t(new Intl.PluralRules(language).select(n) === 'one' ? 'calendarDays_one' : 'calendarDays_other', { n });
  const total = daysBetween(localDate(clock.startedAt), localDate(clock.stoppedAt ?? now));
  return (
    <p className="lu-clock-note">
      {wait && <span>{t('waitsNow', { what: t(wait.waitingFor), date: formatDateTime(wait.from, language) })}{wait.reason ? `: ${wait.reason}` : ''}. </span>}
      {waited.map(({ waitingFor, days }) => <span key={waitingFor}>{t('waited', { what: t(waitingFor), time: time(days) })}; </span>)}
      {waited.length > 0 && <span>{t('total', { time: time(total) })}.</span>}
    </p>
  );
}

/** The state and the number, once each. Late says both in one. */
function stateText({ state, left, text }: ClockView & { readonly text: string }, t: Translate<typeof clockTexts>): string {
  if (state === 'late') return text.charAt(0).toLocaleUpperCase() + text.slice(1);
  return left && state !== 'dueToday' ? `${t(state)}, ${text}` : t(state);
}

/** Start at the left, due at the right, now between: a picture of what the text beside it says. */
function ClockBar({ elapsed }: { readonly elapsed: number }): ReactNode {
  const percent = Math.round(elapsed * 100);
  return (
    <div className="lu-clock-bar" aria-hidden="true">
      <div className="lu-clock-passed" style={{ inlineSize: `${percent}%` }} />
      <div className="lu-clock-now" style={{ insetInlineStart: `${percent}%` }} />
    </div>
  );
}

function LegalBasis({ basis }: { readonly basis: string }): ReactNode {
  const t = useTexts(clockTexts);
  return <details className="lu-law"><summary>{t('law')}</summary><p lang="fi">{basis}</p></details>;
}
