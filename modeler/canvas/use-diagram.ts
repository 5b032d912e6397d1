/** A diagram as a hook: it lives as long as its version is open, and tells the page what is selected and changed. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useLanguage } from '../../ui/index.ts';
import { createDiagram, unlabelled } from './diagram.ts';
import type { Diagram } from './diagram.ts';
import type { DiagramElement } from './services.ts';

export interface DiagramView {
  readonly container: RefObject<HTMLDivElement | null>;
  /** Undefined until the file is drawn. */
  readonly diagram: Diagram | undefined;
  readonly selected: DiagramElement | undefined;
  /** Rises with every change of the model; what reads the model reads it again. */
  readonly revision: number;
  readonly dirty: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The file could not be drawn. */
  readonly failed: boolean;
  /** Tells that the model is saved as it was at this revision; what was changed since stays unsaved. */
  readonly saved: (revision: number) => void;
  /** Puts another file on the canvas as an unsaved change. Answers false, and keeps what was there, for a file that is no BPMN. */
  readonly replace: (xml: string) => Promise<boolean>;
}

const nothing = { selected: undefined, revision: 0, dirty: false, canUndo: false, canRedo: false, failed: false } as const;
type Seen = Omit<DiagramView, 'container' | 'diagram' | 'saved' | 'replace'>;

/** @param source the file and what it is of: another `key` opens it anew, the same `key` keeps what is on the canvas. */
export function useDiagram(source: { readonly key: string; readonly xml: string; readonly editable: boolean }): DiagramView {
  const container = useRef<HTMLDivElement>(null);
  const { language } = useLanguage();
  const [diagram, setDiagram] = useState<Diagram>();
  const [seen, setSeen] = useState<Seen>(nothing);
  const latest = useRef({ ...source, language });
  latest.current = { ...source, language };

  // A reader sees names in their language; what is being drawn stays on the canvas when the language changes.
  const read = source.editable ? '' : language;
  useEffect(() => {
    const element = container.current;
    if (!element) return undefined;
    const { xml, editable, language: words } = latest.current;
    const made = createDiagram(element, { editable, language: words });
    let alive = true;
    setSeen(nothing);
    listen(made, (change) => { if (alive) setSeen(change); });
    made.open(xml).then(() => { if (alive) { made.fit(); setDiagram(made); } }, () => { if (alive) setSeen({ ...nothing, failed: true }); });
    const observer = new ResizeObserver(() => { made.get('canvas').resized(); });
    observer.observe(element);
    return () => { alive = false; observer.disconnect(); setDiagram(undefined); made.destroy(); };
  }, [source.key, source.editable, read]);

  const saved = useCallback((revision: number) => { setSeen((old) => ({ ...old, dirty: old.revision !== revision })); }, []);
  const replace = useCallback(async (xml: string): Promise<boolean> => {
    if (!diagram) return false;
    const before = await diagram.text();
    const opened = await diagram.open(xml).then(() => true, () => false);
    if (!opened) await diagram.open(before);
    diagram.fit();
    const revision = diagram.changed();
    setSeen((old) => ({ ...old, selected: undefined, revision, dirty: opened || old.dirty, canUndo: false, canRedo: false }));
    return opened;
  }, [diagram]);
  return { container, diagram, ...seen, saved, replace };
}

function listen(diagram: Diagram, set: (change: (old: Seen) => Seen) => void): void {
  const bus = diagram.get('eventBus');
  const selection = () => diagram.get('selection').get();
  bus.on('selection.changed', () => { const [first, ...more] = selection(); set((old) => ({ ...old, selected: first && more.length === 0 ? unlabelled(first) : undefined })); });
  if (!diagram.editable) return;
  const stack = diagram.get('commandStack');
  bus.on('commandStack.changed', ({ trigger }) => {
    const [canUndo, canRedo] = [stack.canUndo(), stack.canRedo()];
    const revision = trigger === 'clear' ? diagram.revision() : diagram.changed();
    set((old) => ({ ...old, revision, canUndo, canRedo, dirty: trigger === 'clear' ? old.dirty : true }));
  });
}
