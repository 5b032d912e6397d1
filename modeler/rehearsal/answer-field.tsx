/** A simple input for one field of a form-js form. Options are told apart by their place: their values may be anything. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Field } from '../../guidance/index.ts';
import { useTexts } from '../../ui/index.ts';
import { optionsOf } from './answers.ts';
import { rehearsalTexts } from './rehearsal-texts.ts';

interface AnswerProps { readonly field: Field; readonly label: string; readonly value: unknown; /** Undefined: no answer. */ readonly onChange: (value: unknown) => void }

export function AnswerField(props: AnswerProps): ReactNode {
  const { field, label, value, onChange } = props;
  const { type } = field;
  if (type === 'radio' || type === 'select') return <Choice {...props} />;
  if (type === 'checklist' || type === 'taglist') return <Choices {...props} />;
  if (type === 'checkbox') return <label className="re-check"><input type="checkbox" checked={value === true} onChange={({ target }) => { onChange(target.checked); }} /> {label}</label>;
  const numeric = type === 'number' && field.component['serializeToString'] !== true;
  return <TextField label={label} value={value === undefined ? '' : String(value)} inputType={inputTypeOf(field)} onChange={(text) => { onChange(text === '' ? undefined : numeric ? Number(text) : text); }} />;
}

export function TextField({ label, value, inputType = 'text', onChange }: { readonly label: string; readonly value: string; readonly inputType?: string; readonly onChange: (text: string) => void }): ReactNode {
  const id = useId();
  return <div className="mo-field"><label htmlFor={id}>{label}</label><input id={id} type={inputType} {...(inputType === 'number' && { step: 'any' })} value={value} onChange={({ target }) => { onChange(target.value); }} /></div>;
}

function inputTypeOf({ type, component: { subtype } }: Field): string {
  if (type === 'number') return 'number';
  if (type !== 'datetime') return 'text';
  return subtype === 'time' ? 'time' : subtype === 'datetime' ? 'datetime-local' : 'date';
}

function Choice({ field, label, value, onChange }: AnswerProps): ReactNode {
  const t = useTexts(rehearsalTexts);
  const id = useId();
  const options = optionsOf(field);
  const chosen = options.findIndex((option) => option.value === value);
  return (
    <div className="mo-field"><label htmlFor={id}>{label}</label>
      <select id={id} name={field.key} value={chosen} onChange={({ target }) => { onChange(options[Number(target.value)]?.value); }}>
        <option value={-1}>{t('empty')}</option>
        {options.map((option, index) => <option key={index} value={index}>{option.label}</option>)}
      </select></div>
  );
}

function Choices({ field, label, value, onChange }: AnswerProps): ReactNode {
  const held: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <fieldset className="re-choices"><legend>{label}</legend>
      {optionsOf(field).map((option, index) => (
        <label key={index} className="re-check"><input type="checkbox" checked={held.includes(option.value)} onChange={({ target }) => { onChange(target.checked ? [...held, option.value] : held.filter((one) => one !== option.value)); }} /> {option.label}</label>
      ))}
    </fieldset>
  );
}
