/** What was done with a model's versions: who, when, why; an old version becomes a draft again, a published one is taken out of use. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button, Textarea } from 'suomifi-ui-components';
import type { VersionLogEntry, VersionSummary } from '../../contracts/index.ts';
import { commonTexts, Dialog, EmptyState, ErrorNotice, formatDateTime, hasRole, Loaded, useAction, useClient, useLanguage, useQuery, useSession, useTexts } from '../../ui/index.ts';
import { VersionFrame } from '../variants/variants-frame.tsx';
import { variantTexts } from '../variants/variant-texts.ts';

const acts = {
  created: 'actCreated', derived: 'actDerived', taken: 'actTaken', rebased: 'actRebased', submitted: 'actSubmitted', returned: 'actReturned', approved: 'actApproved', published: 'actPublished', retired: 'actRetired',
} as const satisfies Record<VersionLogEntry['act'], keyof typeof variantTexts>;

export function HistoryPage(): ReactNode {
  const t = useTexts(variantTexts);
  return (
    <VersionFrame title={(name) => t('historyTitle', { name })}>
      {({ model, version, refetch }) => (
        <>
          <VersionActs version={version} open={model.versions.find(({ status }) => status === 'draft' || status === 'inReview' || status === 'approved')?.number} onChange={refetch} />
          <Log modelId={model.id} revision={model.versions.map(({ revision }) => revision).join(' ')} />
        </>
      )}
    </VersionFrame>
  );
}

function Log({ modelId, revision }: { readonly modelId: string; readonly revision: string }): ReactNode {
  const t = useTexts(variantTexts);
  const { language } = useLanguage();
  const history = useQuery('getModelHistory', { params: { modelId } }, { live: ({ kind }) => kind === 'version' });
  return (
    <Loaded query={history}>{({ items }) => (items.length === 0 ? <EmptyState title={t('historyNone')} /> : (
      <table className="lu-table" data-revision={revision}>
        <thead><tr><th scope="col">{t('historyWhen')}</th><th scope="col">{t('historyVersion')}</th><th scope="col">{t('historyWhat')}</th><th scope="col">{t('historyWho')}</th><th scope="col">{t('historyWhy')}</th></tr></thead>
        <tbody>{items.map((entry, index) => (
          <tr key={index} data-act={entry.act}><td>{formatDateTime(entry.at, language)}</td><td><Link to={`/${modelId}/${entry.number}`}>{t('version', { n: entry.number })}</Link></td><td>{t(acts[entry.act])}</td><td>{entry.by}</td><td>{entry.comment}</td></tr>
        ))}</tbody>
      </table>
    ))}</Loaded>
  );
}

interface VersionActsProps { readonly version: VersionSummary; /** Number of the model's open draft. */ readonly open: number | undefined; readonly onChange: () => void }

function VersionActs({ version, open, onChange }: VersionActsProps): ReactNode {
  const t = useTexts(variantTexts);
  const client = useClient();
  const navigate = useNavigate();
  const lead = hasRole(useSession(), ['developmentLead']);
  const [retiring, setRetiring] = useState(false);
  const restore = useAction(async () => {
    const { data } = await client.call('createDraft', { params: { modelId: version.modelId }, body: { from: version.number } });
    void navigate(`/${version.modelId}/${data.number}`);
  });
  if (!lead) return null;
  return (
    <>
      <div className="lu-buttons">
        {open === undefined ? <Button variant="secondary" disabled={restore.busy} onClick={() => { void restore.run(undefined); }}>{t('restore', { n: version.number })}</Button> : open !== version.number && <Link to={`/${version.modelId}/${open}`}>{t('openDraft', { n: open })}</Link>}
        {version.status === 'published' && <Button variant="secondaryNoBorder" onClick={() => { setRetiring(true); }}>{t('retire', { n: version.number })}</Button>}
      </div>
      {restore.error && <ErrorNotice error={restore.error} />}
      {retiring && <RetireDialog version={version} onClose={() => { setRetiring(false); }} onDone={() => { setRetiring(false); onChange(); }} />}
    </>
  );
}

function RetireDialog({ version, onClose, onDone }: { readonly version: VersionSummary; readonly onClose: () => void; readonly onDone: () => void }): ReactNode {
  const t = useTexts(variantTexts);
  const common = useTexts(commonTexts);
  const client = useClient();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const retire = useAction(async (said: string) => {
    await client.call('retireVersion', { params: { modelId: version.modelId, number: version.number }, version: version.revision, body: { reason: said } });
    onDone();
  });
  const run = (): void => { setMissing(reason.trim() === ''); if (reason.trim() !== '') void retire.run(reason.trim()); };
  const title = t('retire', { n: version.number });
  return (
    <Dialog title={title} onClose={onClose} footer={<><Button disabled={retire.busy} onClick={run}>{title}</Button><Button variant="secondary" onClick={onClose}>{common('cancel')}</Button></>}>
      <p>{t('retireBody')}</p>
      <Textarea labelText={t('historyWhy')} name="retire-reason" fullWidth maxLength={1000} value={reason} status={missing ? 'error' : 'default'} {...(missing && { statusText: t('publishReasonMissing') })} onChange={(event) => { setReason(event.target.value); setMissing(false); }} />
      {retire.error && <ErrorNotice error={retire.error} />}
    </Dialog>
  );
}
