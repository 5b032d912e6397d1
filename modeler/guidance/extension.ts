/**
 * Reads and edits `guidance:` extension elements of a business object. Nothing here changes a model: edits are returned as changes,
 * which a command of the canvas carries out (and undoes). What other tools put beside ours stays as it is.
 */
import { guidanceModdle } from '../../guidance/index.ts';
import { isModdle, listOf, textOf } from './moddle.ts';
import type { Change, Create, ModdleElement } from './moddle.ts';

/** A text, or true or false; an empty text and undefined take the attribute away. */
export type Attributes = Readonly<Record<string, string | boolean | undefined>>;
export type GuidanceType = 'Locked' | 'Package' | 'Moves' | 'Decision' | 'NoClock' | 'Tier' | 'Entry' | 'Names' | 'Clock' | 'Ladder' | 'Assignment' | 'Handover' | 'Coordinator' | 'Form' | 'Instruction' | 'Basis' | 'Source' | 'ClientView';

/** Our extension elements of one type on an element, in the order of the file. */
export function extensionsOf(owner: ModdleElement, type: GuidanceType): readonly ModdleElement[] {
  return valuesOf(owner).filter((value) => value.$type.toLowerCase() === `guidance:${type}`.toLowerCase());
}

/** The one extension element of a type, for types that stand once on an element. */
export function extensionOf(owner: ModdleElement, type: GuidanceType): ModdleElement | undefined {
  return extensionsOf(owner, type)[0];
}

/**
 * Sets attributes of the one extension element of a type; makes it when it is missing, takes it away when nothing is left in it.
 * An empty text takes the attribute away.
 */
export function setAttributes(create: Create, owner: ModdleElement, type: GuidanceType, attributes: Attributes): readonly Change[] {
  const found = extensionOf(owner, type);
  const wanted = emptyAsUndefined(attributes);
  if (!found) return Object.values(wanted).every((value) => value === undefined) ? [] : addExtension(create, owner, type, attributes);
  return left(found, wanted) ? [{ target: found, properties: wanted }] : removeExtension(owner, found);
}

/** Sets attributes of this extension element, or of something inside it such as a ladder's step. */
export function updateExtension(target: ModdleElement, attributes: Attributes): readonly Change[] {
  return [{ target, properties: emptyAsUndefined(attributes) }];
}

export function addExtension(create: Create, owner: ModdleElement, type: GuidanceType, attributes: Attributes): readonly Change[] {
  const added = create(`guidance:${type}`, emptyAsUndefined(attributes));
  const holder = owner.get('extensionElements');
  if (isModdle(holder)) {
    added.$parent = holder;
    return [{ target: holder, properties: { values: [...valuesOf(owner), added] } }];
  }
  const made = create('bpmn:ExtensionElements', { values: [added] });
  made.$parent = owner;
  added.$parent = made;
  return [{ target: owner, properties: { extensionElements: made } }];
}

export function removeExtension(owner: ModdleElement, extension: ModdleElement): readonly Change[] {
  const holder = owner.get('extensionElements');
  return isModdle(holder) ? [{ target: holder, properties: { values: valuesOf(owner).filter((value) => value !== extension) } }] : [];
}

/** Adds to a list inside an extension element, such as a ladder's steps. */
export function addInside(create: Create, owner: ModdleElement, property: string, type: string, attributes: Attributes): readonly Change[] {
  const added = create(`guidance:${type}`, emptyAsUndefined(attributes));
  added.$parent = owner;
  return [{ target: owner, properties: { [property]: [...listOf(owner, property), added] } }];
}

export function removeInside(owner: ModdleElement, property: string, inside: ModdleElement): readonly Change[] {
  return [{ target: owner, properties: { [property]: listOf(owner, property).filter((each) => each !== inside) } }];
}

function valuesOf(owner: ModdleElement): readonly ModdleElement[] {
  const holder = owner.get('extensionElements');
  return isModdle(holder) ? listOf(holder, 'values') : [];
}

function emptyAsUndefined(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, typeof value === 'string' && value.trim() === '' ? undefined : value]));
}

/** Whether anything is said by an extension element after its attributes are set: another attribute or something inside it. */
function left(found: ModdleElement, wanted: Attributes): boolean {
  const known = guidanceModdle.types.find(({ name }) => `guidance:${name}`.toLowerCase() === found.$type.toLowerCase())?.properties ?? [];
  // moddle writes its prefix into the names of a descriptor that it has read.
  return known.map(({ name }) => name.replace(/^guidance:/, '')).some((name) => (name in wanted ? wanted[name] !== undefined : listOf(found, name).length > 0 || textOf(found, name) !== ''));
}
