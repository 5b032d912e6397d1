/** A part of the panel that opens and closes; the browser's own disclosure. */
import type { ReactNode } from 'react';

interface SectionProps { readonly title: string; readonly open?: boolean; readonly children: ReactNode }

export function Section({ title, open = false, children }: SectionProps): ReactNode {
  return <details className="mo-section" open={open}><summary><h3>{title}</h3></summary><div className="mo-section-body">{children}</div></details>;
}
