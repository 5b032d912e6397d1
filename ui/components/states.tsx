/** The states a list or a page can be in besides full: waiting, empty, failed. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { LoadingSpinner } from 'suomifi-ui-components';
import type { Query } from '../api/query.ts';
import { commonTexts } from '../i18n/common-texts.ts';
import { useTexts } from '../i18n/language.tsx';
import { ErrorNotice } from './error-notice.tsx';

/** Progress, shown when the wait is over 300 ms: a flash for less would only disturb. */
export function Loading({ text }: { readonly text?: string }): ReactNode {
  const t = useTexts(commonTexts);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => { setShown(true); }, 300);
    return () => { clearTimeout(timer); };
  }, []);
  return shown ? <LoadingSpinner text={text ?? t('loading')} textAlign="right" variant="small" /> : null;
}

/** An empty list: what it means and what to do now. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactNode {
  return <div className="lu-empty"><p className="lu-empty-title">{title}</p>{children && <div>{children}</div>}</div>;
}

interface LoadedProps<T> { readonly query: Query<T>; readonly children: (data: T) => ReactNode }

/** Shows what was read; before that progress, and an error above what is still shown. */
export function Loaded<T>({ query, children }: LoadedProps<T>): ReactNode {
  return (
    <>
      {query.error && <ErrorNotice error={query.error} onRetry={query.refetch} />}
      {query.data !== undefined ? children(query.data) : !query.error && <Loading />}
    </>
  );
}
