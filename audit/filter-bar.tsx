/** Period, basis, clock, unit and version, as one form; the address changes when it is sent. */
import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import type { Timeliness } from '../contracts/index.ts';
import { useSession, useTexts, useWords } from '../ui/index.ts';
import type { TimelinessFilter } from './filter.ts';
import { auditTexts } from './texts.ts';

interface FilterBarProps {
  readonly filter: TimelinessFilter;
  readonly onChoose: (filter: TimelinessFilter) => void;
  readonly clocks: Timeliness['byClock'];
  /** Version numbers to choose from, newest first. */
  readonly versions: readonly number[];
}

export function FilterBar({ filter, onChoose, clocks, versions }: FilterBarProps): ReactNode {
  const t = useTexts(auditTexts);
  const word = useWords();
  const { user } = useSession();
  const [draft, setDraft] = useState<TimelinessFilter>(filter);
  const send = (event: FormEvent): void => { event.preventDefault(); onChoose(draft); };
  const optional = (name: 'clockId' | 'unit', value: string): void => {
    const { [name]: _, ...rest } = draft;
    setDraft(value ? { ...rest, [name]: value } : rest);
  };
  const version = (value: string): void => {
    const { modelVersion: _, ...rest } = draft;
    setDraft(value ? { ...rest, modelVersion: Number(value) } : rest);
  };
  return (
    <form className="au-filter" aria-label={t('filter')} onSubmit={send}>
      <DayField label={t('from')} value={draft.from} max={draft.to} onChange={(from) => { setDraft({ ...draft, from }); }} />
      <DayField label={t('to')} value={draft.to} min={draft.from} onChange={(to) => { setDraft({ ...draft, to }); }} />
      <Choice label={t('basis')} value={draft.kind} onChange={(kind) => { setDraft({ ...draft, kind: kind === 'target' ? 'target' : 'statutory' }); }}
        options={[['statutory', t('statutory')], ['target', t('target')]]} />
      <Choice label={t('clock')} value={draft.clockId ?? ''} onChange={(value) => { optional('clockId', value); }}
        options={[['', t('allClocks')], ...clocks.map(({ clockId, names }) => [clockId, word(names)] as const)]} />
      <Choice label={t('unit')} value={draft.unit ?? ''} onChange={(value) => { optional('unit', value); }}
        options={[['', t('allUnits')], ...user.units.map(({ id, names }) => [id, word(names)] as const)]} />
      <Choice label={t('version')} value={String(draft.modelVersion ?? '')} onChange={version}
        options={[['', t('allVersions')], ...versions.map((number) => [String(number), `v${number}`] as const)]} />
      <Button type="submit">{t('apply')}</Button>
    </form>
  );
}

interface FieldProps { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }

function DayField({ label, value, onChange, min, max }: FieldProps & { readonly min?: string; readonly max?: string }): ReactNode {
  const id = useId();
  return (
    <div className="au-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" required value={value} min={min} max={max} onChange={(event) => { onChange(event.target.value); }} />
    </div>
  );
}

function Choice({ label, value, onChange, options }: FieldProps & { readonly options: readonly (readonly [string, string])[] }): ReactNode {
  const id = useId();
  return (
    <div className="au-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => { onChange(event.target.value); }}>
        {options.map(([key, text]) => <option key={key} value={key}>{text}</option>)}
      </select>
    </div>
  );
}
