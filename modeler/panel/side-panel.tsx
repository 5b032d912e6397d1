/** The panel at the right: the chosen step, or the model's clocks. */
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTexts } from '../../ui/index.ts';
import { AttachedList } from '../attached/attached-list.tsx';
import type { Opened } from '../attached/attached-list.tsx';
import type { Attached } from '../attached/use-attached.ts';
import type { DiagramView } from '../canvas/use-diagram.ts';
import { texts } from '../texts.ts';
import { ClocksPanel } from './clocks-panel.tsx';
import { ModelPanel } from './model-panel.tsx';
import { StepPanel } from './step-panel.tsx';

const tabs = ['step', 'clocks', 'model'] as const;
export type Tab = (typeof tabs)[number];
const titles = { step: 'tabStep', clocks: 'tabClocks', model: 'tabModel' } as const;

interface SidePanelProps { readonly view: DiagramView; readonly attached: Attached; readonly onOpen: (opened: Opened) => void; readonly readOnly: boolean; readonly tab: Tab; readonly onTab: (tab: Tab) => void }

export function SidePanel({ view, attached, onOpen, readOnly, tab, onTab }: SidePanelProps): ReactNode {
  const t = useTexts(texts);
  const { diagram, selected } = view;
  useEffect(() => { if (selected) onTab('step'); }, [selected, onTab]);
  return (
    <aside className="mo-panel" aria-label={t('panel')}>
      <Tabs tab={tab} onChoose={onTab} />
      <div role="tabpanel" id="mo-tabpanel" aria-labelledby={`mo-tab-${tab}`} tabIndex={0} className="mo-panel-body">
        {tab === 'clocks' && diagram && <ClocksPanel diagram={diagram} readOnly={readOnly} />}
        {tab === 'model' && diagram && <ModelPanel diagram={diagram} readOnly={readOnly}><AttachedList attached={attached} readOnly={readOnly} onOpen={onOpen} /></ModelPanel>}
        {tab === 'step' && (diagram && selected
          ? <StepPanel key={selected.id} diagram={diagram} element={selected} attached={attached} onOpen={onOpen} readOnly={readOnly} />
          : <p className="lu-muted">{t('nothingSelected')}</p>)}
      </div>
    </aside>
  );
}

function Tabs({ tab, onChoose }: { readonly tab: Tab; readonly onChoose: (tab: Tab) => void }): ReactNode {
  const t = useTexts(texts);
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = tabs[(tabs.indexOf(tab) + (event.key === 'ArrowRight' ? 1 : tabs.length - 1)) % tabs.length] ?? 'step';
    onChoose(other);
    list.current?.querySelector<HTMLElement>(`#mo-tab-${other}`)?.focus();
  };
  return (
    <div role="tablist" className="mo-tabs" ref={list} aria-label={t('panel')} onKeyDown={move}>
      {tabs.map((each) => (
        <button key={each} type="button" role="tab" id={`mo-tab-${each}`} aria-selected={tab === each} aria-controls="mo-tabpanel" tabIndex={tab === each ? 0 : -1} onClick={() => { onChoose(each); }}>{t(titles[each])}</button>
      ))}
    </div>
  );
}

/** Brings a clock's card into view once its tab is drawn, and the focus with it. */
export function showClock(id: string): void {
  requestAnimationFrame(() => {
    const card = document.querySelector<HTMLElement>(`[data-clock="${CSS.escape(id)}"]`);
    card?.querySelector('details')?.setAttribute('open', '');
    card?.scrollIntoView({ block: 'start' });
    card?.focus();
  });
}
