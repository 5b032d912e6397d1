/** Accept an offer, or return it with a reason. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import type { TaskSummary } from '../../contracts/index.ts';
import { ErrorNotice, useAction, useClient, useTexts } from '../../ui/index.ts';
import { ReasonDialog } from '../dialogs.tsx';
import { useWork } from '../queue/work-context.ts';
import { handoverTexts } from './handover-texts.ts';

export function OfferActions({ task }: { readonly task: Pick<TaskSummary, 'id' | 'version'> }): ReactNode {
  const t = useTexts(handoverTexts);
  const client = useClient();
  const { goOn, refetch } = useWork();
  const [returning, setReturning] = useState(false);
  const params = { taskId: task.id };
  const accept = useAction(async (_: string, key: string) => {
    try {
      goOn(task.id, 'didAccept', (await client.call('acceptHandover', { params, version: task.version, key })).data);
    } finally { refetch(); }
  });
  const giveBack = async (reason: string, key: string): Promise<void> => {
    goOn(task.id, 'didReturn', (await client.call('returnHandover', { params, version: task.version, key, body: { reason } })).data);
  };
  const run = (): void => { void accept.run(task.id); };
  return (
    <>
      <p className="lu-muted">{t('stays')}</p>
      <div className="lu-buttons">
        {accept.busy ? <Button loading ariaLoadingText={t('sending')} aria-disabled>{t('accept')}</Button> : <Button onClick={run}>{t('accept')}</Button>}
        <Button variant="secondary" onClick={() => { setReturning(true); }}>{t('return')}</Button>
      </div>
      {accept.error && <ErrorNotice error={accept.error} onRetry={run} />}
      {returning && <ReasonDialog title={t('returnTitle')} label={t('doReturn')} reasonLabel={t('reason')} perform={giveBack} onClose={() => { setReturning(false); }}><p>{t('returnBody')}</p></ReasonDialog>}
    </>
  );
}
