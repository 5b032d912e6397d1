/** The diagram as a tree that is walked and edited by the keyboard (WAI-ARIA tree pattern), in step with the canvas both ways. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useLanguage, useTexts } from '../../ui/index.ts';
import { processOf } from '../canvas/diagram.ts';
import type { Diagram } from '../canvas/diagram.ts';
import type { DiagramElement } from '../canvas/services.ts';
import { extensionOf } from '../guidance/extension.ts';
import { textOf } from '../guidance/moddle.ts';
import type { ModdleElement } from '../guidance/moddle.ts';
import { ActionBar } from './action-bar.tsx';
import { nameOf } from './editing.ts';
import { LineOverlay, NameField } from './line-overlay.tsx';
import { outlineOf } from './outline.ts';
import { outlineTexts } from './outline-texts.ts';
import { linesOf, typedAhead, whither } from './tree-lines.ts';
import { TreeItem } from './tree-item.tsx';
import { useTreeActions } from './use-tree-actions.tsx';

interface OutlineTreeProps {
  readonly diagram: Diagram;
  /** Rises with every change of the model. */
  readonly revision: number;
  readonly selectedId: string | undefined;
  readonly problems: ReadonlyMap<string, 'error' | 'warning'>;
  readonly readOnly: boolean;
}

export function OutlineTree({ diagram, revision, selectedId, problems, readOnly }: OutlineTreeProps): ReactNode {
  const t = useTexts(outlineTexts);
  const { language } = useLanguage();
  const tree = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [reached, setReached] = useState<string>();
  // Read anew with every change of the model, which `revision` stands for.
  const outline = useMemo(() => { const process = processOf(diagram)?.process; return process ? outlineOf(process, placeOn(diagram)) : []; }, [diagram, revision]);
  const lines = useMemo(() => linesOf(outline, closed), [outline, closed]);
  const current = lines.find(({ node }) => node.id === reached) ?? lines.find(({ node }) => node.id === selectedId) ?? lines[0];
  const focus = (id: string): void => { setReached(id); requestAnimationFrame(() => { tree.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`)?.focus(); }); };
  const actions = useTreeActions({ diagram, current, readOnly, focus, lines });
  useEffect(() => {
    if (!selectedId) return;
    setReached(selectedId);
    tree.current?.querySelector(`[data-step="${CSS.escape(selectedId)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  const openMenu = useRef(actions.openMenu);
  openMenu.current = actions.openMenu;
  // Lines are drawn again only when something of theirs changes: what they call stays the same.
  const toggle = useCallback((id: string, open: boolean): void => { setClosed((old) => { const next = new Set(old); if (open) next.delete(id); else next.add(id); return next; }); }, []);
  const choose = useCallback((id: string): void => { setReached(id); if (elementOf(diagram, id)) diagram.show(id); }, [diagram]);
  const menu = useCallback((id: string): void => { setReached(id); openMenu.current(id); }, []);
  const move = (event: KeyboardEvent): void => {
    if (!current || event.target instanceof HTMLInputElement) return;
    if (actions.keys(event)) { event.preventDefault(); event.stopPropagation(); return; }
    const go = whither(event, lines, current) ?? typedAhead(event, lines, current, (node) => wordFor(node.element, language));
    if (!go) return;
    event.preventDefault();
    if (go.open !== undefined) for (const id of go.all ?? [current.node.id]) toggle(id, go.open);
    if (go.to !== undefined) focus(go.to);
    if (go.choose) choose(current.node.id);
  };
  return (
    <div className="mo-outline">
      <p id="mo-outline-keys" className="mo-hint">{t(readOnly ? 'keysRead' : 'keysEdit')}</p>
      {!readOnly && current && <ActionBar actions={actions} name={nameOf(current.node.element)} />}
      <div role="tree" aria-label={t('tree')} aria-describedby="mo-outline-keys" ref={tree} onKeyDown={move} onFocus={(event) => { const id = event.target.dataset['step']; if (id !== undefined) setReached(id); }}>
        {lines.map((line) => (
          <TreeItem key={line.node.id} line={line} name={line.node.element ? wordFor(line.node.element, language) : t('noLane')} selected={line.node.id === selectedId} stop={line === current} problem={problems.get(line.node.id)} onChoose={choose} onToggle={toggle} onMenu={menu} />
        ))}
      </div>
      {current && actions.renaming === current.node.id && <LineOverlay tree={tree} id={current.node.id}><NameField id={current.node.id} name={current.node.element?.name ?? ''} onCommit={actions.rename} onEnd={actions.endRename} /></LineOverlay>}
      {actions.menu && <LineOverlay tree={tree} id={actions.menu.id}>{actions.menu.content}</LineOverlay>}
      {lines.length === 0 && <p className="lu-muted">{t('empty')}</p>}
      <p role="status" className="mo-said" data-outline-said>{actions.said}</p>
      {actions.dialog}
    </div>
  );
}

/** Name in the page's language, else in Finnish, else the id. */
function wordFor(element: ModdleElement | undefined, language: 'fi' | 'sv' | 'en'): string {
  if (!element) return '';
  return (language === 'fi' ? '' : textOf(extensionOf(element, 'Names'), language)) || nameOf(element);
}

function placeOn({ get }: Diagram): (id: string) => { readonly x: number; readonly y: number } | undefined {
  return (id) => { const { x, y } = get('elementRegistry').get(id) ?? {}; return x === undefined || y === undefined ? undefined : { x, y }; };
}

function elementOf(diagram: Diagram, id: string): DiagramElement | undefined {
  return diagram.get('elementRegistry').get(id);
}
