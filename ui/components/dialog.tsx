/** A dialog: focus inside, Escape closes, focus returns to where it came from. */
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { Heading } from 'suomifi-ui-components';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the most likely first. */
  readonly footer?: ReactNode;
  /** False: Escape does not close it, as for an expired session. */
  readonly closable?: boolean;
}

/** Rendered = open. The browser's own modal dialog: the page behind is inert, focus is trapped, also for assistive technology. */
export function Dialog({ title, onClose, children, footer, closable = true }: DialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className="lu-dialog" aria-labelledby={titleId} onCancel={(event) => { event.preventDefault(); if (closable) onClose(); }}>
      <Heading variant="h2" id={titleId} smallScreen>{title}</Heading>
      <div className="lu-dialog-body">{children}</div>
      {footer && <div className="lu-buttons lu-dialog-footer">{footer}</div>}
    </dialog>
  );
}
