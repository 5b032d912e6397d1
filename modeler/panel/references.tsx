/** Legal bases or sources of a step: a list of references with notes. */
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import { useTexts } from '../../ui/index.ts';
import { addExtension, extensionsOf, removeExtension, updateExtension } from '../guidance/extension.ts';
import { textOf } from '../guidance/moddle.ts';
import { texts } from '../texts.ts';
import { TypedField } from './fields.tsx';
import type { StepProps } from './step-props.ts';

interface ReferencesProps extends StepProps { readonly type: 'Basis' | 'Source' }

export function References({ diagram, element, readOnly, type }: ReferencesProps): ReactNode {
  const t = useTexts(texts);
  const owner = element.businessObject;
  const found = extensionsOf(owner, type);
  const what = t(type === 'Basis' ? 'law' : 'sources');
  return (
    <div className="mo-references">
      {found.length === 0 && <p className="lu-muted">{t('none')}</p>}
      {found.map((reference, index) => (
        <div key={index} className="mo-reference">
          <TypedField label={`${t('reference')} ${index + 1}`} name={`${type.toLowerCase()}-ref-${index}`} lang="fi" value={textOf(reference, 'ref')} readOnly={readOnly} onCommit={(ref) => { diagram.edit(element, updateExtension(reference, { ref })); }} />
          <TypedField label={`${t('note')} ${index + 1}`} lang="fi" rows={2} value={textOf(reference, 'note')} readOnly={readOnly} onCommit={(note) => { diagram.edit(element, updateExtension(reference, { note })); }} />
          {!readOnly && <Button variant="secondaryNoBorder" onClick={() => { diagram.edit(element, removeExtension(owner, reference)); }}>{t('removeWhat', { what: textOf(reference, 'ref') || String(index + 1) })}</Button>}
        </div>
      ))}
      {!readOnly && <Button variant="secondary" onClick={() => { diagram.edit(element, addExtension(diagram.create, owner, type, { ref: type === 'Basis' ? '1301/2014 ' : 'D' })); }}>{t('addTo', { what })}</Button>}
    </div>
  );
}
