/** The bar below the canvas: what is wrong with the model, gravest first, each finding leading to its element. Marks the elements on the canvas, too. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../ui/index.ts';
import type { Diagram } from '../canvas/diagram.ts';
import { texts } from '../texts.ts';
import { findingTexts } from './finding-texts.ts';
import { useMarks } from './marks.ts';
import type { ModelProblem, ModelProblems } from './use-problems.ts';

/** The clock or ladder that a finding is about, from its path `clock(id).limit`. */
const clockPath = /^(?:clock|ladder)\(([^)]+)\)/;

/** A page of thousands of lines would be drawn anew with every letter; the gravest come first. */
const atOnce = 100;

interface ProblemBarProps { readonly problems: ModelProblems | undefined; readonly diagram: Diagram | undefined; readonly onClock: (clock: string) => void }

export function ProblemBar({ problems, diagram, onClock }: ProblemBarProps): ReactNode {
  const t = useTexts(texts);
  const [open, setOpen] = useState(true);
  const list = useMemo(() => [...problems?.list ?? []].sort((one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning')), [problems]);
  const errors = list.filter(({ severity }) => severity === 'error').length;
  useMarks(diagram, list);
  return (
    <section className={`mo-problems mo-problems-${errors > 0 ? 'errors' : list.length > 0 ? 'warnings' : 'none'}`} aria-label={t('problems')}>
      <div className="mo-problems-head">
        <p role="status" data-problems={problems ? list.length : undefined}>
          <strong>{t('problems')}</strong> {problems && (list.length === 0 ? t('problemsNone') : t('problemCounts', { errors, warnings: list.length - errors }))}
        </p>
        {list.length > 0 && <button type="button" className="mo-tool" aria-expanded={open} onClick={() => { setOpen(!open); }}>{t(open ? 'problemsHide' : 'problemsShow')}</button>}
      </div>
      {open && list.length > 0 && <Lines list={list} diagram={diagram} onClock={onClock} />}
    </section>
  );
}

function Lines({ list, diagram, onClock }: { readonly list: readonly ModelProblem[] } & Omit<ProblemBarProps, 'problems'>): ReactNode {
  const t = useTexts(texts);
  const [all, setAll] = useState(false);
  return (
    <ul tabIndex={0} aria-label={t('problems')}>
      {list.slice(0, all ? undefined : atOnce).map((problem, index) => <li key={index}><ProblemLine problem={problem} diagram={diagram} onClock={onClock} /></li>)}
      {!all && list.length > atOnce && <li><button type="button" className="mo-tool" onClick={() => { setAll(true); }}>{t('problemsAll', { n: list.length })}</button></li>}
    </ul>
  );
}

interface ProblemLineProps { readonly problem: ModelProblem; readonly diagram: Diagram | undefined; readonly onClock: (clock: string) => void }

function ProblemLine({ problem, diagram, onClock }: ProblemLineProps): ReactNode {
  const { elementId, code, path, docs } = problem;
  const on = elementId === null ? undefined : diagram?.get('elementRegistry').get(elementId);
  const t = useTexts(texts);
  const clock = clockPath.exec(path ?? '')?.[1];
  const said = <Said problem={problem} />;
  const rule = /rules\/([a-z-]+)\.md$/.exec(docs)?.[1];
  const help = rule && <a className="mo-rule" href={`/rules/${rule}`} target="_blank" rel="noreferrer" aria-label={`${t('ruleHelp')}: ${rule}`}>{t('ruleHelp')}</a>;
  if (clock !== undefined) return <><button type="button" data-problem={code} onClick={() => { onClock(clock); }}>{said} <span className="mo-where">{t('tabClocks')}: {clock}</span></button>{help}</>;
  if (!on || !diagram) return <><span data-problem={code}>{said}</span>{help}</>;
  return <><button type="button" data-problem={code} data-element={on.id} onClick={() => { diagram.show(on.id); }}>{said} <span className="mo-where">{on.businessObject.name || on.id}</span></button>{help}</>;
}

/** The finding in the page's language; what the checker says itself stands behind it for who wants to know exactly. */
export function Said({ problem: { severity, code, message } }: { readonly problem: ModelProblem }): ReactNode {
  const t = useTexts(texts);
  const finding = useTexts(findingTexts);
  const grave = severity === 'error';
  return (
    <>
      <strong className={grave ? 'mo-grave' : 'mo-mild'}><span aria-hidden="true">{grave ? '✖' : '▲'}</span> {t(grave ? 'problemError' : 'problemWarning')}</strong>{' '}
      {code in findingTexts ? <span title={message}>{finding(code as keyof typeof findingTexts)}</span> : <span lang="en">{message}</span>}
    </>
  );
}
