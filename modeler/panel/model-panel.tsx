/** What holds for the whole model: coordinator roles, the handover package, limits of moves, law and sources of the path; forms and decisions. */
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../ui/index.ts';
import { processOf } from '../canvas/diagram.ts';
import type { Diagram } from '../canvas/diagram.ts';
import { addExtension, extensionOf } from '../guidance/extension.ts';
import { textOf } from '../guidance/moddle.ts';
import { texts } from '../texts.ts';
import { TypedField } from './fields.tsx';
import { SaidMany, SaidOnce } from './said.tsx';
import { schema } from './schema.ts';
import { Section } from './section.tsx';

interface ModelPanelProps { readonly diagram: Diagram; readonly readOnly: boolean; readonly children: ReactNode }

/** `children`: the version's forms and decisions. */
export function ModelPanel({ diagram, readOnly, children }: ModelPanelProps): ReactNode {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const on = processOf(diagram);
  if (!on) return null;
  const { element, process: owner } = on;
  const shared = { diagram, element, owner, readOnly };
  const title = (type: string): string => schema[type]?.title[language] ?? type;
  return (
    <div className="mo-step" data-model>
      <TypedField label={t('processName')} name="process-name" lang="fi" value={owner.name ?? ''} readOnly={readOnly} onCommit={(name) => { diagram.edit(element, [{ target: owner, properties: { name } }]); }} />
      {children}
      <Section title={t('coordinators')} open>
        <SaidMany {...shared} type="Coordinator" starts={(count) => ({ role: count === 0 ? 'coordinator' : `coordinator${count + 1}` })} nameOf={(each) => textOf(each, language) || textOf(each, 'fi') || textOf(each, 'role')} />
      </Section>
      <Section title={title('Package')}>
        <SaidOnce {...shared} type="Package" />
        {!readOnly && !extensionOf(owner, 'Package') && <button type="button" className="mo-tool" onClick={() => { diagram.edit(element, addExtension(diagram.create, owner, 'Package', {})); }}>{t('addTo', { what: title('Package').toLowerCase() })}</button>}
      </Section>
      <Section title={title('Moves')}><SaidOnce {...shared} type="Moves" /></Section>
      <Section title={title('Basis')}><SaidMany {...shared} type="Basis" starts={() => ({ ref: '1301/2014 ' })} nameOf={(each) => textOf(each, 'ref')} /></Section>
      <Section title={title('Source')}><SaidMany {...shared} type="Source" starts={() => ({ ref: 'D' })} nameOf={(each) => textOf(each, 'ref')} /></Section>
    </div>
  );
}
