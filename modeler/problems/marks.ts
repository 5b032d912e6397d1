/** Signs on the canvas for elements with findings; the colour alone would not be enough. */
import { useEffect } from 'react';
import type { Diagram } from '../canvas/diagram.ts';
import type { ModelProblem } from './use-problems.ts';

type Severity = ModelProblem['severity'];

/** The gravest finding of each element decides its sign. Only what changed is drawn anew, so that typing in a large model stays quick. */
export function useMarks(diagram: Diagram | undefined, list: readonly ModelProblem[]): void {
  useEffect(() => {
    if (!diagram) return;
    const wanted = gravest(list);
    const { marks } = marksOf(diagram);
    for (const [id, severity] of marks) if (wanted.get(id) !== severity) unmark(diagram, id);
    for (const [id, severity] of wanted) if (marks.get(id) !== severity) mark(diagram, id, severity);
  }, [diagram, list]);
}

/** The gravest severity of each element that has a finding. */
export function gravest(list: readonly ModelProblem[]): Map<string, Severity> {
  const found = new Map<string, Severity>();
  for (const { elementId, severity } of list) if (elementId !== null && found.get(elementId) !== 'error') found.set(elementId, severity);
  return found;
}

interface Marks { readonly marks: Map<string, Severity>; readonly overlays: Map<string, string> }
const known = new WeakMap<Diagram, Marks>();

function marksOf(diagram: Diagram): Marks {
  const found = known.get(diagram) ?? { marks: new Map(), overlays: new Map() };
  known.set(diagram, found);
  return found;
}

function mark(diagram: Diagram, id: string, severity: Severity): void {
  const element = diagram.get('elementRegistry').get(id);
  if (!element || element === diagram.get('canvas').getRootElement()) return;
  const { marks, overlays } = marksOf(diagram);
  marks.set(id, severity);
  diagram.get('canvas').addMarker(id, `mo-marked-${severity}`);
  if (!element.waypoints) overlays.set(id, diagram.get('overlays').add(id, 'problem', { position: { top: -12, right: 12 }, html: sign(severity) }));
}

function unmark(diagram: Diagram, id: string): void {
  const { marks, overlays } = marksOf(diagram);
  const severity = marks.get(id);
  const overlay = overlays.get(id);
  marks.delete(id);
  overlays.delete(id);
  if (overlay !== undefined) diagram.get('overlays').remove(overlay);
  if (diagram.get('elementRegistry').get(id)) diagram.get('canvas').removeMarker(id, `mo-marked-${severity ?? 'error'}`);
}

function sign(severity: Severity): HTMLElement {
  const element = document.createElement('div');
  element.className = `mo-sign mo-sign-${severity}`;
  element.textContent = severity === 'error' ? '!' : '?';
  return element;
}
