/** What came of saving: when somebody saved in between, who and what, with the ways on; nothing typed is lost. */
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import type { Version } from '../../contracts/index.ts';
import { ErrorNotice, useTexts } from '../../ui/index.ts';
import { texts } from '../texts.ts';
import type { Saving } from './use-saving.ts';

interface SaveNoticeProps { readonly saving: Saving; readonly version: Version; readonly onOpenNewest: () => void }

export function SaveNotice({ saving, version, onOpenNewest }: SaveNoticeProps): ReactNode {
  const t = useTexts(texts);
  const { error, newer } = saving;
  if (!error) return null;
  const open = newer?.status === 'draft';
  return (
    <ErrorNotice error={error} onRetry={saving.save}>
      {newer && (
        <>
          <p>{t(open ? 'staleWho' : 'stalePublished', { n: version.number, author: newer.author, revision: newer.revision })}</p>
          <div className="lu-buttons">
            {open && <Button variant="secondary" onClick={saving.saveOver}>{t('staleOver')}</Button>}
            <Button variant="secondary" onClick={onOpenNewest}>{t('staleOpen')}</Button>
          </div>
        </>
      )}
    </ErrorNotice>
  );
}
