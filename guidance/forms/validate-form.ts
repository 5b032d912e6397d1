/** Values against a form-js form, as the server must check them again: the same form the browser showed, trusted with nothing. */
import { feel } from '../../kernel/run.ts';
import type { Variables } from '../../kernel/run.ts';
import { checkValue } from './check-value.ts';
import type { Rules } from './check-value.ts';
import { isRecord, readForm } from './read-form.ts';
import type { Field, Form, FormProblem } from './read-form.ts';

export type FormCheck =
  | { readonly ok: true; readonly values: Variables }
  | { readonly ok: false; readonly problems: readonly FormProblem[] };

export interface FormContext {
  /** What the form was shown with: conditions may read it. Values of the form hide it. */
  readonly variables?: Variables;
  /** Instant for `now()` and `today()` in conditions. */
  readonly at?: string;
}

/** What of a form cannot be served: for the check of a model before it is published. Empty when all can. */
export function formProblems(schema: unknown): readonly FormProblem[] {
  return readForm(schema).problems;
}

/**
 * Checks the values of a form-js form (JSON). Refuses what the form does not ask for, what is of another type than the field sends, and
 * what breaks its rules; a form with unsupported parts refuses everything. Fields that are hidden by their condition are not required and
 * their values are left out of the answer, as form-js does; disabled fields take no value.
 */
export function validateForm(schema: unknown, values: Variables, context: FormContext = {}): FormCheck {
  const form = readForm(schema);
  if (form.problems.length > 0) return { ok: false, problems: form.problems };
  const known = new Set(form.fields.map(({ key }) => key));
  const strangers = Object.keys(values).filter((key) => !known.has(key));
  const visible = visibleFields(form, values, context);
  const problems: FormProblem[] = [
    ...strangers.map((key) => ({ key, code: 'unknown' as const, message: `Expected only what the form asks for but "${key}" is not on it` })),
    ...visible.flatMap((field) => checkValue(field, rulesOf(field, values, context), own(values, field.key)).map((finding) => ({ key: field.key, ...finding }))),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const shown = new Set(visible.map(({ key }) => key));
  return { ok: true, values: Object.fromEntries(Object.entries(values).filter(([key]) => shown.has(key))) };
}

/** The fields that a form shows with these values: those that no condition hides. */
export function visibleFields({ fields }: Form, values: Variables, context: FormContext = {}): readonly Field[] {
  return fields.filter((field) => !isHidden(field, values, context));
}

function isHidden(field: Field, values: Variables, context: FormContext): boolean {
  return field.hide.some((condition) => evaluate(condition, values, context) === true);
}

/** The field's rules; a rule that is written as an expression (`=…`) by its value now. */
function rulesOf({ component }: Field, values: Variables, context: FormContext): Rules {
  const validate = component['validate'];
  if (!isRecord(validate)) return {};
  return Object.fromEntries(Object.entries(validate).map(([rule, value]) => [rule, typeof value === 'string' && value.startsWith('=') ? evaluate(value.slice(1), values, context) : value]));
}

/** Without an instant the beginning of the epoch stands in: the same for everybody, and no clock is read. */
function evaluate(condition: string, values: Variables, { variables, at }: FormContext): unknown {
  const result = feel.evaluate(condition, { ...variables, ...values }, at ?? '1970-01-01T00:00:00.000Z');
  return result.ok ? result.value : null;
}

function own(values: Variables, key: string): unknown {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
