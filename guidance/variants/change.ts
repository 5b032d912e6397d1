/** What differs between two models, as typed records: the modeler says them in words, marks them on both diagrams, and programs read them. */
import type { Json } from '../../kernel/index.ts';
import type { Texts } from '../model/guidance-definition.ts';

export const changeAspects = [
  'step', 'flow', 'lane', 'participant', 'messageFlow', 'name', 'type', 'place', 'standsIn', 'order', 'role', 'tier', 'handover', 'coordinator', 'condition', 'default', 'event', 'loop',
  'clock', 'ladder', 'channels', 'form', 'formField', 'decision', 'instruction', 'clientView', 'basis', 'source', 'documentation', 'locked', 'guidance', 'foreign', 'other',
] as const;
export type ChangeAspect = typeof changeAspects[number];

export interface Change {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly aspect: ChangeAspect;
  /** Ids of the element in the two models; null where it is not there. Both null: a form that no step uses, or the file itself. */
  readonly left: string | null;
  readonly right: string | null;
  /** `userTask`, `sequenceFlow` …; null without element. */
  readonly elementType: string | null;
  /** Name of the element; of a flow what it connects. */
  readonly names: Texts;
  /** The clock, ladder, form, form field, legal basis or source that is meant. */
  readonly part: { readonly id: string; readonly names: Texts } | null;
  /** What of it: `limit`, `starts`, `fi`, `required`, `option` …; null for the whole. */
  readonly attribute: string | null;
  /** What stands in the left model: a text, a number, a record of attributes that belong together, ids of elements. */
  readonly from: Json;
  readonly to: Json;
}

export interface Comparison {
  readonly changes: readonly Change[];
  /** Names of elements by id, for values that name elements; the right model's where both have the id. */
  readonly names: Readonly<Record<string, Texts>>;
  /** How many elements of the two models are taken as the same, by what. */
  readonly matched: { readonly byId: number; readonly byName: number };
}
