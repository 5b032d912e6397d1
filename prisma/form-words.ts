/** What people read for what forms ask: labels of fields, and the words of coded values in every language that the form has. */
import type { FormSchema, Forms, FormWords } from './types.ts';

type Options = FormWords['options'][string];

/** What was recorded by the contact itself has no form that could name it. */
const contactLabels: Readonly<Record<string, string>> = {
  need: 'Asiakkaan tarve', serviceLanguage: 'Asiointikieli', interpreterNeeded: 'Tulkin tarve', sevenDayGround: 'Seitsemän arkipäivän määräajan peruste',
  channel: 'Yhteydenottotapa', birthDate: 'Syntymäaika', reporterRelation: 'Yhteydenottajan suhde asiakkaaseen',
};

/** `options`: Finnish words of what can be chosen, by value. */
export interface FormField { readonly key: string; readonly label: string; readonly options: Readonly<Record<string, string>> }

/** Fields of a form-js schema, groups opened. */
export function formFields(schema: FormSchema): FormField[] {
  const components = Array.isArray(schema.components) ? schema.components as readonly FormSchema[] : [];
  return components.flatMap((component) => [
    ...(typeof component.key === 'string' ? [{ key: component.key, label: typeof component.label === 'string' ? component.label : component.key, options: optionsOf(component) }] : []),
    ...formFields(component),
  ]);
}

/** Of all forms of a version: two that ask for the same name add up, the later one's words win. */
export function formWords(forms: Forms): FormWords {
  const labels: Record<string, string> = { ...contactLabels };
  const options: Record<string, Options> = {};
  for (const schema of Object.values(forms)) {
    for (const field of formFields(schema)) {
      labels[field.key] = field.label;
      if (Object.keys(field.options).length > 0) options[field.key] = { ...options[field.key], ...translated(schema, field) };
    }
  }
  return { labels, options };
}

/** The words for these names only; a name without a label stands for itself. */
export function wordsFor({ labels, options }: FormWords, keys: readonly string[]): { labels: Record<string, string>; options: Record<string, Options> } {
  return {
    labels: Object.fromEntries(keys.map((key) => [key, labels[key] ?? key])),
    options: Object.fromEntries(keys.flatMap((key) => { const found = options[key]; return found === undefined ? [] : [[key, found]]; })),
  };
}

function optionsOf({ values }: FormSchema): Record<string, string> {
  return Object.fromEntries((Array.isArray(values) ? values as readonly { value: unknown; label?: unknown }[] : []).map(({ value, label }) => [String(value), String(label ?? value)]));
}

/** The form's table is flat: `<key>.<value>` is the option's label in that language. */
function translated({ translations }: FormSchema, { key, options }: FormField): Options {
  const tables = translations as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>> | undefined;
  const word = (language: 'sv' | 'en', value: string): { [name in typeof language]?: string } => {
    const found = tables?.[language]?.[`${key}.${value}`];
    return typeof found === 'string' ? { [language]: found } : {};
  };
  return Object.fromEntries(Object.entries(options).map(([value, fi]) => [value, { fi, ...word('sv', value), ...word('en', value) }]));
}
