/** What came of saving: when somebody saved in between, who and what, with the ways on; nothing typed is lost. */
import type { ReactNode } from 'react';
import { Button, InlineAlert } from 'suomifi-ui-components';
import type { Version } from '../../contracts/index.ts';
import { ErrorNotice, textsOf, useLanguage, useTexts } from '../../ui/index.ts';
import { texts } from '../texts.ts';
import type { Saving } from './use-saving.ts';

interface SaveNoticeProps { readonly saving: Saving; readonly version: Version; readonly onOpenNewest: () => void }

export function SaveNotice({ saving, version, onOpenNewest }: SaveNoticeProps): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { error, newer } = saving;
  if (!error) return null;
  if (!newer) return <ErrorNotice error={error} onRetry={saving.save} />;
  const open = newer.status === 'draft';
  const { happened, code } = textsOf(error);
  return (
    <div role="alert" className="lu-error" data-problem={code}>
      <InlineAlert status="error" labelText={happened[language]}>
        <p>{t(open ? 'staleWho' : 'stalePublished', { n: version.number, author: newer.author, revision: newer.revision })}</p>
        <div className="lu-buttons">
          {open && <Button variant="secondary" onClick={saving.saveOver}>{t('staleOver')}</Button>}
          <Button variant="secondary" onClick={onOpenNewest}>{t('staleOpen')}</Button>
        </div>
      </InlineAlert>
    </div>
  );
}
