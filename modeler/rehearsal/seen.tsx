/** What one sees of a rehearsed case beside its work: what waits by itself, the clocks, and the time line. */
import type { ReactNode } from 'react';
import type { ClockInstance } from '../../guidance/index.ts';
import { entriesOf } from '../../kernel/index.ts';
import { formatDateTime, formatDue, useLanguage, useTexts } from '../../ui/index.ts';
import type { Rehearsal } from './rehearsal.ts';
import { rehearsalTexts } from './rehearsal-texts.ts';
import type { Line, Names } from './story.ts';

interface SeenProps { readonly rehearsal: Rehearsal; readonly names: Names }

export function Waits({ rehearsal: { state: { process, status } }, names }: SeenProps): ReactNode {
  const t = useTexts(rehearsalTexts);
  if (status !== 'open') return null;
  const lines = [
    ...[...entriesOf(process.timers)].map(({ id, elementId, due }) => ({ id, text: t('waitsTimer', { element: names.element(elementId), when: formatDateTime(due, names.language) }) })),
    ...[...entriesOf(process.messages)].map(({ id, elementId }) => ({ id, text: t('waitsMessage', { element: names.element(elementId) }) })),
    ...[...entriesOf(process.incidents)].map(({ id, elementId, message }) => ({ id, text: t('waitsIncident', { element: names.element(elementId), message }) })),
  ];
  return lines.length === 0 ? null : <><h3>{t('waits')}</h3><ul>{lines.map(({ id, text }) => <li key={id}>{text}</li>)}</ul></>;
}

export function Clocks({ rehearsal: { state }, names }: SeenProps): ReactNode {
  const t = useTexts(rehearsalTexts);
  const running = Object.values(state.clocks).filter(({ status }) => status === 'running' || status === 'paused');
  return (
    <>
      <h3>{t('clocks')}</h3>
      {running.length === 0 ? <p>{t('clocksNone')}</p> : <ul>{running.map((clock) => <li key={clock.id} data-clock={clock.clockId}><ClockLine clock={clock} names={names} /></li>)}</ul>}
    </>
  );
}

export function ClockLine({ clock: { id, due, dueDate, breachedAt }, names }: { readonly clock: ClockInstance; readonly names: Names }): ReactNode {
  const t = useTexts(rehearsalTexts);
  if (dueDate === undefined) return t('withoutNumber', { clock: names.clock(id) });
  const said = t(breachedAt === undefined ? 'due' : 'late', { clock: names.clock(id), due: formatDue(dueDate, due ?? null, names.language) });
  return breachedAt === undefined ? said : <strong className="re-grave"><span aria-hidden="true">■</span> {said}</strong>;
}

/** Newest first, so that what just happened is at hand; the lines of the last step are marked. */
export function TimeLine({ lines, known }: { readonly lines: readonly Line[]; readonly known: number }): ReactNode {
  const { language } = useLanguage();
  const t = useTexts(rehearsalTexts);
  return (
    <ol className="re-line" reversed tabIndex={0} aria-label={t('timeline')}>
      {[...lines].reverse().map(({ sequence, at, type, text, grave }) => (
        <li key={sequence} data-event={type} className={sequence > known ? 're-new' : undefined}>
          <time dateTime={at}>{formatDateTime(at, language)}</time> <span className={grave ? 're-grave' : undefined}>{grave && <span aria-hidden="true">▲ </span>}{text}</span>
        </li>
      ))}
    </ol>
  );
}
