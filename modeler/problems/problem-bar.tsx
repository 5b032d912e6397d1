/** The bar below the canvas: what keeps the model from running, each finding leading to its element. Marks the elements on the canvas, too. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../ui/index.ts';
import type { Diagram } from '../canvas/diagram.ts';
import { texts } from '../texts.ts';
import type { ModelProblem, ModelProblems } from './use-problems.ts';

/** The clock that a finding is about, from its path `clock(id).limit`. */
const clockPath = /^clock\(([^)]+)\)/;

interface ProblemBarProps { readonly problems: ModelProblems | undefined; readonly diagram: Diagram | undefined; readonly onClock: (clock: string) => void }

export function ProblemBar({ problems, diagram, onClock }: ProblemBarProps): ReactNode {
  const t = useTexts(texts);
  const list = problems?.list ?? [];
  useMarks(diagram, list);
  return (
    <section className={list.length > 0 ? 'mo-problems mo-problems-some' : 'mo-problems'} aria-label={t('problems')} tabIndex={0}>
      <p role="status"><strong>{t('problems')}{problems && ` ${list.length}`}</strong> {problems && list.length === 0 && t('problemsNone')} {problems?.checkedBy === 'server' && <span className="lu-muted">{t('problemsChecked')}</span>}</p>
      {list.length > 0 && <ul>{list.map((problem, index) => <li key={index}><ProblemLine problem={problem} diagram={diagram} onClock={onClock} /></li>)}</ul>}
    </section>
  );
}

interface ProblemLineProps { readonly problem: ModelProblem; readonly diagram: Diagram | undefined; readonly onClock: (clock: string) => void }

function ProblemLine({ problem, diagram, onClock }: ProblemLineProps): ReactNode {
  const t = useTexts(texts);
  const { elementId, code, message, severity } = problem;
  const on = elementId === null ? undefined : diagram?.get('elementRegistry').get(elementId);
  const said = <><strong>{t(severity === 'error' ? 'problemError' : 'problemWarning')}</strong> <code>{code}</code> <span lang="en">{message}</span></>;
  const clock = clockPath.exec(problem.path ?? '')?.[1];
  if (clock !== undefined) return <button type="button" data-problem={code} onClick={() => { onClock(clock); }}>{said} <span className="mo-where">{t('tabClocks')}: {clock}</span></button>;
  if (!on || !diagram) return <span data-problem={code}>{said}</span>;
  return <button type="button" data-problem={code} data-element={on.id} onClick={() => { diagram.show(on.id); }}>{said} <span className="mo-where">{on.businessObject.name ?? on.id}</span></button>;
}

/** A sign on every element with a problem; the colour alone would not be enough. */
function useMarks(diagram: Diagram | undefined, list: readonly ModelProblem[]): void {
  useEffect(() => {
    if (!diagram) return undefined;
    const [canvas, overlays, registry] = [diagram.get('canvas'), diagram.get('overlays'), diagram.get('elementRegistry')];
    const ids = [...new Set(list.flatMap(({ elementId }) => (elementId !== null && registry.get(elementId) ? [elementId] : [])))];
    for (const id of ids) {
      canvas.addMarker(id, 'mo-marked');
      if (!registry.get(id)?.waypoints) overlays.add(id, 'problem', { position: { top: -12, right: 12 }, html: sign() });
    }
    return () => {
      overlays.remove({ type: 'problem' });
      for (const id of ids) if (registry.get(id)) canvas.removeMarker(id, 'mo-marked');
    };
  }, [diagram, list]);
}

function sign(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'mo-sign';
  element.textContent = '!';
  return element;
}
