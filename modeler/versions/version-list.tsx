/** The region's models with their versions, newest first: who, when and why. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Model, VersionSummary } from '../../contracts/index.ts';
import { formatDate, useTexts, Words } from '../../ui/index.ts';
import { texts } from '../texts.ts';

interface VersionListProps { readonly models: readonly Model[]; readonly modelId: string | undefined; readonly number: number | undefined }

export function VersionList({ models, modelId, number }: VersionListProps): ReactNode {
  const t = useTexts(texts);
  return (
    <nav className="mo-versions" aria-label={t('versions')}>
      {models.map((model) => (
        <section key={model.id}>
          <h2><Words of={model.names} /></h2>
          <ul>
            {[...model.versions].sort((a, b) => b.number - a.number).map((version) => (
              <li key={version.id}><VersionLink version={version} open={model.id === modelId && version.number === number} /></li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

const signs = { draft: '○', inReview: '◔', approved: '◑', published: '●', retired: '–' } as const;

function VersionLink({ version, open }: { readonly version: VersionSummary; readonly open: boolean }): ReactNode {
  const t = useTexts(texts);
  return (
    <Link to={`/${version.modelId}/${version.number}`} aria-current={open ? 'page' : undefined} data-version={version.number} data-status={version.status}>
      <span className="mo-version-head"><span aria-hidden="true">{signs[version.status]}</span> <strong>{t('version', { n: version.number })}</strong> {t(version.status)}</span>
      <span className="mo-version-who">{t('versionBy', { author: version.author, date: formatDate(version.publishedAt ?? version.createdAt) })}</span>
      {version.reason && <span className="mo-version-why">{version.reason}</span>}
    </Link>
  );
}
