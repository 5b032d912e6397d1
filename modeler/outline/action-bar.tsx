/** The current line's actions as buttons: one toolbar, one tab stop, arrows inside. */
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTexts } from '../../ui/index.ts';
import { outlineTexts } from './outline-texts.ts';
import type { TreeActions } from './use-tree-actions.tsx';

const order = ['add', 'rename', 'connect', 'role', 'lane', 'delete'] as const;

export function ActionBar({ actions, name }: { readonly actions: TreeActions; readonly name: string }): ReactNode {
  const t = useTexts(outlineTexts);
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const move = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = (at + by + order.length) % order.length;
    setAt(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div role="toolbar" className="mo-actions" aria-label={t('actions', { name })} ref={bar} onKeyDown={move}>
      {order.map((action, index) => {
        const found = actions.possible.find((each) => each.name === action);
        return <button key={action} type="button" className="mo-tool" data-action={action} aria-disabled={found ? undefined : true} tabIndex={index === at ? 0 : -1} onFocus={() => { setAt(index); }} onClick={() => { found?.run(); }}>{t(action)}</button>;
      })}
    </div>
  );
}
