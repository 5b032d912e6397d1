/** A form-js schema as nested records: its fields by key, so that two forms are compared and merged field by field. */
import type { Json } from '../../kernel/index.ts';
import { isRecordOf, plainOf } from './content.ts';
import type { Said, SaidRecord } from './content.ts';

/** Components become a record by key (or id) with their order in `$list`; options of a choice by value; translations as they are. */
export function formContent(schema: Json): Said {
  return keyedLists(schema);
}

export function formOf(content: Said): Json {
  return plainOf(content);
}

const lists = { components: ['key', 'id'], values: ['value'] } as const;

function keyedLists(value: Json): Said {
  if (Array.isArray(value)) return value.map((item: Json) => plainOf(keyedLists(item)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]): [string, Said] => {
    const keys = name === 'components' || name === 'values' ? lists[name] : undefined;
    return [name, (keys && keyedList(held as Json, keys)) ?? (name === 'translations' ? (held as Json) : keyedLists(held as Json))];
  }));
}

/** Undefined when the members are not named, or not apart by name. */
function keyedList(list: Json, names: readonly string[]): SaidRecord | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const keys = list.map((item: Json) => names.map((name) => (isRecordOf(item) ? item[name] : undefined)).find((key) => typeof key === 'string'));
  if (keys.some((key) => key === undefined) || new Set(keys).size < keys.length) return undefined;
  return { ...Object.fromEntries(list.map((item: Json, index): [string, Said] => [keys[index] as string, keyedLists(item)])), $list: keys as readonly string[] };
}
