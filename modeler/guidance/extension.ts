/**
 * Reads and edits `guidance:` extension elements of a business object. Nothing here changes a model: edits are returned as changes,
 * which a command of the canvas carries out (and undoes). What other tools put beside ours stays as it is.
 */
import { isModdle, listOf, textOf } from './moddle.ts';
import type { Change, Create, ModdleElement } from './moddle.ts';

export type GuidanceType = 'Tier' | 'Entry' | 'Names' | 'Clock' | 'Ladder' | 'Assignment' | 'Handover' | 'Coordinator' | 'Form' | 'Instruction' | 'Basis' | 'Source' | 'ClientView';

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
export function setAttributes(create: Create, owner: ModdleElement, type: GuidanceType, attributes: Readonly<Record<string, string>>): readonly Change[] {
  const found = extensionOf(owner, type);
  const wanted = emptyAsUndefined(attributes);
  if (!found) return Object.values(wanted).every((value) => value === undefined) ? [] : addExtension(create, owner, type, attributes);
  return left(found, wanted) ? [{ target: found, properties: wanted }] : removeExtension(owner, found);
}

/** Sets attributes of this extension element, or of something inside it such as a ladder's step. */
export function updateExtension(target: ModdleElement, attributes: Readonly<Record<string, string>>): readonly Change[] {
  return [{ target, properties: emptyAsUndefined(attributes) }];
}

export function addExtension(create: Create, owner: ModdleElement, type: GuidanceType, attributes: Readonly<Record<string, string>>): readonly Change[] {
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

function valuesOf(owner: ModdleElement): readonly ModdleElement[] {
  const holder = owner.get('extensionElements');
  return isModdle(holder) ? listOf(holder, 'values') : [];
}

function emptyAsUndefined(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, value.trim() === '' ? undefined : value]));
}

/** Whether anything is said by an extension element after its attributes are set: another attribute or something inside it. */
function left(found: ModdleElement, wanted: Readonly<Record<string, string | undefined>>): boolean {
  const said = ['fi', 'sv', 'en', 'role', 'unit', 'to', 'key', 'level', 'channels', 'toRole', 'toUnit', 'transition', 'requires'];
  return said.some((name) => (name in wanted ? wanted[name] !== undefined : textOf(found, name) !== ''));
}
