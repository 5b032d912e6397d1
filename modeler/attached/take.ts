/** Takes a form or a decision in from a file. */
import { compileDecisions } from '../../kernel/index.ts';
import { freeKey } from './use-attached.ts';
import type { Attached, FormSchema } from './use-attached.ts';

/** False, and nothing changed, for a text that is no form. @param name of the file; the form's key is made of it */
export function takeForm(attached: Attached, name: string, text: string): boolean {
  const schema = readForm(text);
  if (schema) attached.setForm(freeKey(name.replace(/\.(form|json)$/i, ''), Object.keys(attached.forms)), schema);
  return schema !== undefined;
}

/** False, and nothing changed, for a text that is no DMN. */
export function takeDecision(attached: Attached, name: string, text: string): boolean {
  const readable = compileDecisions(text).ok;
  if (readable) attached.setDecision(freeKey(name.replace(/\.(dmn|xml)$/i, ''), Object.keys(attached.decisions)), text);
  return readable;
}

function readForm(text: string): FormSchema | undefined {
  try {
    const schema: unknown = JSON.parse(text);
    return typeof schema === 'object' && schema !== null && Array.isArray((schema as { components?: unknown }).components) ? schema as FormSchema : undefined;
  } catch {
    return undefined;
  }
}
