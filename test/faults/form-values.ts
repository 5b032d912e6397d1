/** Fills a task's form the way the form asks, by lot: required fields always, choices among what is offered. */
import type { Chance } from '../support/chance.ts';

interface Component {
  readonly type: string;
  readonly key?: string;
  readonly values?: readonly { readonly value: string }[];
  readonly validate?: { readonly required?: boolean; readonly min?: number; readonly max?: number };
  readonly subtype?: string;
  readonly components?: readonly Component[];
}
export interface FormSchema { readonly components?: readonly Component[] }

const texts = ['apua arkeen', 'asiakas kertoi tilanteestaan', 'yhdessä sovittu', 'perusteltu keskustelussa'];

export function fillForm(form: FormSchema | null, chance: Chance): Record<string, unknown> {
  const fields = (form?.components ?? []).flatMap((component) => (component.type === 'group' ? component.components ?? [] : [component]));
  return Object.fromEntries(fields.filter(({ key, validate }) => key !== undefined && validate?.required === true).map((field) => [field.key, valueOf(field, chance)]));
}

function valueOf({ type, values = [], validate, subtype }: Component, chance: Chance): unknown {
  const option = (): string => chance.pick(values).value;
  switch (type) {
    case 'radio': case 'select': return option();
    case 'checklist': case 'taglist': return [option()];
    case 'checkbox': return true;
    case 'number': return validate?.min ?? 1;
    case 'datetime': return subtype === 'time' ? '09:00' : '2026-12-01';
    default: return chance.pick(texts);
  }
}
