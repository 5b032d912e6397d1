/** One notice: what it was, why not, every word that was typed, and copy, use again, put away. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button } from 'suomifi-ui-components';
import type { UnappliedWork } from '../../contracts/index.ts';
import { ErrorNotice, formatDateTime, problemTexts, useAction, useClient, useLanguage, useTexts, useWords } from '../../ui/index.ts';
import { handoverTexts } from '../handover/handover-texts.ts';
import { useKnownOptions } from '../task/known-options.ts';
import { taskTexts } from '../task/task-texts.ts';
import { valueText } from '../task/value-text.ts';
import { kindTexts, unappliedTexts } from './unapplied-texts.ts';

interface CardProps { readonly work: UnappliedWork; readonly onDismissed: () => void }

export function UnappliedWorkCard({ work, onDismissed }: CardProps): ReactNode {
  const t = useTexts(unappliedTexts);
  const words = useWords();
  const { language } = useLanguage();
  const what = kindTexts[work.kind][language];
  const lines = useTyped(work);
  return (
    <article className="in-escalation" data-unapplied-work={work.kind}>
      <h2>{work.taskNames ? t('ofTask', { what, task: words(work.taskNames) }) : what}</h2>
      <p>{t('because', { reason: problemTexts[work.because].happened[language] })}</p>
      <p className="lu-muted"><Link to={`/cases/${work.caseId}`}>{t('openCase', { number: work.caseNumber })}</Link>. {t('times', { sent: formatDateTime(work.sentAt, language), refused: formatDateTime(work.refusedAt, language) })}</p>
      <section className="in-contents" aria-label={t('typed')}>
        <h3>{t('typed')}</h3>
        {lines.length === 0 ? <p>{t('nothingTyped')}</p> : <dl>{lines.map(({ key, name, text }) => <div key={key}><dt>{name}</dt><dd>{text}</dd></div>)}</dl>}
      </section>
      <Ways work={work} text={lines.map(({ name, text }) => `${name}: ${text}`).join('\n')} onDismissed={onDismissed} />
    </article>
  );
}

/** What was typed as people read it: the form's labels and options, our own words for reasons and notes. */
function useTyped({ typed }: UnappliedWork): readonly { readonly key: string; readonly name: string; readonly text: string }[] {
  const t = useTexts(unappliedTexts);
  const task = useTexts(taskTexts);
  const handover = useTexts(handoverTexts);
  const known = useKnownOptions();
  const words = { yes: task('yes'), no: task('no'), nothing: task('nothing') };
  const nameOf = (key: string): string => {
    const section = key.replace('additions.', '');
    if (section in handoverTexts) return handover(section as keyof typeof handoverTexts);
    return key in unappliedTexts ? t(key as 'reason' | 'note' | 'justification') : key;
  };
  return typed.map(({ key, label, value }) => ({ key, name: label ?? nameOf(key), text: valueText(value, words, known(key)) }));
}

function Ways({ work, text, onDismissed }: CardProps & { readonly text: string }): ReactNode {
  const t = useTexts(unappliedTexts);
  const client = useClient();
  const dismiss = useAction(async (commandId: string) => {
    await client.call('dismissUnappliedWork', { params: { commandId } });
    onDismissed();
  });
  const run = (): void => { void dismiss.run(work.commandId); };
  return (
    <>
      <div className="lu-buttons">
        {work.reuse && <Reuse reuse={work.reuse} values={work.values} />}
        {text !== '' && <Copy text={text} />}
        {dismiss.busy ? <Button variant="secondary" loading ariaLoadingText={t('dismissing')} aria-disabled>{t('dismiss')}</Button> : <Button variant="secondary" onClick={run} aria-label={t('dismissNumber', { number: work.caseNumber })}>{t('dismiss')}</Button>}
        {work.kind === 'joinContact' && <Link to={`/clients/${work.clientId}`}>{t('openClient')}</Link>}
      </div>
      {dismiss.error && <ErrorNotice error={dismiss.error} onRetry={run} />}
    </>
  );
}

/** The task itself while it is open, its form has the text; else another of the same form, claimed and filled in as its draft. */
function Reuse({ reuse, values }: { readonly reuse: NonNullable<UnappliedWork['reuse']>; readonly values: UnappliedWork['values'] }): ReactNode {
  const t = useTexts(unappliedTexts);
  const words = useWords();
  const client = useClient();
  const navigate = useNavigate();
  const path = `/tasks/${encodeURIComponent(reuse.taskId)}`;
  const use = useAction(async ({ taskId, version, claimed }: typeof reuse) => {
    const held = claimed ? version : (await client.call('claimTask', { params: { taskId }, version })).data.version;
    await client.call('saveDraft', { params: { taskId }, version: held, body: { values: values as Record<string, never> } });
    void navigate(path);
  });
  if (reuse.same) return <Link to={path}>{t('openSame')}</Link>;
  const run = (): void => { void use.run(reuse); };
  const label = t('useThere', { task: words(reuse.names) });
  return (
    <>
      {use.busy ? <Button loading ariaLoadingText={t('using')} aria-disabled>{label}</Button> : <Button onClick={run}>{label}</Button>}
      {use.error && <ErrorNotice error={use.error} onRetry={run} />}
    </>
  );
}

function Copy({ text }: { readonly text: string }): ReactNode {
  const t = useTexts(unappliedTexts);
  const [said, setSaid] = useState<'copied' | 'notCopied'>();
  const copy = (): void => { navigator.clipboard.writeText(text).then(() => { setSaid('copied'); }, () => { setSaid('notCopied'); }); };
  return <><Button variant="secondary" onClick={copy}>{t('copy')}</Button><span role="status">{said && t(said)}</span></>;
}
