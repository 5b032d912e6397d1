/** An error as people read it: what happened, what is safe, what to do; with the way to try again where that helps. */
import { Button, InlineAlert } from 'suomifi-ui-components';
import type { ReactNode } from 'react';
import { isRetryable, NetworkError } from '../api/errors.ts';
import type { CallError } from '../api/errors.ts';
import { commonTexts } from '../i18n/common-texts.ts';
import { useLanguage, useTexts } from '../i18n/language.tsx';
import { nextTexts, problemTexts, safeTexts } from './problem-texts.ts';
import type { ProblemText } from './problem-texts.ts';

interface ErrorNoticeProps {
  readonly error: CallError;
  /** Sends the same action again. Shown only when that can help. */
  readonly onRetry?: (() => void) | undefined;
  /** What only this place knows, such as who claimed the task. */
  readonly children?: ReactNode;
}

/** Texts of an error: by its problem code, or for no answer. */
export function textsOf(error: CallError): ProblemText & { readonly code: string } {
  const code = error instanceof NetworkError ? 'NO_ANSWER' : error.code;
  return { ...problemTexts[code], code };
}

export function ErrorNotice({ error, onRetry, children }: ErrorNoticeProps): ReactNode {
  const { language } = useLanguage();
  const t = useTexts(commonTexts);
  const { happened, safe, next, code } = textsOf(error);
  return (
    <div role="alert" className="lu-error" data-problem={code}>
      <InlineAlert status="error" labelText={happened[language]}>
        {children}
        <p>{safeTexts[safe][language]} {nextTexts[next][language]}</p>
        {code === 'INTERNAL' && error instanceof Error && 'problem' in error && error.problem.instance && <p><code>{error.problem.instance}</code></p>}
        {onRetry && isRetryable(error) && <Button variant="secondary" onClick={onRetry}>{t('tryAgain')}</Button>}
      </InlineAlert>
    </div>
  );
}
