/** The page's title: in the window, in the heading, and where focus goes when the page changes. Never a client's name. */
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Heading } from 'suomifi-ui-components';
import { commonTexts } from '../i18n/common-texts.ts';
import { useTexts } from '../i18n/language.tsx';

/** Sets the window's title: `<title> – Luotsi`. */
export function useTitle(title: string): void {
  const t = useTexts(commonTexts);
  useEffect(() => { document.title = `${title} – ${t('product')}`; }, [title, t]);
}

let pagesShown = 0;

interface PageHeadingProps {
  readonly children: ReactNode;
  /** For the window's title. */
  readonly title: string;
  /** What this page is about; when it changes, focus moves to the heading. */
  readonly focusKey?: string;
}

/** The one h1 of a page. Focus moves to it on every change of page, but not when the app opens (the reader starts at the top). */
export function PageHeading({ children, title, focusKey = '' }: PageHeadingProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(title);
  useEffect(() => {
    pagesShown += 1;
    if (pagesShown > 1) heading.current?.focus();
  }, [focusKey]);
  return <Heading variant="h1" smallScreen ref={heading} tabIndex={-1}>{children}</Heading>;
}
