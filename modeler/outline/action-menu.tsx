/** A line's menu (WAI-ARIA menu pattern): arrows move, Enter acts, Escape goes back to the line. */
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTexts } from '../../ui/index.ts';
import { outlineTexts } from './outline-texts.ts';
import type { TreeAction } from './actions.ts';

interface ActionMenuProps { readonly label: string; readonly actions: readonly TreeAction[]; readonly onClose: (back: boolean) => void }

export function ActionMenu({ label, actions, onClose }: ActionMenuProps): ReactNode {
  const t = useTexts(outlineTexts);
  const menu = useRef<HTMLDivElement>(null);
  const items = (): HTMLElement[] => [...menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []];
  useEffect(() => { items()[0]?.focus(); }, []);
  const move = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); all[to]?.focus(); }
    else if (event.key === 'Escape' || event.key === 'Tab') { event.preventDefault(); onClose(true); }
  };
  return (
    <div role="menu" className="mo-menu" aria-label={label} ref={menu} onKeyDown={move} onBlur={(event) => { if (!menu.current?.contains(event.relatedTarget)) onClose(false); }}>
      {actions.map(({ name, keys, run }) => (
        <button key={name} type="button" role="menuitem" tabIndex={-1} aria-keyshortcuts={keys} onClick={() => { onClose(false); run(); }}>{t(name)}{keys && <kbd aria-hidden="true">{keys}</kbd>}</button>
      ))}
    </div>
  );
}
