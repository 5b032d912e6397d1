/** Forms: translated by their own table, their fields found, form-js's and the API's messages in three languages. The shipped forms are read. */
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formMessage, keyOfPath, serverMessage } from '../../../inbox/task/form-messages.ts';
import { fieldsOf, translateSchema, valuesOf, withIds } from '../../../ui/pure.ts';
import type { FormSchema } from '../../../ui/pure.ts';
import { valueText } from '../../../inbox/task/value-text.ts';

const folder = join(import.meta.dirname, '../../../models/siun-sote-guidance-path/forms');
const forms = readdirSync(folder).map((name): [string, FormSchema] => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as FormSchema]);
const form: FormSchema = {
  type: 'default',
  components: [
    { type: 'textarea', key: 'need', label: 'Tarve', description: 'Omin sanoin' },
    { type: 'group', components: [{ id: 'seg', type: 'select', key: 'segment', label: 'Segmentti', values: [{ value: 'a', label: 'Ikääntyneet' }, { value: 'b', label: 'Muu' }] }] },
    { type: 'text', id: 'intro', text: 'Ohje' },
  ],
  translations: { sv: { need: 'Behov', 'need.description': 'Med egna ord', 'segment.a': 'Äldre', intro: 'Anvisning' } },
};

describe('form schema', () => {
  test('labels, descriptions, texts and options are translated; what has none stays Finnish', () => {
    const sv = translateSchema(form, 'sv');
    expect(sv['components']).toMatchObject([
      { label: 'Behov', description: 'Med egna ord' },
      { components: [{ label: 'Segmentti', values: [{ value: 'a', label: 'Äldre' }, { value: 'b', label: 'Muu' }] }] },
      { text: 'Anvisning' },
    ]);
    expect(translateSchema(form, 'fi')).toBe(form);
  });

  test.each(forms)('%s has a label for each field in sv and en', (_, shipped) => {
    const finnish = fieldsOf(shipped).map(({ label }) => label);
    expect(finnish.length).toBeGreaterThan(0);
    for (const language of ['sv', 'en'] as const) {
      const labels = fieldsOf(translateSchema(shipped, language)).map(({ label }) => label);
      expect(labels).toHaveLength(finnish.length);
      expect(labels.filter((label, index) => label === finnish[index])).toEqual([]);
    }
  });

  test('fields are found inside groups, with their options; ids are given where there are none', () => {
    expect(fieldsOf(withIds(form))).toEqual([
      { id: 'need', key: 'need', label: 'Tarve', options: {} },
      { id: 'seg', key: 'segment', label: 'Segmentti', options: { a: 'Ikääntyneet', b: 'Muu' } },
    ]);
  });

  test('only the form’s own filled fields are sent; false and 0 are values', () => {
    const fields = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ id: key, key, label: key, options: {} }));
    expect(valuesOf(fields, { a: false, b: 0, c: '', d: null, e: [], stranger: 1 })).toEqual({ a: false, b: 0 });
  });
});

describe('messages', () => {
  test('form-js’s messages with their numbers; an author’s own message stays', () => {
    expect(formMessage('Field is required.', 'fi')).toBe('Täytä tämä kohta.');
    expect(formMessage('Field must have maximum length of 4000.', 'sv')).toBe('Skriv högst 4000 tecken.');
    expect(formMessage('Anna y-tunnus.', 'en')).toBe('Anna y-tunnus.');
  });

  test.each(['unknown', 'required', 'type', 'option', 'min', 'max', 'minLength', 'maxLength', 'pattern', 'step', 'unsupported'])('the API’s code %s has its own text', (code) => {
    expect(serverMessage({ code, message: 'Expected something' }, 'fi')).not.toBe('Expected something');
  });

  test('the API’s codes, and its own message for a code that is new', () => {
    expect(serverMessage({ code: 'required', message: 'x' }, 'en')).toBe('Fill in this field.');
    expect(serverMessage({ code: 'brandNew', message: 'Expected y' }, 'fi')).toBe('Expected y');
    expect(['values.need', '/values/need', 'need', '/body/values/need'].map(keyOfPath)).toEqual(['need', 'need', 'need', 'need']);
  });
});

describe('recorded values', () => {
  const words = { yes: 'kyllä', no: 'ei', nothing: 'ei tietoa' };
  test.each([[true, 'kyllä'], [null, 'ei tietoa'], [[], 'ei tietoa'], [['a', 'b'], 'Äidit, b'], [{ n: 1 }, 'n: 1'], [0, '0']])('%j reads as %s', (value, text) => {
    expect(valueText(value, words, { a: 'Äidit' })).toBe(text);
  });
});
