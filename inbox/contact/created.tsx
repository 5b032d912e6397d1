/** The contact is safe: says the case's number, and opens its first task when that is mine to take. */
import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button } from 'suomifi-ui-components';
import type { Contact, TaskSummary } from '../../contracts/index.ts';
import { ErrorNotice, isCallError, Loading, PageHeading, useClient, useLive, useSession, useTexts } from '../../ui/index.ts';
import type { CallError, Client } from '../../ui/index.ts';
import { isMineToTake } from '../queue/next-task.ts';
import { contactTexts } from './contact-texts.ts';

const mostPages = 10;

/** The case's first task in my units; new cases have most time left, so the search goes through the pages of the queue. */
async function firstTask(client: Client, caseId: string, worker: string, signal: AbortSignal): Promise<TaskSummary | undefined> {
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const query: { limit: number; cursor?: string } = { limit: 200, ...(cursor !== null && { cursor }) };
    const { data } = await client.call('listTasks', { query }, signal);
    const found = data.items.find((task) => task.caseId === caseId && task.kind === 'task' && isMineToTake(task, worker));
    if (found ?? data.nextCursor === null) return found;
    cursor = data.nextCursor;
  }
  return undefined;
}

export function Created({ contact, onAnother }: { readonly contact: Contact; readonly onAnother: () => void }): ReactNode {
  const t = useTexts(contactTexts);
  const client = useClient();
  const navigate = useNavigate();
  const { user } = useSession();
  const [round, setRound] = useState(0);
  const [looked, setLooked] = useState(false);
  const [error, setError] = useState<CallError>();
  useLive(useCallback((signal) => { if (signal === 'restored' || signal.caseId === contact.caseId) setRound((n) => n + 1); }, [contact.caseId]));
  useEffect(() => {
    const abort = new AbortController();
    setError(undefined);
    firstTask(client, contact.caseId, user.id, abort.signal).then((task) => {
      setLooked(true);
      if (task) void navigate(`/tasks/${encodeURIComponent(task.id)}`);
    }, (failure: unknown) => {
      if (abort.signal.aborted) return;
      if (!isCallError(failure)) throw failure;
      setError(failure);
    });
    return () => { abort.abort(); };
  }, [client, contact.caseId, user.id, navigate, round]);
  const title = t(contact.joined ? 'joinedTo' : 'created', { number: contact.caseNumber });
  return (
    <div className="lu-panel lu-stack" data-created-case={contact.caseId}>
      <PageHeading title={title} focusKey={contact.caseId}>{title}</PageHeading>
      <p role="status">{t('createdSafe')} {contact.status === 'starting' ? t('starting') : looked ? t('elsewhere') : ''}</p>
      {!looked && !error && <Loading text={t('searching')} />}
      {error && <ErrorNotice error={error} onRetry={() => { setRound((n) => n + 1); }} />}
      <p><Link to={`/cases/${contact.caseId}`}>{t('openCase', { number: contact.caseNumber })}</Link></p>
      <div><Button variant="secondary" onClick={onAnother}>{t('another')}</Button></div>
    </div>
  );
}
