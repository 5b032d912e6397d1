/** The variants of the region as a tree with their versions, newest first: who, when and why; what the parent changed; the pages of the open version. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Model, VersionSummary } from '../../contracts/index.ts';
import { formatDate, hasRole, useSession, useTexts, Words } from '../../ui/index.ts';
import { texts } from '../texts.ts';
import { treeOf } from './tree.ts';
import type { VariantNode } from './tree.ts';
import { variantTexts } from './variant-texts.ts';
import { VersionPages } from './version-pages.tsx';

interface VariantTreeProps { readonly models: readonly Model[]; readonly modelId: string | undefined; readonly number: number | undefined }

export function VariantTree({ models, modelId, number }: VariantTreeProps): ReactNode {
  const t = useTexts(variantTexts);
  return (
    <>
      <nav className="mo-versions" aria-label={t('variants')}>
        {treeOf(models).map((node) => <Variant key={node.key} node={node} modelId={modelId} number={number} />)}
        <p><Link to="/library">{t('toLibrary')}</Link></p>
      </nav>
    </>
  );
}

type VariantProps = Pick<VariantTreeProps, 'modelId' | 'number'> & { readonly node: VariantNode };

function Variant({ node, modelId, number }: VariantProps): ReactNode {
  const t = useTexts(variantTexts);
  const { model, children } = node;
  return (
    <section className="va-variant" data-model={node.modelId}>
      <h2><Words of={node.names} />{!model && <span className="lu-muted"> ({node.region === '00' ? t('national') : t('fromRegion', { region: node.region })})</span>}{model?.unit && <span className="lu-muted"> ({t('unitVariant')})</span>}</h2>
      {model && <ParentNotice model={model} />}
      {model && (
        <ul>
          {[...model.versions].sort((a, b) => b.number - a.number).map((version) => {
            const open = model.id === modelId && version.number === number;
            return <li key={version.id}><VersionLink version={version} open={open} />{open && <VersionPages model={model} version={version} />}</li>;
          })}
        </ul>
      )}
      {children.length > 0 && <div className="va-children">{children.map((child) => <Variant key={child.key} node={child} modelId={modelId} number={number} />)}</div>}
    </section>
  );
}

/** ⚠ the parent has a newer version: leads to what it changed. */
function ParentNotice({ model }: { readonly model: Model }): ReactNode {
  const t = useTexts(variantTexts);
  const lead = hasRole(useSession(), ['developmentLead']);
  const newest = model.versions.reduce((found, { number }) => Math.max(found, number), 0);
  if (!model.parent?.changed) return null;
  const said = <><span aria-hidden="true">⚠ </span>{t('parentChanged', { n: model.parent.newest ?? 0 })}</>;
  return <p className="va-changed">{lead ? <Link to={`/${model.id}/${newest}/rebase`}>{said}</Link> : said}</p>;
}

const signs = { draft: '○', inReview: '◔', approved: '◑', published: '●', retired: '–' } as const;

function VersionLink({ version, open }: { readonly version: VersionSummary; readonly open: boolean }): ReactNode {
  const t = useTexts(texts);
  const v = useTexts(variantTexts);
  return (
    <Link to={`/${version.modelId}/${version.number}`} aria-current={open ? 'page' : undefined} data-version={version.number} data-status={version.status}>
      <span className="mo-version-head"><span aria-hidden="true">{version.waiting ? '◷' : signs[version.status]}</span> <strong>{t('version', { n: version.number })}</strong> {version.waiting ? v('waiting', { date: formatDate(version.validFrom ?? '') }) : t(version.status)}</span>
      <span className="mo-version-who">{t('versionBy', { author: version.author, date: formatDate(version.publishedAt ?? version.createdAt) })}{version.parentNumber !== null && `, ${v('fromParent', { n: version.parentNumber })}`}</span>
      {version.reason && <span className="mo-version-why">{version.reason}</span>}
    </Link>
  );
}
