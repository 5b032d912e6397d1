/** The values of one section of a package, coded ones in the reader's words. */
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { HandoverView } from '../../contracts/index.ts';
import { useTexts, useWords } from '../../ui/index.ts';
import { useKnownOptions } from '../task/known-options.ts';
import { taskTexts } from '../task/task-texts.ts';
import { valueText } from '../task/value-text.ts';

export type PackageWords = Pick<HandoverView, 'labels' | 'options'>;

/** By the value's name: code → words, from the case's own form, else from what recording a contact gives every case; undefined where nothing is coded. */
export function useOptions({ options }: PackageWords): (key: string) => Readonly<Record<string, string>> | undefined {
  const words = useWords();
  const known = useKnownOptions();
  return useCallback((key) => {
    const own = options[key];
    return own === undefined ? known(key) : Object.fromEntries(Object.entries(own).map(([value, texts]) => [value, words(texts)]));
  }, [options, words, known]);
}

/** Labels are the form's own, in Finnish; so is what somebody typed. */
export function PackageValues({ values, of }: { readonly values: Readonly<Record<string, unknown>>; readonly of: PackageWords }): ReactNode {
  const task = useTexts(taskTexts);
  const optionsOf = useOptions(of);
  const entries = Object.entries(values);
  if (entries.length === 0) return null;
  const words = { yes: task('yes'), no: task('no'), nothing: task('nothing') };
  return (
    <dl>
      {entries.map(([key, value]) => {
        const options = optionsOf(key);
        return <div key={key}><dt lang="fi">{of.labels[key] ?? key}</dt><dd {...(options === undefined && typeof value === 'string' && value !== '' && { lang: 'fi' })}>{valueText(value, words, options)}</dd></div>;
      })}
    </dl>
  );
}
