/** Parts that the task, handover and case pages share: path so far, clocks, what was recorded, holder's name. */
import type { ReactNode } from 'react';
import type { Clock as ClockData, Task } from '../../contracts/index.ts';
import { Clock, formatDateTime, useLanguage, useTexts, Words } from '../../ui/index.ts';
import { inboxTexts } from '../texts.ts';
import { fieldsOf } from '../../ui/pure.ts';
import { taskTexts } from './task-texts.ts';
import { useKnownOptions } from './known-options.ts';
import { valueText } from './value-text.ts';

const signs = { done: '●', now: '◐', cancelled: '○' } as const;

/** The steps the case has taken, in order: the outline behind the diagram. */
export function PathSoFar({ path }: { readonly path: Task['path'] }): ReactNode {
  const t = useTexts(inboxTexts);
  const { language } = useLanguage();
  return (
    <section aria-label={t('path')} className="in-block">
      <h2>{t('path')}</h2>
      <ol className="in-path">
        {path.map((step, index) => (
          <li key={`${step.elementId} ${index}`} className={`in-step-${step.state}`} {...(step.state === 'now' && { 'aria-current': 'step' as const })}>
            <span aria-hidden="true">{signs[step.state]}</span> <Words of={step.names} />
            <span className="lu-muted"> {t(step.state)}{step.tier ? `, ${t('tierN', { n: step.tier }).toLowerCase()}` : ''}, {formatDateTime(step.at, language)}{step.by ? `, ${step.by.name ?? step.by.worker}` : ''}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** All clocks of a case, open ones first. */
export function Clocks({ clocks }: { readonly clocks: readonly ClockData[] }): ReactNode {
  return <ClocksSection clocks={clocks}>{(clock) => <Clock key={clock.id} clock={clock} />}</ClocksSection>;
}

const order = { running: 0, paused: 1, stopped: 2, cancelled: 3 } as const satisfies Record<ClockData['state'], number>;

/** The same with more to each clock. */
export function ClocksSection({ clocks, children }: { readonly clocks: readonly ClockData[]; readonly children: (clock: ClockData) => ReactNode }): ReactNode {
  const t = useTexts(inboxTexts);
  if (clocks.length === 0) return null;
  const ordered = [...clocks].sort((a, b) => order[a.state] - order[b.state]);
  return <section aria-label={t('clocks')} className="in-block"><h2>{t('clocks')}</h2><div className="in-clocks">{ordered.map(children)}</div></section>;
}

/** What was recorded on the case before, with who, when and where from. */
export function Recorded({ task }: { readonly task: Task }): ReactNode {
  const t = useTexts(taskTexts);
  const { language } = useLanguage();
  const known = useKnownOptions();
  const options = new Map(task.form ? fieldsOf(task.form).map((field) => [field.key, field.options]) : []);
  const words = { yes: t('yes'), no: t('no'), nothing: t('nothing') };
  return (
    <section aria-label={t('recorded')} className="in-block">
      <h2>{t('recorded')}</h2>
      {task.recorded.length === 0 ? <p className="lu-muted">{t('recordedNone')}</p> : (
        <div className="in-scroll" tabIndex={0} role="group" aria-label={t('recorded')}>
          <table className="lu-table">
            <thead><tr><th scope="col">{t('what')}</th><th scope="col">{t('value')}</th><th scope="col">{t('who')}</th></tr></thead>
            <tbody>
              {task.recorded.map((each) => (
                <tr key={each.key}>
                  <th scope="row" lang="fi">{each.label}</th>
                  <td>{valueText(each.value, words, options.get(each.key) ?? known(each.key))}</td>
                  <td>{each.by ? `${each.by.name ?? each.by.worker}, ` : ''}{formatDateTime(each.at, language)}, <Words of={each.source} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** `Asiakasohjaus, Olli Ohjaaja` */
export function ResponsibleName({ responsible }: { readonly responsible: Task['responsible'] }): ReactNode {
  const name = responsible.workerName ?? responsible.worker;
  return <>{responsible.unitNames ? <Words of={responsible.unitNames} /> : responsible.unit}{name ? `, ${name}` : ''}</>;
}
