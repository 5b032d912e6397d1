/** Calling the client back: why, every attempt so far, and how this one went. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Textarea } from 'suomifi-ui-components';
import type { Task } from '../../contracts/index.ts';
import { ErrorNotice, formatDateTime, useAction, useClient, useLanguage, useTexts } from '../../ui/index.ts';
import { useWork } from '../queue/work-context.ts';
import { taskTexts } from './task-texts.ts';

type CallBack = NonNullable<Task['callBack']>;
const results = ['reached', 'notReached', 'givenUp'] as const;

export function CallBackPanel({ task, callBack, reload }: { readonly task: Task; readonly callBack: CallBack; readonly reload: () => void }): ReactNode {
  const t = useTexts(taskTexts);
  const { language } = useLanguage();
  const client = useClient();
  const { goOn, say } = useWork();
  const [note, setNote] = useState('');
  const [lacking, setLacking] = useState(false);
  const open = task.status !== 'completed' && task.status !== 'cancelled';
  const record = useAction(async (result: (typeof results)[number], key: string) => {
    const { data } = await client.call('recordCall', { params: { taskId: task.id }, version: task.version, key, body: { result, ...(note.trim() && { note: note.trim() }) } });
    setNote('');
    if (result === 'notReached') { say(t('callKept')); reload(); } else goOn(task.id, 'didComplete', data);
  });
  const run = (result: (typeof results)[number]): void => {
    const missing = result === 'givenUp' && note.trim() === '';
    setLacking(missing);
    if (!missing) void record.run(result);
  };
  return (
    <section aria-label={t('callBack')} className="in-block">
      <h2>{t('callBack')}</h2>
      {callBack.note && <p className="in-instruction">{callBack.note}</p>}
      <p className="lu-muted">{t('callAsked', { date: formatDateTime(callBack.requestedAt, language), name: callBack.requestedBy?.name ?? callBack.requestedBy?.worker ?? '' })}</p>
      {callBack.attempts.length > 0 && (
        <ol>{callBack.attempts.map((each) => <li key={each.attempt}>{formatDateTime(each.at, language)}: {t(`call_${each.result}`)}{each.by ? `, ${each.by.name ?? each.by.worker}` : ''}{each.note ? `: ${each.note}` : ''}</li>)}</ol>
      )}
      {open && (
        <div className="lu-stack">
          <Textarea labelText={t('callNote')} optionalText={t('optional')} fullWidth maxLength={2000} value={note} onChange={(event) => { setNote(event.target.value); }} status={lacking ? 'error' : 'default'} statusText={lacking ? t('callWhyGivenUp') : ''} />
          <div className="lu-buttons">
            {results.map((result) => <Button key={result} variant={result === 'reached' ? 'default' : 'secondary'} aria-disabled={record.busy} onClick={() => { run(result); }}>{t(`call_${result}`)}</Button>)}
          </div>
          {record.error && <ErrorNotice error={record.error} onRetry={record.retry} />}
        </div>
      )}
    </section>
  );
}
