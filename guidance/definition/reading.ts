/**
 * What the readers of one model share: the elements with their extensions, a place to put problems, and the reading of attributes.
 */
import type { Definition, Diagnostic, Element, ExtensionElement } from '../../kernel/run.ts';
import type { Texts } from '../model/guidance-definition.ts';
import type { GuidanceDiagnosticCode } from './codes.ts';

/** A model being read. `problems` is the only thing that changes. */
export interface Reading {
  readonly elements: Readonly<Record<string, Element>>;
  readonly processIds: ReadonlySet<string>;
  readonly laneIds: ReadonlySet<string>;
  /** Extension elements of one owner, of one guidance type given without prefix and in lower case (`handover`, `clientview`). */
  readonly extensions: (owner: string, type: string) => readonly ExtensionElement[];
  readonly owners: readonly string[];
  readonly all: Definition['extensions'];
  readonly problem: (code: GuidanceDiagnosticCode, elementId: string, path: string, message: string) => void;
  readonly problems: readonly Diagnostic[];
}

export function startReading(definition: Definition): Reading {
  const problems: Diagnostic[] = [];
  const processes = Object.values(definition.processes);
  return {
    elements: Object.assign({}, ...processes.map((process) => process.elements)) as Record<string, Element>,
    processIds: new Set(processes.map((process) => process.id)),
    laneIds: new Set(processes.flatMap((process) => Object.keys(process.lanes))),
    extensions: (owner, type) => (definition.extensions[owner] ?? []).filter((extension) => guidanceType(extension) === type),
    owners: Object.keys(definition.extensions),
    all: definition.extensions,
    problem: (code, elementId, path, message) => {
      problems.push({ code, severity: 'error', elementId, path, message, docs: `docs/reference/diagnostics.md#${code}` });
    },
    problems,
  };
}

/** `guidance:ClientView` and `guidance:clientView` → `clientview`; undefined for another prefix. */
export function guidanceType(extension: ExtensionElement): string | undefined {
  return extension.$type.startsWith('guidance:') ? extension.$type.slice('guidance:'.length).toLowerCase() : undefined;
}

/** A text attribute; undefined when absent or only white space. */
export function text(extension: ExtensionElement, property: string): string | undefined {
  const value = extension[property];
  const string = typeof value === 'number' ? String(value) : value;
  return typeof string === 'string' && string.trim() !== '' ? string.trim() : undefined;
}

/** A whole number as decimal digits; NaN for anything else that is there, undefined when nothing is. */
export function whole(extension: ExtensionElement, property: string): number | undefined {
  const digits = text(extension, property);
  if (digits === undefined) return undefined;
  return /^-?\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN;
}

/** The names of a comma-separated list, each once. */
export function listed(names: string | undefined): readonly string[] {
  return [...new Set((names ?? '').split(',').map((name) => name.trim()).filter((name) => name !== ''))];
}

export function truth(extension: ExtensionElement, property: string): boolean {
  return extension[property] === true || extension[property] === 'true';
}

/** Nested elements of a list property, for instance a clock's `starts`. */
export function nested(extension: ExtensionElement, property: string): readonly ExtensionElement[] {
  const value = extension[property];
  const list: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.filter((item): item is ExtensionElement => typeof item === 'object' && item !== null && '$type' in item);
}

/** Text in three languages from the attributes `fi`, `sv`, `en`; undefined without Finnish. */
export function texts(extension: ExtensionElement): Texts | undefined {
  const fi = text(extension, 'fi');
  return fi === undefined ? undefined : textsOf(fi, text(extension, 'sv'), text(extension, 'en'));
}

export function textsOf(fi: string, sv: string | undefined, en: string | undefined): Texts {
  return { fi, ...(sv !== undefined && { sv }), ...(en !== undefined && { en }) };
}

/** A word out of a closed list, reporting another one; undefined when it is missing and no default is given. */
export function oneOf<Word extends string>(reading: Reading, owner: string, extension: ExtensionElement, rule: { readonly property: string; readonly words: readonly Word[]; readonly code: GuidanceDiagnosticCode; readonly fallback?: Word }): Word | undefined {
  const found = text(extension, rule.property) ?? rule.fallback;
  const word = rule.words.find((candidate) => candidate === found);
  if (word === undefined) reading.problem(rule.code, owner, rule.property, `Expected ${rule.property} to be one of ${rule.words.join(', ')} but it is ${found ?? 'missing'}`);
  return word;
}

/** A text attribute that has to be there. */
export function required(reading: Reading, owner: string, extension: ExtensionElement, property: string, code: GuidanceDiagnosticCode): string | undefined {
  const value = text(extension, property);
  if (value === undefined) reading.problem(code, owner, property, `Expected ${property} on ${owner} but it is missing`);
  return value;
}

/** Reads one extension per owner by type; a second one on the same owner is a problem, not a surprise. */
export function oncePerOwner<Value>(reading: Reading, type: string, read: (reading: Reading, owner: string, extension: ExtensionElement) => Value | undefined): Record<string, Value> {
  const result: Record<string, Value> = {};
  for (const owner of reading.owners) {
    const [first, ...more] = reading.extensions(owner, type);
    if (more.length > 0) reading.problem('extension-repeated', owner, type, `Expected one ${type} on ${owner} but there are ${more.length + 1}`);
    const value = first && read(reading, owner, first);
    if (value !== undefined) result[owner] = value;
  }
  return result;
}
