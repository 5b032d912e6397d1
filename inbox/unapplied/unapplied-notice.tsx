/** Above the work: that something of mine could not be applied, and where it is. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { InlineAlert } from 'suomifi-ui-components';
import type { LiveEvent } from '../../contracts/index.ts';
import { useQuery, useTexts } from '../../ui/index.ts';
import { unappliedTexts } from './unapplied-texts.ts';

export const workChanges = (event: LiveEvent): boolean => event.kind === 'task';

/** Nothing while all is applied. An error is left to the page itself: the queue beside it says that the server is away. */
export function UnappliedNotice(): ReactNode {
  const t = useTexts(unappliedTexts);
  const count = useQuery('listUnappliedWork', {}, { live: workChanges }).data?.items.length ?? 0;
  return (
    <div role="status" data-unapplied={count}>
      {count > 0 && <InlineAlert status="warning" smallScreen={false}><p>{t('waiting', { n: count })}</p><Link to="/unapplied-work">{t('open')}</Link></InlineAlert>}
    </div>
  );
}
