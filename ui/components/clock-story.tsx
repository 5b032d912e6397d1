/** What happened to a clock, in order: each with when it was so in fact, when it was recorded, by whom and why. Pure data in, a list out. */
import type { ReactNode } from 'react';
import type { Clock } from '../../contracts/index.ts';
import { formatDate, formatDateTime } from '../i18n/format.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import type { Language, Translate } from '../i18n/texts.ts';
import { clockTexts } from './clock-texts.ts';

interface Said { readonly at: string; readonly text: string }
type T = Translate<typeof clockTexts>;

/** Nothing but the start is no story. */
export function ClockStory({ clock }: { readonly clock: Clock }): ReactNode {
  const t = useTexts(clockTexts);
  const { language } = useLanguage();
  const said = clockStory(clock, language, t);
  if (said.length < 2) return null;
  return (
    <details className="lu-law">
      <summary>{t('story')}</summary>
      <ol className="lu-clock-story">{said.map(({ at, text }, index) => <li key={`${at} ${index}`}>{text}</li>)}</ol>
    </details>
  );
}

/** Sentences in the order of the effective instants. */
export function clockStory(clock: Clock, language: Language, t: T): readonly Said[] {
  const on = (instant: string): string => formatDateTime(instant, language);
  const { exception, moved } = clock;
  const said: (Said | undefined)[] = [
    { at: clock.startedAt, text: t('saidStarted', { at: on(clock.startedAt) }) },
    ...clock.waits.map((wait) => ({ at: wait.from, text: waitText(wait, on, t) })),
    moved ? { at: moved.at, text: [t('saidMoved', { at: on(moved.at), first: moved.firstDueDate ? formatDate(moved.firstDueDate) : '–' }), moved.by?.name ?? moved.by?.worker].filter(Boolean).join(', ') + `: ${moved.reason}` } : undefined,
    exception ? { at: exception.at, text: t('saidException', { at: on(exception.at), ground: groundText(exception.ground, t) }) } : undefined,
    clock.warnedAt ? { at: clock.warnedAt, text: t('saidWarned', { at: on(clock.warnedAt) }) } : undefined,
    clock.breachedAt ? { at: clock.breachedAt, text: t('saidBreached', { at: on(clock.breachedAt) }) } : undefined,
    clock.stoppedAt ? { at: clock.stoppedAt, text: t('saidStopped', { at: on(clock.stoppedAt) }) } : undefined,
  ];
  return said.filter((one) => one !== undefined).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function waitText(wait: Clock['waits'][number], on: (instant: string) => string, t: T): string {
  const what = t(wait.waitingFor);
  const to = wait.to === null ? '' : on(wait.to);
  const main = wait.waitingFor === 'reopened' ? t('saidReopened', { from: on(wait.from), to }) : wait.to === null ? t('saidWaits', { what, from: on(wait.from) }) : t('saidWaited', { what, from: on(wait.from), to });
  // The minute is what people see: an instant recorded within it says nothing more.
  const recorded = on(wait.recordedAt) === on(wait.from) ? undefined : t('recorded', { at: on(wait.recordedAt) });
  const parts = [main, t(wait.standing), recorded, wait.by?.name ?? wait.by?.worker].filter((part) => part !== undefined).join(', ');
  return wait.reason ? `${parts}: ${wait.reason}` : parts;
}

/** A ground of the law in words; one that a region's own data names is shown as it is. */
export function groundText(ground: string, t: T): string {
  return ground === 'specialReasonInInquiry' || ground === 'clientNeedGround' ? t(ground) : ground;
}
