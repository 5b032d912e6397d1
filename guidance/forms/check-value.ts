/** Checks one value against one field, by the rules form-js applies in the browser (its Validator), plus the type it would send. */
import { isDate, isDateTime, isTime } from '../calendar/helsinki.ts';
import type { Field, FieldType, FormProblem } from './read-form.ts';
import { isRecord } from './read-form.ts';

type Finding = Omit<FormProblem, 'key'>;
/** The field's `validate` object with its expressions already evaluated. */
export type Rules = Readonly<Record<string, unknown>>;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^(\+|00)\d{5,20}$/;

/** What is wrong with the value; empty when nothing is. A value that is not there is only asked whether it is required. */
export function checkValue(field: Field, rules: Rules, value: unknown): Finding[] {
  if (isEmpty(value) || (field.type === 'checkbox' && value === false)) {
    return rules['required'] === true ? [{ code: 'required', message: `Expected a value but "${field.key}" has none` }] : [];
  }
  return checks[field.type](field.component, rules, value);
}

type Check = (component: Field['component'], rules: Rules, value: unknown) => Finding[];

const checks: { readonly [Type in FieldType]: Check } = {
  textfield: (_component, rules, value) => checkText(rules, value),
  textarea: (_component, rules, value) => checkText(rules, value),
  number: checkNumber,
  checkbox: (_component, _rules, value) => (typeof value === 'boolean' ? [] : wrongType('true or false', value)),
  radio: (component, _rules, value) => checkOption(component, value),
  select: (component, _rules, value) => checkOption(component, value),
  checklist: (component, _rules, value) => checkOptions(component, value),
  taglist: (component, _rules, value) => checkOptions(component, value),
  datetime: (component, _rules, value) => checkMoment(component, value),
};

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function checkText(rules: Rules, value: unknown): Finding[] {
  if (typeof value !== 'string') return wrongType('text', value);
  const length = value.trim().length;
  const { minLength, maxLength, pattern, validationType } = rules;
  if (typeof minLength === 'number' && length < minLength) return [{ code: 'minLength', message: `Expected at least ${minLength} characters but there are ${length}` }];
  if (typeof maxLength === 'number' && length > maxLength) return [{ code: 'maxLength', message: `Expected at most ${maxLength} characters but there are ${length}` }];
  const shape = validationType === 'email' ? EMAIL : validationType === 'phone' ? PHONE : typeof pattern === 'string' && pattern !== '' ? new RegExp(pattern) : undefined;
  return shape === undefined || shape.test(value) ? [] : [{ code: 'pattern', message: `Expected a text of the form ${shape.source} but it is not` }];
}

function checkNumber(component: Field['component'], rules: Rules, value: unknown): Finding[] {
  const asText = component['serializeToString'] === true;
  const digits = typeof value === (asText ? 'string' : 'number') ? String(value) : '';
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(digits)) return wrongType(asText ? 'a number as text' : 'a number', value);
  return [...checkBounds(rules, Number(digits)), ...checkSteps(component, Number(digits))];
}

function checkBounds({ min, max }: Rules, number: number): Finding[] {
  if (isBound(min) && number < Number(min)) return [{ code: 'min', message: `Expected at least ${min} but it is ${number}` }];
  if (isBound(max) && number > Number(max)) return [{ code: 'max', message: `Expected at most ${max} but it is ${number}` }];
  return [];
}

function checkSteps({ decimalDigits, increment }: Field['component'], number: number): Finding[] {
  if (typeof decimalDigits === 'number' && Number(number.toFixed(decimalDigits)) !== number) return [{ code: 'step', message: `Expected at most ${decimalDigits} decimals but it is ${number}` }];
  if (isBound(increment) && !isMultiple(number, Number(increment))) return [{ code: 'step', message: `Expected a multiple of ${increment} but it is ${number}` }];
  return [];
}

function isBound(value: unknown): value is number | string {
  return (typeof value === 'number' || (typeof value === 'string' && value !== '')) && Number.isFinite(Number(value));
}

/** 0.3 is a multiple of 0.1, though not in binary: the quotient counts as whole when it is so to nine decimals. */
function isMultiple(value: number, increment: number): boolean {
  const quotient = value / increment;
  return increment === 0 || Math.abs(quotient - Math.round(quotient)) < 1e-9;
}

function checkOption(component: Field['component'], value: unknown): Finding[] {
  return optionsOf(component).includes(JSON.stringify(value)) ? [] : [{ code: 'option', message: 'Expected one of the options but it is none of them' }];
}

function checkOptions(component: Field['component'], value: unknown): Finding[] {
  if (!Array.isArray(value)) return wrongType('a list', value);
  const chosen = value.map((item) => JSON.stringify(item));
  const options = optionsOf(component);
  const known = chosen.every((item) => options.includes(item)) && new Set(chosen).size === chosen.length;
  return known ? [] : [{ code: 'option', message: 'Expected options of the form, each once, but one is not or is there twice' }];
}

function optionsOf(component: Field['component']): string[] {
  const { values } = component;
  return Array.isArray(values) ? values.flatMap((option: unknown) => (isRecord(option) ? [JSON.stringify(option['value'])] : [])) : [];
}

function checkMoment(component: Field['component'], value: unknown): Finding[] {
  const { subtype } = component;
  const [right, what] = subtype === 'time' ? [isTime, 'a time'] as const : subtype === 'datetime' ? [isDateTime, 'a date and time'] as const : [isDate, 'a date'] as const;
  return typeof value === 'string' && right(value) ? [] : wrongType(what, value);
}

function wrongType(expected: string, value: unknown): Finding[] {
  return [{ code: 'type', message: `Expected ${expected} but it is ${Array.isArray(value) ? 'a list' : typeof value === 'string' ? 'another text' : `of type ${typeof value}`}` }];
}
