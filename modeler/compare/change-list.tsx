/** Changes as sentences by group; each lights its element. */
import type { ReactNode } from 'react';
import type { ModelChange, ModelComparison } from '../../contracts/index.ts';
import { roleTexts, useLanguage, useTexts } from '../../ui/index.ts';
import { variantTexts } from '../variants/variant-texts.ts';
import { changeGroups, groupOf, sayChange } from './change-words.ts';

interface ChangeListProps {
  readonly comparison: ModelComparison;
  readonly lit?: ModelChange | undefined;
  /** Without it the list only tells. */
  readonly onLight?: (change: ModelChange) => void;
}

const signs = { added: '+', removed: '−', changed: '~' } as const;

export function ChangeList({ comparison, lit, onLight }: ChangeListProps): ReactNode {
  const t = useTexts(variantTexts);
  const say = useSaying(comparison.names);
  if (comparison.changes.length === 0) return <p>{t('changesNone')}</p>;
  return (
    <div className="va-changes">
      {changeGroups.map((group) => {
        const changes = comparison.changes.filter((change) => groupOf(change) === group);
        return changes.length > 0 && (
          <section key={group}>
            <h3>{t(group)}</h3>
            <ul>{changes.map((change, index) => {
              const said = <><span aria-hidden="true" className={`va-sign va-sign-${change.kind}`}>{signs[change.kind]}</span> {say(change)}</>;
              return <li key={index} data-aspect={change.aspect}>{onLight && (change.left ?? change.right) !== null ? <button type="button" aria-current={lit === change ? 'true' : undefined} onClick={() => { onLight(change); }}>{said}</button> : said}</li>;
            })}</ul>
          </section>
        );
      })}
    </div>
  );
}

/** Says changes in the chosen language. */
export function useSaying(names: ModelComparison['names']): (change: ModelChange) => string {
  const { language } = useLanguage();
  const role = useTexts(roleTexts);
  return (change) => sayChange(change, { language, names, role: (name) => (name in roleTexts ? role(name as keyof typeof roleTexts) : name) });
}
