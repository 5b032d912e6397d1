/** Small reads of DMN elements: children by name, attributes, references, and the making of a diagnostic. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { XmlElement } from './xml.ts';

export interface Reading { readonly diagnostics: Diagnostic[]; readonly members: Set<string>; namespace: string }

export type DecisionDiagnosticCode = 'malformed-dmn' | 'dmn-too-large' | 'unknown-dmn-version' | 'duplicate-dmn-id' | 'invalid-dmn';

const versions = ['20151101/dmn.xsd', '20180521/MODEL/', '20191111/MODEL/', '20211108/MODEL/', '20230324/MODEL/'];

/** Whether the element is one of DMN 1.1 to 1.5; whatever else a tool writes is passed over. */
export function isDmn(element: XmlElement): boolean {
  const [, version] = /^https?:\/\/www\.omg\.org\/spec\/DMN\/(.*)$/.exec(element.namespace) ?? [];
  return version !== undefined && versions.some(known => version === known || `${version}/` === known);
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter(inner => inner.name === name && isDmn(inner));
}

export function child(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.get(name);
}

/** The text of a child, without the blanks around it. */
export function textOf(element: XmlElement, name: string): string | undefined {
  return child(element, name)?.text.trim();
}

/** The type of an element; `feel:string` of DMN 1.1 is `string`. */
export function typeRefOf(element: XmlElement): string | undefined {
  const written = attribute(element, 'typeRef')?.trim();
  return written === undefined || written === '' ? undefined : written;
}

export function variableOf(element: XmlElement): { readonly name?: string; readonly typeRef?: string } {
  const variable = child(element, 'variable');
  const name = variable && attribute(variable, 'name');
  const typeRef = variable && typeRefOf(variable);
  return { ...(name === undefined ? {} : { name }), ...(typeRef === undefined ? {} : { typeRef }) };
}

/** `#id` of this file or `namespace#id` of another. */
export function referenceOf(element: XmlElement, reading: Reading): string {
  const href = attribute(element, 'href') ?? '';
  return href.startsWith('#') ? reading.namespace + href : href.includes('#') ? href : `${reading.namespace}#${href}`;
}

export function problem(reading: Reading, element: XmlElement | undefined, code: DecisionDiagnosticCode, message: string): Diagnostic {
  const id = element && attribute(element, 'id');
  return { code, severity: 'error', ...(id === undefined ? {} : { elementId: id }), message, docs: `docs/reference/decisions.md#${code}` };
}
