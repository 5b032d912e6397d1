/** One thing that both sides changed: what it was, what each made of it, and which one stays. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { MergeConflict, ModelComparison } from '../../contracts/index.ts';
import { roleTexts, useLanguage, useTexts, words } from '../../ui/index.ts';
import { sayThing, sayValue } from '../compare/change-words.ts';
import { variantTexts } from '../variants/variant-texts.ts';

export type Choice = 'ours' | 'theirs';

interface ConflictChoiceProps {
  readonly conflict: MergeConflict;
  readonly names: ModelComparison['names'];
  readonly choice: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
  readonly onShow: (elementId: string) => void;
}

export function ConflictChoice({ conflict, names, choice, onChoose, onShow }: ConflictChoiceProps): ReactNode {
  const t = useTexts(variantTexts);
  const { language } = useLanguage();
  const role = useTexts(roleTexts);
  const group = useId();
  const { elementId, path } = conflict;
  const value = (said: MergeConflict['ours']): string => (path[0] === 'element' ? t(said === 'removed' ? 'removedThere' : 'keptThere') : sayValue(said, { language, names, role: (name) => (name in roleTexts ? role(name as keyof typeof roleTexts) : name) }));
  return (
    <fieldset className="va-conflict" data-conflict={conflict.id}>
      <legend>{words(conflict.elementNames, language).text}: {sayThing(conflict, language)}</legend>
      {path[0] !== 'element' && <p className="lu-muted">{t('before')}: {value(conflict.base)}</p>}
      {(['ours', 'theirs'] as const).map((side) => (
        <label key={side}><input type="radio" name={group} value={side} checked={choice === side} onChange={() => { onChoose(side); }} /> <strong>{t(side)}:</strong> {value(conflict[side])}</label>
      ))}
      {elementId !== null && <button type="button" className="mo-tool" onClick={() => { onShow(elementId); }}>{t('showElement')}</button>}
    </fieldset>
  );
}
