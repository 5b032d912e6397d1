/** Reads a form-js schema (schemaVersion 16 and up, as JSON) into the fields that take values, and says what of it is not supported. */
import { feel } from '../../kernel/run.ts';

/** What is wrong with one field's value, or with the form itself. `code` is stable; `message` is English for developers. */
export interface FormProblem {
  /** Key of the field or value; empty when the form as a whole is meant. */
  readonly key: string;
  readonly code: 'unknown' | 'required' | 'type' | 'option' | 'min' | 'max' | 'minLength' | 'maxLength' | 'pattern' | 'step' | 'unsupported';
  readonly message: string;
}

export type FieldType = 'textfield' | 'textarea' | 'number' | 'checkbox' | 'radio' | 'select' | 'checklist' | 'taglist' | 'datetime';
/** A form-js component that takes a value: its own properties as they stand in the JSON. */
export interface Field {
  readonly key: string;
  readonly type: FieldType;
  readonly component: Readonly<Record<string, unknown>>;
  /** Conditions under which it, or a group around it, is hidden. */
  readonly hide: readonly string[];
}
export interface Form { readonly fields: readonly Field[]; readonly problems: readonly FormProblem[] }

const FIELDS: ReadonlySet<unknown> = new Set<FieldType>(['textfield', 'textarea', 'number', 'checkbox', 'radio', 'select', 'checklist', 'taglist', 'datetime']);
const SHOWN_ONLY: ReadonlySet<unknown> = new Set(['text', 'html', 'separator', 'spacer', 'image', 'button']);

/** Reads a schema; what is not supported is a problem here, so that no value of it is ever taken unseen. */
export function readForm(schema: unknown): Form {
  const components = isRecord(schema) && schema['components'];
  if (!Array.isArray(components)) return { fields: [], problems: [{ key: '', code: 'unsupported', message: 'Expected a form-js schema with components but there are none' }] };
  return merge(components.map((component: unknown) => readComponent(component, [])));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readComponent(component: unknown, outside: readonly string[]): Form {
  if (!isRecord(component)) return unsupported('', 'Expected a component but it is no object');
  const { type } = component;
  const key = typeof component['key'] === 'string' ? component['key'] : '';
  if (SHOWN_ONLY.has(type) || component['disabled'] === true) return { fields: [], problems: [] };
  const own = hideCondition(component);
  if (own !== undefined && feel.parse(own)) return unsupported(key, `Expected a FEEL condition but cannot read "${own}"`);
  const hide = own === undefined ? outside : [...outside, own];
  if (type === 'group') return readGroup(component, hide);
  if (!FIELDS.has(type)) return unsupported(key, `Expected a supported component but "${String(type)}" is none`);
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(key)) return unsupported(key, `Expected a plain name as key but it is "${key}"`);
  const problem = fieldProblem(component);
  return problem === undefined ? { fields: [{ key, type: type as FieldType, component, hide }], problems: [] } : unsupported(key, problem);
}

function readGroup(component: Readonly<Record<string, unknown>>, hide: readonly string[]): Form {
  const inside = component['components'];
  if (typeof component['path'] === 'string' && component['path'] !== '') return unsupported(component['path'], 'Expected a group without a path but it has one');
  return Array.isArray(inside) ? merge(inside.map((child: unknown) => readComponent(child, hide))) : { fields: [], problems: [] };
}

/** Options that come from elsewhere, and patterns that are none, cannot be checked. */
function fieldProblem(component: Readonly<Record<string, unknown>>): string | undefined {
  if (component['valuesKey'] !== undefined || component['valuesExpression'] !== undefined) return 'Expected options in the form but they come from data';
  const validate = component['validate'];
  const pattern = isRecord(validate) ? validate['pattern'] : undefined;
  if (typeof pattern !== 'string') return undefined;
  try {
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    return `Expected a regular expression but ${error instanceof Error ? error.message : 'it is none'}`;
  }
}

function hideCondition(component: Readonly<Record<string, unknown>>): string | undefined {
  const conditional = component['conditional'];
  const hide = isRecord(conditional) ? conditional['hide'] : undefined;
  return typeof hide === 'string' && hide.trim() !== '' ? hide.replace(/^=\s*/, '') : undefined;
}

function unsupported(key: string, message: string): Form {
  return { fields: [], problems: [{ key, code: 'unsupported', message }] };
}

function merge(forms: readonly Form[]): Form {
  return { fields: forms.flatMap(({ fields }) => fields), problems: forms.flatMap(({ problems }) => problems) };
}
