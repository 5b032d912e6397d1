/** What a handover package holds, by label, and what it lacks. */
import type { ReactNode } from 'react';
import type { Task } from '../../contracts/index.ts';
import { formatDateTime, useLanguage, useTexts, Words } from '../../ui/index.ts';
import { ResponsibleName } from '../task/case-parts.tsx';
import { taskTexts } from '../task/task-texts.ts';
import { useKnownOptions } from '../task/known-options.ts';
import { valueText } from '../task/value-text.ts';
import { handoverTexts } from './handover-texts.ts';

export type Handover = NonNullable<Task['handover']>;

/** Sender, receiver, when. */
export function HandoverFacts({ handover }: { readonly handover: Handover }): ReactNode {
  const t = useTexts(handoverTexts);
  const { language } = useLanguage();
  return (
    <dl className="in-client">
      <div><dt>{t('from')}</dt><dd><ResponsibleName responsible={handover.from} /></dd></div>
      <div><dt>{t('to')}</dt><dd><Words of={handover.toUnitNames} /></dd></div>
      <div><dt>{t('offeredAt')}</dt><dd>{formatDateTime(handover.offeredAt, language)}</dd></div>
    </dl>
  );
}

/** The contents as label and value; what is missing is named in words. */
export function HandoverContents({ handover }: { readonly handover: Handover }): ReactNode {
  const t = useTexts(handoverTexts);
  const task = useTexts(taskTexts);
  const words = { yes: task('yes'), no: task('no'), nothing: task('nothing') };
  const label = (key: string): string => handover.labels[key] ?? key;
  const known = useKnownOptions();
  const entries = Object.entries(handover.contents);
  return (
    <section aria-label={t('contents')} className="in-contents">
      <h3>{t('contents')}</h3>
      {entries.length === 0 ? <p>{t('empty')}</p> : (
        <dl lang="fi">{entries.map(([key, value]) => <div key={key}><dt>{label(key)}</dt><dd>{valueText(value, words, known(key))}</dd></div>)}</dl>
      )}
      {handover.missing.length > 0 && <p><strong>{t('missing')}:</strong> <span lang="fi">{handover.missing.map(label).join(', ')}</span></p>}
    </section>
  );
}
