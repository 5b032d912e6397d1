/** The part of a moddle element that the modeler uses. bpmn-js and bpmn-moddle give objects of this shape. */
export interface ModdleElement {
  readonly $type: string;
  $parent?: ModdleElement | undefined;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

/** Makes a moddle element of a type; bpmn-js: `moddle.create`. */
export type Create = (type: string, attributes: Readonly<Record<string, unknown>>) => ModdleElement;

/** One write to one moddle element. Edits are lists of these, so that a command can carry them out and undo them together. */
export interface Change {
  readonly target: ModdleElement;
  readonly properties: Readonly<Record<string, unknown>>;
}

export function isModdle(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value && 'get' in value;
}

/** The elements of a list property; empty for one that is absent. */
export function listOf(element: ModdleElement, property: string): readonly ModdleElement[] {
  const value = element.get(property);
  return Array.isArray(value) ? value.filter(isModdle) : [];
}

/** A text attribute; empty for one that is absent, so that fields can show it. */
export function textOf(element: ModdleElement | undefined, property: string): string {
  const value = element?.get(property);
  return value === undefined || value === null ? '' : String(value);
}
