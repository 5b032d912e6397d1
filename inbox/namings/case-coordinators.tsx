/** Who has which coordinator role of a case since when, who is asked to follow, and giving a role up. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button } from 'suomifi-ui-components';
import type { Case, CaseCoordinator } from '../../contracts/index.ts';
import { Dialog, ErrorNotice, formatDateTime, useAction, useClient, useLanguage, useSession, useTexts, useWords, Words } from '../../ui/index.ts';
import { actorName } from '../actor-name.ts';
import { DialogButtons } from '../dialogs.tsx';
import { inboxTexts } from '../texts.ts';
import { namingTexts } from './naming-texts.ts';

interface CoordinatorsProps { readonly found: Case; readonly supervises: boolean; readonly onDone: (text: string, accepted: boolean) => void; readonly refetch: () => void }

export function CaseCoordinators({ found, supervises, onDone, refetch }: CoordinatorsProps): ReactNode {
  const t = useTexts(namingTexts);
  const { user } = useSession();
  const [leaving, setLeaving] = useState<CaseCoordinator>();
  if (found.coordinators.length === 0) return null;
  const may = ({ holder, naming }: CaseCoordinator): boolean => found.status === 'open' && !found.suspended && holder !== null && naming === null && (holder.worker === user.id || supervises);
  return (
    <section aria-label={t('coordinators')} className="in-block">
      <h2>{t('coordinators')}</h2>
      <ul className="in-lines">
        {found.coordinators.map((each) => <li key={each.role} data-coordinator={each.role}><OneRole one={each} onGiveUp={may(each) ? () => { setLeaving(each); } : undefined} /></li>)}
      </ul>
      {leaving && <GiveUp one={leaving} found={found} onClose={() => { setLeaving(undefined); refetch(); }} onDone={(text, accepted) => { setLeaving(undefined); onDone(text, accepted); }} />}
    </section>
  );
}

function OneRole({ one: { names, holder, since, naming }, onGiveUp }: { readonly one: CaseCoordinator; readonly onGiveUp: (() => void) | undefined }): ReactNode {
  const t = useTexts(namingTexts);
  const words = useWords();
  const { language } = useLanguage();
  return (
    <>
      {/* one part of the row: its parts stand apart from each other */}
      <span><strong><Words of={names} /></strong>: {holder ? actorName(holder) : t('none')}{since ? ` ${t('since', { date: formatDateTime(since, language) })}` : ''}{naming && <Next naming={naming} />}</span>
      {onGiveUp && <Button variant="secondaryNoBorder" aria-label={t('giveUpOf', { role: words(names) })} onClick={onGiveUp}>{t('giveUp')}</Button>}
    </>
  );
}

/** Who is to follow, and where that is decided. */
function Next({ naming: { status, taskId, nominee } }: { readonly naming: NonNullable<CaseCoordinator['naming']> }): ReactNode {
  const t = useTexts(namingTexts);
  if (status === 'named' || status === 'closed') return null;
  return <> · <Link to={`/tasks/${encodeURIComponent(taskId)}`}>{t(`is_${status}`, { name: actorName(nominee) })}</Link></>;
}

/** Refused until the next has accepted; the naming that brings that about is open then. */
function GiveUp({ one, found, onClose, onDone }: { readonly one: CaseCoordinator; readonly found: Case; readonly onClose: () => void; readonly onDone: CoordinatorsProps['onDone'] }): ReactNode {
  const t = useTexts(namingTexts);
  const inbox = useTexts(inboxTexts);
  const words = useWords();
  const client = useClient();
  const end = useAction(async (role: string, key: string) => {
    const { accepted } = await client.call('endCoordination', { params: { caseId: found.id, role }, key });
    onDone(accepted ? inbox('accepted') : t('didGiveUp'), accepted);
  });
  const submit = (): void => { void end.run(one.role); };
  return (
    <Dialog title={t('giveUpTitle', { role: words(one.names) })} onClose={onClose} footer={<DialogButtons busy={end.busy} label={t('giveUpDo')} onSubmit={submit} onClose={onClose} />}>
      <p>{t('giveUpBody', { name: actorName(one.holder) })}</p>
      {end.error && <ErrorNotice error={end.error} onRetry={submit} />}
    </Dialog>
  );
}
