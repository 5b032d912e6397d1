/**
 * What can be said in `guidance:` elements, as fields: one line per attribute of the extension's descriptor, with its words in three
 * languages and how it is typed. The panel is drawn from this table; a test holds it beside the descriptor.
 */
import type { TypeFields } from './field.ts';
import { clockFields } from './schema-clocks.ts';
import { stepFields } from './schema-steps.ts';

/** By type of the descriptor. */
export const schema: Readonly<Record<string, TypeFields>> = { ...stepFields, ...clockFields };
