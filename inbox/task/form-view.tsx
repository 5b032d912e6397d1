/** form-js inside React: one form per task and language, its changes told outside, errors of both sides shown at the fields. */
import '@bpmn-io/form-js/dist/assets/form-js.css';
import { Form } from '@bpmn-io/form-js';
import { useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import type { ReactNode, Ref } from 'react';
import { useLanguage } from '../../ui/index.ts';
import type { Language } from '../../ui/index.ts';
import { formMessage } from './form-messages.ts';
import { fieldsOf, translateSchema, valuesOf, withIds } from '../../ui/pure.ts';
import type { FormField, FormSchema } from '../../ui/pure.ts';

export interface FieldError { readonly field: FormField; readonly inputId: string; readonly message: string }

/** What the task page asks of the form. */
export interface FormHandle {
  readonly values: () => Record<string, unknown>;
  /** Checks all fields and shows what is wrong at them. */
  readonly check: () => readonly FieldError[];
  /** Shows messages of the server at their fields: key → message. */
  readonly showErrors: (messages: Readonly<Record<string, string>>) => readonly FieldError[];
}

interface FormViewProps {
  readonly schema: FormSchema;
  /** Read once per form: later values come only through the person's typing. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly readOnly: boolean;
  readonly onChange: (values: Record<string, unknown>) => void;
  readonly ref: Ref<FormHandle>;
}

interface Validator { validateFieldInstance(instance: unknown, value: unknown): string[] }
interface Shown { readonly form: Form; readonly fields: readonly FormField[] }

export function FormView({ schema, values, readOnly, onChange, ref }: FormViewProps): ReactNode {
  const { language } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<Shown>(undefined);
  const typed = useRef<Record<string, unknown>>({ ...values });
  const changed = useRef(onChange);
  changed.current = onChange;
  const named = useMemo(() => withIds(translateSchema(schema, language)), [schema, language]);

  useEffect(() => {
    const container = place.current;
    if (!container) return undefined;
    const form = new Form({ container });
    const current = { form, fields: fieldsOf(named) };
    let before: string | undefined;
    void fillIn(form, named, typed.current, language, readOnly).then(() => { before = JSON.stringify(heldBy(current)); });
    shown.current = current;
    form.on('changed', () => {
      const next = heldBy(current);
      if (before === undefined || JSON.stringify(next) === before) return;
      before = JSON.stringify(next);
      typed.current = next;
      changed.current(next);
    });
    return () => { form.destroy(); shown.current = undefined; };
  }, [named, language, readOnly]);

  useImperativeHandle(ref, () => ({
    values: () => { settle(place.current); return shown.current ? heldBy(shown.current) : {}; },
    check: () => { settle(place.current); return shown.current ? checked(shown.current) : []; },
    showErrors: (messages) => (shown.current ? showMessages(shown.current, messages) : []),
  }), []);
  return <div ref={place} className="in-form" />;
}

/** form-js takes typed text in when typing pauses or the field is left: a shortcut pressed at once must not lose the last words. */
function settle(place: HTMLElement | null): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement) || !place?.contains(field)) return;
  field.blur();
  field.focus();
}

/** Resolves when the first values are in: only what changes after that is typing. */
async function fillIn(form: Form, schema: FormSchema, values: Record<string, unknown>, language: Language, readOnly: boolean): Promise<void> {
  const validator = form.get<Validator>('validator');
  const original = validator.validateFieldInstance.bind(validator);
  validator.validateFieldInstance = (instance, value) => original(instance, value).map((message) => formMessage(message, language));
  await form.importSchema(schema, structuredClone(values));
  if (readOnly) form.setProperty('readOnly', true);
}

function heldBy({ form, fields }: Shown): Record<string, unknown> {
  return valuesOf(fields, form._getState().data);
}

function checked({ form, fields }: Shown): readonly FieldError[] {
  const errors = form.validate() as Record<string, unknown>;
  return fields.flatMap((field) => {
    const found = errors[field.id];
    return Array.isArray(found) && typeof found[0] === 'string' ? [{ field, inputId: inputIdOf(form, field), message: found[0] }] : [];
  });
}

function showMessages({ form, fields }: Shown, messages: Readonly<Record<string, string>>): readonly FieldError[] {
  const wrong = fields.flatMap((field) => (messages[field.key] === undefined ? [] : [{ field, inputId: inputIdOf(form, field), message: messages[field.key] ?? '' }]));
  form._setState({ errors: Object.fromEntries(wrong.map(({ field, message }) => [field.id, [message]])) });
  return wrong;
}

/** form-js names inputs `fjs-form-<form>-<field>`; groups of options add the option's number, so the first one is looked for. */
function inputIdOf(form: Form, field: FormField): string {
  const exact = `fjs-form-${form._id}-${field.id}`;
  return document.getElementById(exact) ? exact : document.querySelector(`[id^="${CSS.escape(exact)}"]`)?.id ?? exact;
}
