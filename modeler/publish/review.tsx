/** What can be done with a version now, and by whom: submit, approve, send back, publish. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button, Textarea } from 'suomifi-ui-components';
import type { VersionSummary } from '../../contracts/index.ts';
import { commonTexts, ErrorNotice, hasRole, useAction, useClient, useSession, useTexts } from '../../ui/index.ts';
import type { CallError } from '../../ui/index.ts';
import { namesOf } from '../variants/group-names.ts';
import { variantTexts } from '../variants/variant-texts.ts';

interface ReviewProps { readonly version: VersionSummary; readonly approvalRequired: boolean; readonly errors: number; readonly onChange: () => void }

export function Review(props: ReviewProps): ReactNode {
  const t = useTexts(variantTexts);
  const session = useSession();
  const { status, groupAllows, groups } = props.version;
  const [lead, approver] = [hasRole(session, ['developmentLead']), hasRole(session, ['unitManager', 'manager'])];
  if (status === 'published' || status === 'retired') return null;
  if (status === 'inReview') return <InReview {...props} lead={lead && groupAllows.edit} approver={approver} />;
  if (!lead) return <p>{t('onlyLeads')}</p>;
  return groupAllows.edit ? <Publishing {...props} /> : <p>{t('notInEditing', { groups: namesOf(groups, 'edits') })}</p>;
}

function InReview({ lead, approver, ...props }: ReviewProps & { readonly lead: boolean; readonly approver: boolean }): ReactNode {
  const t = useTexts(variantTexts);
  const { groupAllows, groups } = props.version;
  return (
    <>
      {approver && !groupAllows.approve && <p>{t('notInApproving', { groups: namesOf(groups, 'approves') })}</p>}
      {(lead || (approver && groupAllows.approve)) && <Verdict {...props} approver={approver && groupAllows.approve} />}
    </>
  );
}

/** The lead's part: reason, first day, publish or submit. */
function Publishing({ version, approvalRequired, errors, onChange }: ReviewProps): ReactNode {
  const t = useTexts(variantTexts);
  const client = useClient();
  const [reason, setReason] = useState(version.reason ?? '');
  const [validFrom, setValidFrom] = useState('');
  const [missing, setMissing] = useState(false);
  const params = { modelId: version.modelId, number: version.number };
  const act = useAction(async (what: 'submitVersion' | 'publishVersion') => {
    const said = reason.trim();
    if (what === 'submitVersion') await client.call(what, { params, version: version.revision, body: { reason: said } });
    else await client.call(what, { params, version: version.revision, body: { reason: said, ...(validFrom !== '' && { validFrom }) } });
    onChange();
  });
  const run = (what: 'submitVersion' | 'publishVersion'): void => {
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') void act.run(what);
  };
  const mayPublish = !approvalRequired || version.status === 'approved';
  const stopped = act.busy || errors > 0;
  return (
    <section className="va-review">
      <Textarea labelText={t('publishReason')} hintText={t('publishReasonHint')} name="publish-reason" fullWidth maxLength={1000} value={reason} status={missing ? 'error' : 'default'}
        {...(missing && { statusText: t('publishReasonMissing') })} onChange={(event) => { setReason(event.target.value); setMissing(false); }} />
      {mayPublish && <FirstDay value={validFrom} onChange={setValidFrom} />}
      <div className="lu-buttons">
        {mayPublish && <Button disabled={stopped} onClick={() => { run('publishVersion'); }}>{t('publishNow')}</Button>}
        {version.status === 'draft' && <Button variant={mayPublish ? 'secondary' : 'default'} disabled={stopped} onClick={() => { run('submitVersion'); }}>{t('submitNow')}</Button>}
      </div>
      {act.error && <Refused error={act.error} />}
      {version.status === 'approved' && <SendBack version={version} onChange={onChange} />}
    </section>
  );
}

function FirstDay({ value, onChange }: { readonly value: string; readonly onChange: (day: string) => void }): ReactNode {
  const t = useTexts(variantTexts);
  return (
    <div className="mo-field va-day">
      <label htmlFor="valid-from">{t('validFrom')}</label>
      <span className="mo-hint" id="valid-from-hint">{t('validFromHint')}</span>
      <input id="valid-from" type="date" aria-describedby="valid-from-hint" value={value} onChange={(event) => { onChange(event.target.value); }} />
    </div>
  );
}

/** An error with what is wrong by element, where it says so. */
function Refused({ error }: { readonly error: CallError }): ReactNode {
  const listed = 'problem' in error ? error.problem.errors ?? [] : [];
  return (
    <>
      <ErrorNotice error={error} />
      {listed.length > 0 && <ul className="va-refused">{listed.map((one, index) => <li key={index}><code>{one.path}</code> <span lang="en">{one.message}</span></li>)}</ul>}
    </>
  );
}

/** The second person's part. */
function Verdict({ version, approver, onChange }: ReviewProps & { readonly approver: boolean }): ReactNode {
  const t = useTexts(variantTexts);
  const client = useClient();
  const approve = useAction(async () => {
    await client.call('approveVersion', { params: { modelId: version.modelId, number: version.number }, version: version.revision, body: {} });
    onChange();
  });
  return (
    <section className="va-review">
      {version.reason !== null && <p>{version.reason}</p>}
      {approver && <div className="lu-buttons"><Button disabled={approve.busy} onClick={() => { void approve.run(undefined); }}>{t('approveNow')}</Button></div>}
      {approve.error && <Refused error={approve.error} />}
      <SendBack version={version} onChange={onChange} />
    </section>
  );
}

function SendBack({ version, onChange }: Pick<ReviewProps, 'version' | 'onChange'>): ReactNode {
  const t = useTexts(variantTexts);
  const common = useTexts(commonTexts);
  const client = useClient();
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const act = useAction(async (reason: string) => {
    await client.call('returnVersion', { params: { modelId: version.modelId, number: version.number }, version: version.revision, body: { reason } });
    onChange();
  });
  const run = (): void => {
    setMissing(comment.trim() === '');
    if (comment.trim() !== '') void act.run(comment.trim());
  };
  return (
    <>
      <Textarea labelText={t('comment')} name="return-comment" fullWidth maxLength={2000} value={comment} status={missing ? 'error' : 'default'} {...(missing && { statusText: t('commentMissing') })} onChange={(event) => { setComment(event.target.value); setMissing(false); }} />
      <div className="lu-buttons">{act.busy ? <Button variant="secondary" loading ariaLoadingText={common('sending')} aria-disabled>{t('returnNow')}</Button> : <Button variant="secondary" onClick={run}>{t('returnNow')}</Button>}</div>
      {act.error && <Refused error={act.error} />}
    </>
  );
}
