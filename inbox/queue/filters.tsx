/** Scope, tier and late filter of the queue. They live in the address, so that a link shows the same queue. */
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useTexts } from '../../ui/index.ts';
import { inboxTexts } from '../texts.ts';

export interface QueueFilter { readonly scope: 'mine' | 'units'; readonly tier?: number; readonly late?: 'true' }

/** Reads the filter from the address; unknown values count as not given. */
export function filterOf(params: URLSearchParams): QueueFilter {
  const tier = Number(params.get('tier'));
  return {
    scope: params.get('scope') === 'mine' ? 'mine' : 'units',
    ...([1, 2, 3].includes(tier) && { tier }),
    ...(params.get('late') === 'true' && { late: 'true' as const }),
  };
}

export function isFiltered({ scope, tier, late }: QueueFilter): boolean {
  return scope === 'mine' || tier !== undefined || late !== undefined;
}

export function Filters(): ReactNode {
  const t = useTexts(inboxTexts);
  const [params, setParams] = useSearchParams();
  const { scope, tier, late } = filterOf(params);
  const set = (name: string, value: string): void => {
    setParams((old) => { if (value) old.set(name, value); else old.delete(name); return old; }, { replace: true });
  };
  return (
    <div className="in-filters">
      <label>{t('scope')}
        <select value={scope} onChange={(event) => { set('scope', event.target.value === 'mine' ? 'mine' : ''); }}>
          <option value="units">{t('units')}</option>
          <option value="mine">{t('mine')}</option>
        </select>
      </label>
      <label>{t('tier')}
        <select value={tier ?? ''} onChange={(event) => { set('tier', event.target.value); }}>
          <option value="">{t('allTiers')}</option>
          {[1, 2, 3].map((n) => <option key={n} value={n}>{t('tierN', { n })}</option>)}
        </select>
      </label>
      <label className="in-check"><input type="checkbox" checked={late === 'true'} onChange={(event) => { set('late', event.target.checked ? 'true' : ''); }} />{t('lateOnly')}</label>
    </div>
  );
}
