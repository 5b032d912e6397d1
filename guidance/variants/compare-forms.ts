/** Forms field by field. */
import type { Json } from '../../kernel/index.ts';
import type { Texts } from '../model/guidance-definition.ts';
import { plainOf, saidIn } from './content.ts';
import type { ModelFiles, Said } from './content.ts';
import type { Described } from './aspects.ts';
import { differences } from './diff-said.ts';
import type { Difference } from './diff-said.ts';
import { formContent } from './form-content.ts';

export interface FormChange extends Described { readonly form: string }

export function compareForms(left: ModelFiles['forms'], right: ModelFiles['forms']): readonly FormChange[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((form) => {
    const [before, after] = [left[form], right[form]].map((schema) => (schema === undefined ? undefined : formContent(schema)));
    return differences(before, after, [], wholeField).map((difference) => ({ form, ...formChange(form, difference, [before, after]) }));
  });
}

/** An option is one thing; so is a field's check and everything else that is not its own text. */
function wholeField(path: readonly string[]): boolean {
  return path.includes('values') ? path.at(-2) === 'values' : path.length > 0 && path.at(-1) !== 'components' && path.at(-2) !== 'components' && path.at(-1) !== 'validate' && path[0] !== 'translations';
}

function formChange(form: string, { path, from, to }: Difference, sides: readonly [Said, Said]): Described {
  const values = { from: plainOf(from), to: plainOf(to) };
  const at = path.lastIndexOf('components');
  if (path[0] === 'translations') return translationChange(form, path, values, sides);
  const field = at < 0 ? undefined : path[at + 1];
  if (field === undefined || field === '$list') return { aspect: 'form', part: { id: form, names: { fi: form } }, attribute: path.length === 0 ? null : field === '$list' ? 'order' : path.join('.'), ...values };
  const attribute = path.slice(at + 2);
  return { aspect: 'formField', part: { id: `${form}.${field}`, names: fieldNames(field, path.slice(0, at + 2), sides) }, attribute: attributeOf(attribute), ...values, ...(attribute[0] === 'values' && { from: optionOf(from), to: optionOf(to) }) };
}

function attributeOf(rest: readonly string[]): string | null {
  if (rest.length === 0) return null;
  if (rest[0] === 'values') return rest[1] === '$list' ? 'optionOrder' : 'option';
  return rest[0] === 'validate' ? rest[1] ?? 'validate' : rest.join('.');
}

function optionOf(option: Said): Json {
  const label = saidIn(option, 'label');
  return typeof label === 'string' ? label : plainOf(option);
}

function translationChange(form: string, path: readonly string[], values: { readonly from: Json; readonly to: Json }, sides: readonly [Said, Said]): Described {
  const [, language = '', key = ''] = path;
  const field = key.split('.')[0] ?? '';
  return { aspect: 'formField', part: { id: `${form}.${field}`, names: fieldNames(field, ['components', field], sides) }, attribute: `text.${language}`, ...values };
}

function fieldNames(field: string, path: readonly string[], [left, right]: readonly [Said, Said]): Texts {
  const found = [right, left].map((side) => ({ side, label: saidIn(path.reduce<Said>(saidIn, side), 'label') })).find(({ label }) => typeof label === 'string');
  const text = (language: string): Said => saidIn(saidIn(saidIn(found?.side, 'translations'), language), field);
  const [sv, en] = [text('sv'), text('en')];
  return { fi: typeof found?.label === 'string' ? found.label : field, ...(typeof sv === 'string' && { sv }), ...(typeof en === 'string' && { en }) };
}
