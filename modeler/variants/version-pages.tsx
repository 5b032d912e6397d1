/** The pages of one version. */
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import type { Model, VersionSummary } from '../../contracts/index.ts';
import { regions } from '../../contracts/index.ts';
import type { RegionCode } from '../../contracts/index.ts';
import { useTexts, useWords } from '../../ui/index.ts';
import { variantTexts } from './variant-texts.ts';

export function VersionPages({ model, version }: { readonly model: Model; readonly version: VersionSummary }): ReactNode {
  const t = useTexts(variantTexts);
  const at = `/${version.modelId}/${version.number}`;
  const pages = [['toDiagram', at], ['toCompare', `${at}/compare`], ['toRehearse', `${at}/rehearse`], ['toPublish', `${at}/publish`], ['toWork', `${at}/work`], ...(version.status === 'published' || version.status === 'retired' ? [['toCases', `${at}/cases`] as const] : []), ['toHistory', `${at}/history`], ...(model.parent?.changed ? [['toRebase', `${at}/rebase`] as const] : [])] as const;
  return (
    <>
      <Origin version={version} />
      <ul className="va-pages" aria-label={t('pagesOf')}>{pages.map(([key, to]) => <li key={key}><NavLink to={to} end>{t(key)}</NavLink></li>)}</ul>
    </>
  );
}

/** Where a version was taken from stays visible as long as it lives. */
function Origin({ version: { origin } }: { readonly version: VersionSummary }): ReactNode {
  const t = useTexts(variantTexts);
  const word = useWords();
  if (!origin) return null;
  const region = regions[origin.region as RegionCode];
  return <p className="va-origin">{t('takenFrom', { model: origin.modelId, n: origin.number, region: region ? word(region) : origin.region, author: origin.author, hash: origin.hash?.slice(0, 12) ?? '' })}</p>;
}
