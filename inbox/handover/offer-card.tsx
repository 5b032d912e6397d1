/** An offered handover above the queue, with what its package holds. While it is open at the right, only its name stands here. */
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { LiveEvent, TaskSummary } from '../../contracts/index.ts';
import { ClockBadge, Loaded, useQuery, useTexts, Words } from '../../ui/index.ts';
import { HandoverContents, HandoverFacts } from './contents.tsx';
import { handoverTexts } from './handover-texts.ts';
import { OfferActions } from './offer-actions.tsx';

interface OfferCardProps {
  readonly task: TaskSummary;
  /** True: the contents are open at once; with many offers they open one by one, so that the queue stays in sight. */
  readonly wide: boolean;
}

export function OfferCard({ task, wide }: OfferCardProps): ReactNode {
  const t = useTexts(handoverTexts);
  const { taskId } = useParams();
  const [params] = useSearchParams();
  const open = taskId === task.id;
  return (
    <section className="in-offer" aria-label={t('offerOf', { number: task.caseNumber })}>
      <p className="in-row-top"><ClockBadge clock={task.clock} /> <span className="in-number">{task.caseNumber}</span></p>
      <p className="in-row-name"><Words of={task.names} /></p>
      {open ? <p className="lu-muted">{t('isOpen')}</p> : <OfferBody task={task} wide={wide} />}
      {!open && <p><Link data-task={task.id} to={{ pathname: `/tasks/${encodeURIComponent(task.id)}`, search: params.toString() }}>{t('openOffer', { number: task.caseNumber })}</Link></p>}
    </section>
  );
}

function OfferBody({ task: { id, caseId }, wide }: OfferCardProps): ReactNode {
  const t = useTexts(handoverTexts);
  const live = useCallback((event: LiveEvent) => event.caseId === caseId, [caseId]);
  const query = useQuery('getTask', { params: { taskId: id } }, { live });
  return (
    <Loaded query={query}>
      {(task) => task.handover && <><HandoverFacts handover={task.handover} /><details open={wide}><summary>{t('contents')}</summary><HandoverContents handover={task.handover} /></details><OfferActions task={task} /></>}
    </Loaded>
  );
}
