/** Review and publishing of a version: findings, what it changes, groups and workshops, who approves, from which day. */
import type { ReactNode } from 'react';
import { groupApproves } from '../../contracts/index.ts';
import type { Model, VersionSummary } from '../../contracts/index.ts';
import { formatDate, hasRole, Loaded, useQuery, useSession, useTexts } from '../../ui/index.ts';
import { ChangeList } from '../compare/change-list.tsx';
import { texts } from '../texts.ts';
import { namesOf } from '../variants/group-names.ts';
import { VersionFrame } from '../variants/variants-frame.tsx';
import { variantTexts } from '../variants/variant-texts.ts';
import { About } from './about.tsx';
import { ApprovalSetting } from './approval-setting.tsx';
import { Review } from './review.tsx';
import { useFindings } from './use-findings.ts';

export function PublishPage(): ReactNode {
  const t = useTexts(variantTexts);
  return <VersionFrame title={(name) => t('publishTitle', { name })}>{({ model, version, refetch }) => <Publish key={version.id} model={model} version={version} onChange={refetch} />}</VersionFrame>;
}

interface PublishProps { readonly model: Model; readonly version: VersionSummary; readonly onChange: () => void }

function Publish({ model, version, onChange }: PublishProps): ReactNode {
  const t = useTexts(variantTexts);
  const settings = useQuery('getRegionSettings', {});
  const errors = useFindings(model.id, version);
  const lead = hasRole(useSession(), ['developmentLead']);
  const { status } = version;
  return (
    <Loaded query={settings}>{({ approvalRequired, revision }) => (
      <div className="va-publish">
        <State version={version} />
        {status !== 'published' && status !== 'retired' && <p>{t('publishBody')}</p>}
        {status === 'draft' && <ApprovalWanted version={version} byRegion={approvalRequired} />}
        {status === 'draft' && errors !== undefined && <p role="status">{errors === 0 ? t('findingsNone') : t('findings', { n: errors })}</p>}
        <Review version={version} approvalRequired={approvalRequired || groupApproves(version.groups)} errors={errors ?? 0} onChange={onChange} />
        <Changes model={model} version={version} />
        <About version={version} editable={lead && version.groupAllows.edit && status === 'draft'} onChange={onChange} />
        <ApprovalSetting approvalRequired={approvalRequired} revision={revision} onChange={settings.refetch} />
      </div>
    )}</Loaded>
  );
}

/** Whose approval publishing waits for. */
function ApprovalWanted({ version: { groups }, byRegion }: { readonly version: VersionSummary; readonly byRegion: boolean }): ReactNode {
  const t = useTexts(variantTexts);
  return (
    <>
      {byRegion && <p>{t('approvalNeeded')}</p>}
      {groupApproves(groups) && <p>{t('approvalByGroup', { groups: namesOf(groups, 'approves') })}</p>}
    </>
  );
}

function State({ version }: { readonly version: VersionSummary }): ReactNode {
  const t = useTexts(variantTexts);
  const state = useTexts(texts);
  return (
    <p><strong>{t('stateNow')}:</strong> <span className="lu-chip" data-status={version.status}>{version.waiting ? t('waiting', { date: formatDate(version.validFrom ?? '') }) : state(version.status)}</span>
      {version.approvedBy !== null && version.approvedAt !== null && <> {t('approvedBy', { name: version.approvedBy, date: formatDate(version.approvedAt) })}</>}
      {version.validFrom !== null && !version.waiting && <> {t('validFrom')} {formatDate(version.validFrom)}</>}
    </p>
  );
}

/** What cases will meet that is otherwise now. */
function Changes({ model, version }: Pick<PublishProps, 'model' | 'version'>): ReactNode {
  const t = useTexts(variantTexts);
  const from = version.status === 'published' || version.status === 'retired' ? version.basedOn : model.published;
  const address = (number: number): string => `${model.region}/${model.id}/${number}`;
  const comparison = useQuery('compareVersions', { query: { left: address(from ?? version.number), right: address(version.number) } }, { enabled: from !== null });
  if (from === null) return <p>{t('firstVersion')}</p>;
  return (
    <section>
      <h2>{t('changesSince', { n: from })}</h2>
      <Loaded query={comparison}>{(compared) => <ChangeList comparison={compared} />}</Loaded>
    </section>
  );
}
