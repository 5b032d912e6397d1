/** Fields of the panel: labelled, narrow, and written to the model when the person pauses or leaves the field, so that one edit is one undo step. */
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly readOnly: boolean;
  readonly hint?: string | undefined;
  /** Language of what is written, when it is not the page's. */
  readonly lang?: string;
  readonly name?: string;
}

interface TypedFieldProps extends FieldProps {
  /** Says why what is typed is refused; it is then not written. */
  readonly refuse?: (value: string) => string | undefined;
  readonly numeric?: boolean;
  readonly rows?: number;
}

const pauseMilliseconds = 400;

/** A line of text, or with `rows` a text of several lines. */
export function TypedField({ label, value, onCommit, readOnly, hint, lang, name, refuse, numeric = false, rows }: TypedFieldProps): ReactNode {
  const id = useId();
  const { typed, type, leave } = useTyped(value, onCommit, refuse);
  const error = refuse?.(typed);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const shared = {
    id, name, lang, readOnly, value: typed, 'aria-describedby': described, 'aria-invalid': error ? true : undefined,
    onChange: (event: { readonly target: { readonly value: string } }) => { type(event.target.value); }, onBlur: leave,
  };
  return (
    <div className={error ? 'mo-field mo-field-error' : 'mo-field'}>
      <label htmlFor={id}>{label}</label>
      {hint && <p id={`${id}-hint`} className="mo-hint">{hint}</p>}
      {rows === undefined ? <input type="text" inputMode={numeric ? 'numeric' : 'text'} autoComplete="off" {...shared} /> : <textarea rows={rows} {...shared} />}
      {error && <p id={`${id}-error`} className="mo-error" role="status">{error}</p>}
    </div>
  );
}

interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** One of a closed list. A value that is not in the list is shown as it is, never changed by itself. */
export function ChoiceField({ label, value, onCommit, readOnly, hint, name, choices }: ChoiceFieldProps): ReactNode {
  const id = useId();
  const all = choices.some((choice) => choice.value === value) ? choices : [...choices, { value, label: value }];
  return (
    <div className="mo-field">
      <label htmlFor={id}>{label}</label>
      {hint && <p id={`${id}-hint`} className="mo-hint">{hint}</p>}
      <select id={id} name={name} value={value} disabled={readOnly} aria-describedby={hint && `${id}-hint`} onChange={(event) => { onCommit(event.target.value); }}>
        {all.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
    </div>
  );
}

interface YesFieldProps extends Omit<FieldProps, 'value' | 'onCommit'> { readonly value: boolean; readonly onCommit: (value: boolean) => void }

/** Yes or no. */
export function YesField({ label, value, onCommit, readOnly, name }: YesFieldProps): ReactNode {
  return <label className="mo-yes"><input type="checkbox" name={name} checked={value} disabled={readOnly} onChange={(event) => { onCommit(event.target.checked); }} /> {label}</label>;
}

interface Typed { readonly typed: string; readonly type: (value: string) => void; readonly leave: () => void }

/** What is in the field: the model's value, or what is being typed until it is written. */
function useTyped(value: string, onCommit: (value: string) => void, refuse?: (value: string) => string | undefined): Typed {
  const [pending, setPending] = useState<string>();
  const latest = useRef({ value, pending, onCommit, refuse });
  latest.current = { value, pending, onCommit, refuse };
  const commit = useCallback(() => {
    const { value: before, pending: wanted, onCommit: write, refuse: check } = latest.current;
    if (wanted === undefined || check?.(wanted)) return;
    latest.current = { ...latest.current, pending: undefined };
    setPending(undefined);
    if (wanted !== before) write(wanted);
  }, []);
  useEffect(() => {
    if (pending === undefined) return undefined;
    const timer = setTimeout(commit, pauseMilliseconds);
    return () => { clearTimeout(timer); };
  }, [pending, commit]);
  useEffect(() => commit, [commit]);
  return { typed: pending ?? value, type: setPending, leave: commit };
}
