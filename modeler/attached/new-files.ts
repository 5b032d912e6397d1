/** What a new form and a new decision begin with, and the names of what forms hold. Pure. */
import type { FormSchema } from './use-attached.ts';

/** @param key the form's own id and the key of the version */
export function newForm(key: string): FormSchema {
  return { type: 'default', id: key, schemaVersion: 18, components: [] };
}

/** A decision table over one variable with one empty rule. @param key id of the decision, a plain name */
export function newDecision(key: string, name: string, input: string): string {
  const text = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const id = key.replaceAll('-', '_');
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${id}_definitions" name="${text}" namespace="https://luotsi.fi/decisions/${key}">
  <decision id="${id}" name="${text}">
    <decisionTable id="${id}_table" hitPolicy="FIRST">
      <input id="${id}_input" label="${input}"><inputExpression id="${id}_expression" typeRef="string"><text>${input}</text></inputExpression></input>
      <output id="${id}_output" label="" name="" typeRef="string" />
    </decisionTable>
  </decision>
</definitions>
`;
}

/** Keys of all fields of all forms, each once, in order. */
export function variablesIn(forms: Readonly<Record<string, unknown>>): readonly string[] {
  return [...new Set(Object.values(forms).flatMap(keysIn))];
}

function keysIn(component: unknown): readonly string[] {
  if (typeof component !== 'object' || component === null) return [];
  const { key, components } = component as { key?: unknown; components?: unknown };
  return [...typeof key === 'string' ? [key] : [], ...Array.isArray(components) ? components.flatMap(keysIn) : []];
}

/** Ids and names of the decisions in a DMN file. */
export function decisionsIn(xml: string): readonly { readonly id: string; readonly name: string }[] {
  const decoded = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
  return [...xml.matchAll(/<(?:\w+:)?decision\s([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const id = /\bid="([^"]*)"/.exec(attributes)?.[1];
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1];
    return id === undefined ? [] : [{ id, name: decoded(name ?? id) }];
  });
}
