/** The case's own version drawn by bpmn-js, with the steps taken marked by sign and colour. The list beside it says the same in words. */
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import type { Case } from '../contracts/index.ts';
import { useTexts } from '../ui/index.ts';
import { auditTexts } from './texts.ts';

interface Canvas { zoom(level?: number | 'fit-viewport', center?: 'auto'): number; addMarker(id: string, marker: string): void }
interface Overlays { add(id: string, overlay: { position: { top: number; right: number }; html: string }): void }
interface Registry { get(id: string): object | undefined }

const signs = { done: '✓', now: '●', cancelled: '✕' } as const;

export function Diagram({ xml, path }: { readonly xml: string; readonly path: Case['path'] }): ReactNode {
  const t = useTexts(auditTexts);
  const place = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer>();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const made = new NavigatedViewer({ ...(place.current && { container: place.current }) });
    made.importXML(xml).then(() => {
      made.get<Canvas>('canvas').zoom('fit-viewport', 'auto');
      mark(made, path);
      setViewer(made);
    }, () => { setFailed(true); });
    return () => { made.destroy(); };
  }, [xml, path]);

  const canvas = (): Canvas | undefined => viewer?.get<Canvas>('canvas');
  const zoomBy = (factor: number): void => { canvas()?.zoom((canvas()?.zoom() ?? 1) * factor); };
  return (
    <figure className="au-diagram">
      {failed && <p role="alert">{t('diagramFailed')}</p>}
      <div ref={place} className="au-canvas" role="group" aria-label={t('diagram')} />
      <figcaption className="lu-buttons">
        <Button variant="secondary" onClick={() => { zoomBy(1.25); }}>{t('zoomIn')}</Button>
        <Button variant="secondary" onClick={() => { zoomBy(0.8); }}>{t('zoomOut')}</Button>
        <Button variant="secondary" onClick={() => { canvas()?.zoom('fit-viewport', 'auto'); }}>{t('zoomFit')}</Button>
      </figcaption>
    </figure>
  );
}

/** The last state of each element counts: a step done once and waiting again is waiting. */
function mark(viewer: NavigatedViewer, path: Case['path']): void {
  const last = new Map(path.map(({ elementId, state }) => [elementId, state]));
  const registry = viewer.get<Registry>('elementRegistry');
  for (const [elementId, state] of last) {
    if (!registry.get(elementId)) continue;
    viewer.get<Canvas>('canvas').addMarker(elementId, `au-step-${state}`);
    viewer.get<Overlays>('overlays').add(elementId, { position: { top: -12, right: 12 }, html: `<span class="au-sign au-sign-${state}">${signs[state]}</span>` });
  }
}
