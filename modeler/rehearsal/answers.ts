/** The values that a rehearsal proposes for a form, so that one only changes what leads another way. Pure. */
import { localDate, readForm, validateForm } from '../../guidance/run.ts';
import type { CaseDefinition, Field } from '../../guidance/run.ts';
import type { Variables } from '../../kernel/run.ts';

/** Names that the model's conditions read: what is answered there decides where the path goes and which clocks run. */
export function askedNames({ process, guidance, decisions }: CaseDefinition): ReadonlySet<string> {
  const expressions = [
    ...expressionsIn(process), ...guidance.clocks.map(({ condition }) => condition ?? ''), ...(guidance.coordinators ?? []).map(({ specialSupport }) => specialSupport ?? ''),
  ].map((text) => text.replaceAll(/"[^"]*"/g, ''));
  // What a decision table reads stands in it as text.
  const texts = decisions ? [...expressions, JSON.stringify(decisions)] : expressions;
  return new Set(texts.flatMap((text) => text.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []));
}

/** What stands in the form when it is opened: what is recorded, the form's own default, else an example where an answer is needed. */
export function proposed(schema: unknown, { variables, at, asked, sample }: { readonly variables: Variables; readonly at: string; readonly asked: ReadonlySet<string>; readonly sample: string }): Variables {
  const entries = readForm(schema).fields.flatMap((field): [string, unknown][] => {
    const needed = asked.has(field.key) || isRequired(field);
    const fitting = [variables[field.key], field.component['defaultValue'], ...(needed ? [example(field, at, sample)] : [])].find((value) => value !== undefined && value !== null && fits(field, value, at));
    return fitting === undefined ? [] : [[field.key, fitting]];
  });
  return Object.fromEntries(entries);
}

export function isRequired({ component }: Field): boolean {
  const { validate } = component;
  return typeof validate === 'object' && validate !== null && 'required' in validate && validate.required === true;
}

/** Options of a choice as they stand in the form. */
export function optionsOf({ component }: Field): readonly { readonly value: unknown; readonly label: string }[] {
  const { values } = component;
  return Array.isArray(values) ? values.map((option: { value?: unknown; label?: unknown }) => ({ value: option.value, label: String(option.label ?? option.value) })) : [];
}

function fits({ key, component }: Field, value: unknown, at: string): boolean {
  return validateForm({ components: [{ ...component, conditional: undefined }] }, { [key]: value }, { at }).ok;
}

function example(field: Field, at: string, sample: string): unknown {
  const { component, type } = field;
  const first = optionsOf(field)[0]?.value;
  const examples: Readonly<Record<Field['type'], unknown>> = {
    textfield: sample, textarea: sample, number: numberOf(component), checkbox: isRequired(field), radio: first, select: first, checklist: isRequired(field) ? [first] : undefined, taglist: isRequired(field) ? [first] : undefined,
    datetime: momentOf(component['subtype'], localDate(at)),
  };
  return examples[type];
}

function numberOf({ validate, serializeToString }: Field['component']): unknown {
  const least = typeof validate === 'object' && validate !== null && 'min' in validate ? Number(validate.min) || 0 : 0;
  return serializeToString === true ? String(least) : least;
}

function momentOf(subtype: unknown, date: string): string {
  if (subtype === 'time') return '09:00';
  return subtype === 'datetime' ? `${date}T09:00` : date;
}

function expressionsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(expressionsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { language, text } = value as { language?: unknown; text?: unknown };
  return language === 'feel' && typeof text === 'string' ? [text] : Object.values(value).flatMap(expressionsIn);
}
