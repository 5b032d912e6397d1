import { describe, expect, test } from '@jest/globals';
import { formProblems, validateForm } from '../../../guidance/index.ts';

const form = (...components: readonly object[]): object => ({ type: 'default', schemaVersion: 18, components });
const options = [{ label: 'Yksi', value: 'one' }, { label: 'Kaksi', value: 'two' }];

/** Codes by key, or `ok`. */
function check(schema: object, values: Record<string, unknown>): string {
  const result = validateForm(schema, values);
  return result.ok ? 'ok' : result.problems.map(({ key, code }) => `${key}:${code}`).join(' ');
}

describe('one field', () => {
  const rows: readonly [type: string, more: object, value: unknown, expected: string][] = [
    ['textfield', {}, 'Aino', 'ok'], ['textfield', {}, 7, 'v:type'], ['textfield', {}, { a: 1 }, 'v:type'], ['textfield', {}, '', 'ok'], ['textfield', {}, null, 'ok'],
    ['textfield', { validate: { required: true } }, '', 'v:required'], ['textfield', { validate: { required: true } }, undefined, 'v:required'],
    ['textarea', { validate: { minLength: 3 } }, ' ab ', 'v:minLength'], ['textarea', { validate: { maxLength: 3 } }, 'abcd', 'v:maxLength'], ['textarea', { validate: { maxLength: 3 } }, 'abc', 'ok'],
    ['textfield', { validate: { pattern: '^\\d{5}$' } }, '8010', 'v:pattern'], ['textfield', { validate: { pattern: '^\\d{5}$' } }, '80100', 'ok'],
    ['textfield', { validate: { validationType: 'email' } }, 'a@b', 'v:pattern'], ['textfield', { validate: { validationType: 'phone' } }, '+358401234567', 'ok'],
    ['number', {}, 3, 'ok'], ['number', {}, '3', 'v:type'], ['number', {}, Number.NaN, 'v:type'], ['number', { serializeToString: true }, '3.5', 'ok'], ['number', { serializeToString: true }, 3.5, 'v:type'],
    ['number', { validate: { min: 0 } }, -1, 'v:min'], ['number', { validate: { max: 10 } }, 11, 'v:max'], ['number', { validate: { min: 0, max: 10 } }, 0, 'ok'],
    ['number', { decimalDigits: 0 }, 1.5, 'v:step'], ['number', { decimalDigits: 2 }, 1.25, 'ok'], ['number', { increment: '0.1' }, 0.3, 'ok'], ['number', { increment: '0.1' }, 0.35, 'v:step'],
    ['checkbox', {}, true, 'ok'], ['checkbox', {}, 'true', 'v:type'], ['checkbox', { validate: { required: true } }, false, 'v:required'], ['checkbox', {}, false, 'ok'],
    ['radio', { values: options }, 'one', 'ok'], ['radio', { values: options }, 'three', 'v:option'], ['select', { values: options }, ['one'], 'v:option'],
    ['checklist', { values: options }, ['one', 'two'], 'ok'], ['checklist', { values: options }, ['one', 'one'], 'v:option'], ['checklist', { values: options }, 'one', 'v:type'],
    ['checklist', { values: options, validate: { required: true } }, [], 'v:required'], ['taglist', { values: options }, ['three'], 'v:option'],
    ['datetime', { subtype: 'date' }, '2026-02-28', 'ok'], ['datetime', { subtype: 'date' }, '2026-02-29', 'v:type'], ['datetime', { subtype: 'date' }, '28.2.2026', 'v:type'],
    ['datetime', { subtype: 'time' }, '14:30', 'ok'], ['datetime', { subtype: 'time' }, '25:30', 'v:type'], ['datetime', { subtype: 'datetime' }, '2026-02-28T14:30+02:00', 'ok'], ['datetime', { subtype: 'datetime' }, '2026-02-28', 'v:type'],
  ];

  test.each(rows)('%s %j with %j: %s', (type, more, value, expected) => {
    expect(check(form({ type, key: 'v', ...more }), value === undefined ? {} : { v: value })).toBe(expected);
  });
});

describe('the form as a whole', () => {
  test('refuses what it does not ask for and reports every problem', () => {
    const schema = form({ type: 'text', text: '# Title' }, { type: 'textfield', key: 'a', validate: { required: true } }, { type: 'group', components: [{ type: 'number', key: 'b' }] }, { type: 'separator' });
    expect(check(schema, { b: 'x', c: 1, constructor: 1 })).toBe('c:unknown constructor:unknown a:required b:type');
    expect(validateForm(schema, { a: 'x', b: 1 })).toEqual({ ok: true, values: { a: 'x', b: 1 } });
  });

  test('neither requires nor takes what its condition hides', () => {
    const schema = form({ type: 'checkbox', key: 'alone' }, {
      type: 'group', conditional: { hide: '=alone != true' }, components: [{ type: 'textfield', key: 'caller', validate: { required: true } }],
    });
    expect(validateForm(schema, { alone: false, caller: 'typed before' })).toEqual({ ok: true, values: { alone: false } });
    expect(check(schema, { alone: true })).toBe('caller:required');
    expect(check(schema, { alone: true, caller: 'daughter' })).toBe('ok');
  });

  test('lets conditions read what the form was shown with, and rules be expressions', () => {
    const schema = form({ type: 'number', key: 'visits', conditional: { hide: '=tier < 3' }, validate: { required: true, max: '=most' } });
    expect(validateForm(schema, {}, { variables: { tier: 2, most: 4 } }).ok).toBe(true);
    expect(validateForm(schema, { visits: 5 }, { variables: { tier: 3, most: 4 } })).toMatchObject({ ok: false, problems: [{ key: 'visits', code: 'max' }] });
  });

  test('takes no value for a disabled field', () => {
    expect(check(form({ type: 'textfield', key: 'a', disabled: true, validate: { required: true } }), { a: 'x' })).toBe('a:unknown');
  });

  test.each([
    [{ type: 'dynamiclist', path: 'rows', components: [] }], [{ type: 'filepicker', key: 'f' }], [{ type: 'textfield', key: 'a.b' }], [{ type: 'textfield' }],
    [{ type: 'select', key: 's', valuesKey: 'list' }], [{ type: 'textfield', key: 'p', validate: { pattern: '(' } }], [{ type: 'textfield', key: 'c', conditional: { hide: '=a <' } }],
    [{ type: 'group', path: 'inside', components: [] }], ['text'],
  ])('refuses everything when it has the unsupported %j', (component) => {
    const schema = { type: 'default', components: [component] };
    expect(formProblems(schema)).toMatchObject([{ code: 'unsupported' }]);
    expect(validateForm(schema, {}).ok).toBe(false);
  });

  test.each([[undefined], [null], ['text'], [{}], [{ components: {} }]])('refuses %j as a form', (schema) => {
    expect(validateForm(schema, {})).toMatchObject({ ok: false, problems: [{ code: 'unsupported' }] });
  });
});
