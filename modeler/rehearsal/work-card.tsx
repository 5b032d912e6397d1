/** One piece of open work: what, who, by when; the answers it asks for, and what can be done. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import { readForm, validateForm, visibleFields } from '../../guidance/index.ts';
import type { Field } from '../../guidance/index.ts';
import type { Variables } from '../../kernel/index.ts';
import { translateSchema, useTexts } from '../../ui/index.ts';
import type { FormSchema } from '../../ui/index.ts';
import { isRequired, proposed } from './answers.ts';
import { AnswerField, TextField } from './answer-field.tsx';
import type { Rehearsal, Sent } from './rehearsal.ts';
import { rehearsalTexts } from './rehearsal-texts.ts';
import { ClockLine } from './seen.tsx';
import type { Names } from './story.ts';
import { commandOf } from './work.ts';
import type { Work } from './work.ts';

interface WorkCardProps { readonly work: Work; readonly rehearsal: Rehearsal; readonly forms: Readonly<Record<string, unknown>>; readonly asked: ReadonlySet<string>; readonly names: Names; readonly onSend: (command: Sent) => void }

export function WorkCard({ work, rehearsal, forms, asked, names, onSend }: WorkCardProps): ReactNode {
  const t = useTexts(rehearsalTexts);
  const [reason, setReason] = useState(() => t('sample'));
  const [problem, setProblem] = useState('');
  const form = useAnswers(work, rehearsal, forms, asked, names);
  const { kind, id, elementId, role, by } = work;
  const title = elementId === '' ? t(kind) : names.element(elementId);
  const act = (yes: boolean): void => {
    const checked = yes ? form.check() : { ok: true as const, values: {} };
    setProblem(checked.ok ? '' : t('formRefused', { fields: checked.labels.join(', ') }));
    if (checked.ok) onSend(commandOf(work, yes, { values: checked.values, reason }, rehearsal.at));
  };
  const declines = kind === 'answer' || kind === 'accept';
  return (
    <form className="re-card" aria-label={`${title}: ${t(kind)}`} data-work={kind} data-element={elementId} onSubmit={(event) => { event.preventDefault(); act(true); }}>
      <h3>{title}</h3>
      <p className="lu-muted">{t(kind)} · {role === undefined ? t('system') : t('who', { role: names.role(role), unit: names.unit(by.unit) })}</p>
      {work.clocks.length > 0 && <ul>{work.clocks.map((clock) => <li key={clock.id}><ClockLine clock={clock} names={names} /></li>)}</ul>}
      {form.fields}
      {declines && <TextField label={t('reason')} value={reason} onChange={setReason} />}
      {problem !== '' && <p role="alert" className="re-refused">{problem}</p>}
      <div className="lu-buttons">
        <Button type="submit" id={`do-${kind}-${id}`}>{t(`do_${kind}`)}</Button>
        {declines && <Button variant="secondary" onClick={() => { act(false); }}>{t(kind === 'answer' ? 'no_answer' : 'no_accept')}</Button>}
      </div>
    </form>
  );
}

type Checked = { readonly ok: true; readonly values: Variables } | { readonly ok: false; readonly labels: readonly string[] };

/** The inputs of a task's form, or of what a returned package lacks, and their check by the rules of the server. */
function useAnswers({ form, missing }: Work, rehearsal: Rehearsal, forms: WorkCardProps['forms'], asked: ReadonlySet<string>, { language }: Names): { readonly fields: ReactNode; readonly check: () => Checked } {
  const t = useTexts(rehearsalTexts);
  const schema = form === undefined ? undefined : forms[form] as FormSchema | undefined;
  const context = { variables: rehearsal.state.process.variables, at: rehearsal.at };
  const [values, setValues] = useState<Variables>(() => (schema ? proposed(schema, { ...context, asked, sample: t('sample') }) : Object.fromEntries((missing ?? []).map((name) => [name, t('sample')]))));
  const read = useMemo(() => readForm(schema && translateSchema(schema, language)), [schema, language]);
  const change = (key: string, value: unknown): void => {
    const { [key]: _old, ...rest } = values;
    setValues(value === undefined ? rest : { ...rest, [key]: value });
  };
  if (!schema) {
    return { fields: missing?.map((name) => <TextField key={name} label={name} value={String(values[name] ?? '')} onChange={(value) => { change(name, value); }} />), check: () => ({ ok: true, values }) };
  }
  const visible = visibleFields(read, values, context);
  const check = (): Checked => {
    const checked = validateForm(schema, values, context);
    return checked.ok ? checked : { ok: false, labels: [...new Set(checked.problems.map(({ key }) => labelOf(read.fields.find((field) => field.key === key), key)))] };
  };
  return { fields: <Fields fields={visible} asked={asked} values={values} onChange={change} />, check };
}

export function labelOf(field: Field | undefined, key: string): string {
  const label = field?.component['label'];
  return typeof label === 'string' ? label : key;
}

/** The answers that decide something come first; the rest is folded away. */
function Fields({ fields, asked, values, onChange }: { readonly fields: readonly Field[]; readonly asked: ReadonlySet<string>; readonly values: Variables; readonly onChange: (key: string, value: unknown) => void }): ReactNode {
  const t = useTexts(rehearsalTexts);
  const others = fields.filter(({ key }) => !asked.has(key));
  const one = (field: Field): ReactNode => <AnswerField key={field.key} field={field} label={`${labelOf(field, field.key)}${isRequired(field) ? ' *' : ''}`} value={values[field.key]} onChange={(value) => { onChange(field.key, value); }} />;
  return (
    <>
      {fields.filter(({ key }) => asked.has(key)).map(one)}
      {others.length > 0 && <details><summary>{t('otherFields', { n: others.length })}</summary>{others.map(one)}</details>}
    </>
  );
}
