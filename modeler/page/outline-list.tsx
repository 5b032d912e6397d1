/** The diagram as a list: the same steps for the keyboard and screen readers; choosing one chooses it on the canvas. */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { roleTexts, useLanguage, useTexts } from '../../ui/index.ts';
import { processOf } from '../canvas/diagram.ts';
import type { Diagram } from '../canvas/diagram.ts';
import { extensionOf } from '../guidance/extension.ts';
import { textOf } from '../guidance/moddle.ts';
import type { ModdleElement } from '../guidance/moddle.ts';
import { kindTexts } from '../kind-texts.ts';
import { outlineOf } from '../outline.ts';
import type { OutlineStep, Place } from '../outline.ts';
import { texts } from '../texts.ts';

interface OutlineListProps { readonly diagram: Diagram; readonly selectedId: string | undefined; readonly problemIds: ReadonlySet<string> }

export function OutlineList({ diagram, selectedId, problemIds }: OutlineListProps): ReactNode {
  const t = useTexts(texts);
  const name = useName();
  const list = useRef<HTMLDivElement>(null);
  const process = processOf(diagram)?.process;
  const groups = process ? outlineOf(process, placeOn(diagram)) : [];
  const ids = groups.flatMap(({ lane, steps }) => [...(lane?.id ? [lane.id] : []), ...steps.map(({ id }) => id)]);
  const [reached, setReached] = useState<string>();
  const stop = [reached, selectedId, ids[0]].find((id) => id !== undefined && ids.includes(id));
  useEffect(() => { if (selectedId) list.current?.querySelector(`[data-step="${CSS.escape(selectedId)}"]`)?.scrollIntoView({ block: 'nearest' }); }, [selectedId]);
  const move = (event: KeyboardEvent): void => {
    const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-step]')?.dataset['step'] : undefined;
    const next = from === undefined ? undefined : neighbour(ids, from, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setReached(next);
    list.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(next)}"]`)?.focus();
  };
  const choose = (id: string): void => { setReached(id); diagram.show(id); };
  return (
    <div className="mo-outline" ref={list} onKeyDown={move}>
      {groups.map(({ id, lane, steps }) => (
        <section key={id}>
          <h3>{lane?.id ? <StepButton id={lane.id} stop={stop} selected={selectedId === lane.id} onChoose={choose}>{name(lane)}</StepButton> : t('otherSteps')}</h3>
          <ul>{steps.map((step) => (
            <li key={step.id} className={step.depth > 0 ? 'mo-inside' : undefined}>
              <StepButton id={step.id} stop={stop} selected={selectedId === step.id} onChoose={choose}><StepWords step={step} problem={problemIds.has(step.id)} name={name(step.element)} /></StepButton>
            </li>
          ))}</ul>
        </section>
      ))}
    </div>
  );
}

interface StepButtonProps { readonly id: string; readonly stop: string | undefined; readonly selected: boolean; readonly onChoose: (id: string) => void; readonly children: ReactNode }

/** One tab stop for the whole list; arrows move inside it. */
function StepButton({ id, stop, selected, onChoose, children }: StepButtonProps): ReactNode {
  return <button type="button" data-step={id} tabIndex={stop === id ? 0 : -1} aria-current={selected ? 'true' : undefined} onClick={() => { onChoose(id); }}>{children}</button>;
}

function StepWords({ step, name, problem }: { readonly step: OutlineStep; readonly name: string; readonly problem: boolean }): ReactNode {
  const t = useTexts(texts);
  const kind = useTexts(kindTexts);
  const role = useTexts(roleTexts);
  const handover = extensionOf(step.element, 'Handover');
  const who = textOf(handover, 'toRole') || textOf(extensionOf(step.element, 'Assignment'), 'role');
  return (
    <>
      <span className="mo-step-name">{name}</span>
      <span className="mo-step-what">{kind(handover ? 'handover' : step.kind as keyof typeof kindTexts)}{who && ` · ${role(who as keyof typeof roleTexts)}`}{problem && <strong className="mo-step-problem"> · {t('problemError')}</strong>}</span>
    </>
  );
}

/** Name in the page's language, else in Finnish, else the id. */
function useName(): (element: ModdleElement) => string {
  const { language } = useLanguage();
  return (element) => (language === 'fi' ? '' : textOf(extensionOf(element, 'Names'), language)) || element.name || element.id || '';
}

function placeOn({ get }: Diagram): Place {
  return (id) => { const { x, y } = get('elementRegistry').get(id) ?? {}; return x === undefined || y === undefined ? undefined : { x, y }; };
}

function neighbour(ids: readonly string[], from: string, key: string): string | undefined {
  const at = ids.indexOf(from);
  if (key === 'ArrowDown') return ids[Math.min(at + 1, ids.length - 1)];
  if (key === 'ArrowUp') return ids[Math.max(at - 1, 0)];
  if (key === 'Home') return ids[0];
  return key === 'End' ? ids[ids.length - 1] : undefined;
}
