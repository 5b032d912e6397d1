/** The panel knows every attribute and list that the extension has, so that nothing needs to be written as XML. */
import { describe, expect, test } from '@jest/globals';
import { guidanceModdle } from '../../guidance/index.ts';
import { limitUnits } from '../../modeler/guidance/clock-dates.ts';
import { schema } from '../../modeler/panel/schema.ts';

describe.each(guidanceModdle.types.map((type) => [type.name, type] as const))('guidance:%s', (name, { properties }) => {
  test('has a field for each attribute and a list for each kind of element inside', () => {
    const many = properties.filter((property) => 'isMany' in property && property.isMany).map((property) => `${property.name}: ${property.type}`);
    const single = properties.filter((property) => !('isMany' in property && property.isMany)).map((property) => property.name);
    expect(schema[name]?.fields.map(({ property }) => property).sort()).toEqual(single.sort());
    expect((schema[name]?.lists ?? []).map(({ property, type }) => `${property}: ${type}`).sort()).toEqual(many.sort());
  });

  test('says yes or no exactly for what is true or false', () => {
    const truths = properties.filter(({ type }) => type === 'Boolean').map((property) => property.name);
    expect(schema[name]?.fields.filter(({ kind }) => kind === 'yes').map(({ property }) => property).sort()).toEqual(truths.sort());
  });
});

test('units are those that a deadline can be counted in', () => {
  const unit = schema['Clock']?.fields.find(({ property }) => property === 'unit')?.kind;
  expect(Array.isArray(unit) ? unit.map(({ value }) => String(value)).sort() : unit).toEqual([...limitUnits].sort());
});

test('every word is there in three languages', () => {
  const texts = JSON.stringify(schema).matchAll(/"(?:label|says|title|add)":(\{[^}]*\})/g);
  for (const [, text = '{}'] of texts) expect(Object.values(JSON.parse(text) as Record<string, string>).every((word) => word.trim() !== '')).toBe(true);
});
