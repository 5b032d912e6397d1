/** What lies over a line of the tree and is not of it: the field for a new name, and the line's menu. A tree may hold nothing but its items. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { useTexts } from '../../ui/index.ts';
import { texts } from '../texts.ts';

interface LineOverlayProps { readonly tree: RefObject<HTMLElement | null>; readonly id: string; readonly children: ReactNode }

/** Stands where the line stands, or with `children` taller than it, from there down. */
export function LineOverlay({ tree, id, children }: LineOverlayProps): ReactNode {
  const [top, setTop] = useState<number>();
  useLayoutEffect(() => { setTop(tree.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`)?.offsetTop); }, [tree, id]);
  return top === undefined ? null : <div className="mo-over" style={{ insetBlockStart: top }}>{children}</div>;
}

interface NameFieldProps { readonly id: string; readonly name: string; readonly onCommit: (id: string, name: string) => void; readonly onEnd: (id: string) => void }

/** A name being typed in place: Enter and leaving the field keep it, Escape does not. */
export function NameField({ id, name, onCommit, onEnd }: NameFieldProps): ReactNode {
  const t = useTexts(texts);
  const field = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  useEffect(() => { field.current?.focus(); field.current?.select(); }, []);
  const end = (keep: boolean): void => {
    if (over.current) return;
    over.current = true;
    const typed = field.current?.value.trim() ?? '';
    if (keep && typed !== name) onCommit(id, typed);
    onEnd(id);
  };
  return (
    <input ref={field} className="mo-rename" aria-label={t('nameFi')} lang="fi" defaultValue={name} onBlur={() => { end(true); }}
      onKeyDown={(event) => { event.stopPropagation(); if (event.key === 'Enter') end(true); else if (event.key === 'Escape') end(false); }} />
  );
}
