/** Reading and translating a form-js schema. Labels are Finnish in the schema; the flat table `translations[language]` has the others. Pure. */
import type { Language } from '../i18n/texts.ts';

type Json = unknown;
interface Component { readonly [name: string]: Json }
export type FormSchema = Readonly<Record<string, Json>>;

const isRecord = (value: Json): value is Record<string, Json> => typeof value === 'object' && value !== null && !Array.isArray(value);
const componentsOf = (value: Component | FormSchema): readonly Component[] => (Array.isArray(value['components']) ? value['components'].filter(isRecord) : []);
const textOf = (value: Json): string | undefined => (typeof value === 'string' ? value : undefined);

/** The schema with labels, descriptions, texts and option labels in `language`, where it has them. */
export function translateSchema(schema: FormSchema, language: Language): FormSchema {
  const all = schema['translations'];
  const found = isRecord(all) ? all[language] : undefined;
  return isRecord(found) ? { ...schema, components: componentsOf(schema).map((component) => translateComponent(component, found)) } : schema;
}

/** The table is flat: `key` the label (or the text of a text part), `key.description`, `key.<option value>` the option's label. */
function translateComponent(component: Component, table: Record<string, Json>): Component {
  const key = textOf(component['key']) ?? textOf(component['id']) ?? '';
  const translated = (name: string, part: string): Record<string, string> => {
    const found = textOf(table[name]);
    return found === undefined ? {} : { [part]: found };
  };
  return {
    ...component,
    ...(component['components'] !== undefined && { components: componentsOf(component).map((child) => translateComponent(child, table)) }),
    ...translated(key, component['type'] === 'text' ? 'text' : 'label'),
    ...translated(`${key}.description`, 'description'),
    ...(Array.isArray(component['values']) && { values: component['values'].filter(isRecord).map((option) => ({ ...option, ...translateOption(table[`${key}.${String(option['value'])}`]) })) }),
  };
}

function translateOption(label: Json): { label?: string } {
  return typeof label === 'string' ? { label } : {};
}

/** One field of a form, as the error summary and the drafts need it. */
export interface FormField { readonly id: string; readonly key: string; readonly label: string; readonly options: Readonly<Record<string, string>> }

/** Fields that hold a value, in reading order, also those inside groups. */
export function fieldsOf(schema: FormSchema): readonly FormField[] {
  return componentsOf(schema).flatMap((component) => {
    const key = textOf(component['key']);
    const own = key === undefined ? [] : [{ id: textOf(component['id']) ?? key, key, label: textOf(component['label']) ?? key, options: optionsOf(component['values']) }];
    return [...own, ...fieldsOf(component)];
  });
}

function optionsOf(options: Json): Record<string, string> {
  return Array.isArray(options) ? Object.fromEntries(options.filter(isRecord).map((option) => [String(option['value']), textOf(option['label']) ?? String(option['value'])])) : {};
}

/** Every component gets an id, so that errors and labels can be tied to it. Without one form-js makes a new one at each import. */
export function withIds(schema: FormSchema): FormSchema {
  const name = (component: Component, path: string): Component => ({
    id: textOf(component['key']) ?? path, ...component,
    ...(component['components'] !== undefined && { components: componentsOf(component).map((child, index) => name(child, `${path}_${index}`)) }),
  });
  return { ...schema, components: componentsOf(schema).map((component, index) => name(component, `part_${index}`)) };
}

/** Only what the form's own fields hold; empty fields (null, '', no choice) are left out of what is sent. */
export function valuesOf(fields: readonly FormField[], data: Readonly<Record<string, Json>>): Record<string, Json> {
  const held = fields.map(({ key }): [string, Json] => [key, data[key]]);
  return Object.fromEntries(held.filter(([, value]) => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)));
}
