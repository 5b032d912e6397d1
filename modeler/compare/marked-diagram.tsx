/** A version drawn with marks: added, removed, changed, by sign and colour; one element may be lit. The list beside it says the same in words. */
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../ui/index.ts';
import { guidanceModdle } from '../../guidance/index.ts';
import { processDiagram } from '../../kernel/index.ts';
import { drawn } from '../canvas/drawn.ts';
import { variantTexts } from '../variants/variant-texts.ts';

/** `open` and `passed` are of a rehearsal. */
export type Mark = 'added' | 'removed' | 'changed' | 'conflict' | 'open' | 'passed';
const signs = { added: '+', removed: '−', changed: '~', conflict: '!', open: '▶', passed: '✓' } as const satisfies Record<Mark, string>;

interface Shape { readonly id: string; readonly type?: string; readonly waypoints?: unknown; readonly businessObject?: { readonly processRef?: { readonly id?: string } } }
interface Canvas { zoom(level?: number | 'fit-viewport', center?: 'auto'): number; addMarker(id: string, marker: string): void; removeMarker(id: string, marker: string): void; scrollToElement(element: Shape, padding?: number): void }
interface Overlays { add(id: string, type: string, overlay: { position: { top: number; right: number }; html: string }): void; remove(filter: { type: string }): void }
interface Registry { get(id: string): Shape | undefined; getAll(): readonly Shape[] }

interface MarkedDiagramProps { readonly title: string; readonly xml: string; readonly marks: ReadonlyMap<string, Mark>; readonly lit: string | undefined }

export function MarkedDiagram({ title, xml, marks, lit }: MarkedDiagramProps): ReactNode {
  const t = useTexts(variantTexts);
  const place = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const made = new NavigatedViewer({ ...(place.current && { container: place.current }), moddleExtensions: { guidance: guidanceModdle } });
    let alive = true;
    drawn(xml).then((text) => made.importXML(text, processDiagram(text))).then(() => {
      if (!alive) return;
      made.get<Canvas>('canvas').zoom('fit-viewport', 'auto');
      setViewer(made);
    }, () => { if (alive) setFailed(true); });
    return () => { alive = false; setViewer(undefined); made.destroy(); };
  }, [xml]);
  useEffect(() => (viewer ? draw(viewer, marks) : undefined), [viewer, marks]);
  useEffect(() => {
    const found = viewer && lit !== undefined ? shapeOf(viewer, lit) : undefined;
    if (!viewer || !found) return undefined;
    const canvas = viewer.get<Canvas>('canvas');
    if (canvas.zoom() < 0.5) canvas.zoom(0.7, 'auto');
    canvas.addMarker(found.id, 'va-lit');
    canvas.scrollToElement(found, 60);
    return () => { if (viewer.get<Registry>('elementRegistry').get(found.id)) canvas.removeMarker(found.id, 'va-lit'); };
  }, [viewer, lit]);
  return (
    <figure className="va-diagram">
      <figcaption>{title}</figcaption>
      {failed && <p role="alert">{t('drawFailed')}</p>}
      <div ref={place} className="va-canvas" role="group" aria-label={t('leftDiagram', { name: title })} data-lit={lit} />
    </figure>
  );
}

/** What stands for an element on the canvas: a process is its pool. */
function shapeOf(viewer: NavigatedViewer, id: string): Shape | undefined {
  const registry = viewer.get<Registry>('elementRegistry');
  return registry.get(id) ?? registry.getAll().find(({ businessObject }) => businessObject?.processRef?.id === id);
}

/** Draws the marks; the answer takes them away again, if the drawing is still there. */
function draw(viewer: NavigatedViewer, marks: ReadonlyMap<string, Mark>): () => void {
  const canvas = viewer.get<Canvas>('canvas');
  const overlays = viewer.get<Overlays>('overlays');
  const marked = [...marks].flatMap(([id, mark]) => {
    const shape = shapeOf(viewer, id);
    return shape ? [{ shape, mark }] : [];
  });
  for (const { shape, mark } of marked) {
    canvas.addMarker(shape.id, `va-${mark}`);
    if (!shape.waypoints) overlays.add(shape.id, 'mark', { position: { top: -12, right: 12 }, html: `<span class="va-sign va-sign-${mark}">${signs[mark]}</span>` });
  }
  return () => {
    overlays.remove({ type: 'mark' });
    for (const { shape, mark } of marked) if (viewer.get<Registry>('elementRegistry').get(shape.id)) canvas.removeMarker(shape.id, `va-${mark}`);
  };
}
