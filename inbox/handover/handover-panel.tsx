/** A handover on its own page: offered to my unit, or my side's draft, or come back to my side. */
import type { ReactNode } from 'react';
import type { Task } from '../../contracts/index.ts';
import { useTexts } from '../../ui/index.ts';
import { HandoverContents, HandoverFacts } from './contents.tsx';
import type { Handover } from './contents.tsx';
import { handoverTexts } from './handover-texts.ts';
import { OfferActions } from './offer-actions.tsx';
import { PackageEditor } from './package-editor.tsx';

interface HandoverPanelProps { readonly task: Task; readonly handover: Handover; readonly reload: () => void }

export function HandoverPanel({ task, handover, reload }: HandoverPanelProps): ReactNode {
  const t = useTexts(handoverTexts);
  return (
    <section aria-label={t('offer')} className="in-block">
      <h2>{t('offer')}</h2>
      <HandoverFacts handover={handover} />
      {task.kind === 'handover' && <><HandoverContents handover={handover} />{handover.status === 'offered' || handover.status === 'expired' ? <OfferActions task={task} /> : <p>{t('over')}</p>}</>}
      {task.kind !== 'handover' && (handover.status === 'draft' || handover.status === 'returned' ? <PackageEditor task={task} handover={handover} reload={reload} /> : <p>{t('waiting')}</p>)}
    </section>
  );
}
