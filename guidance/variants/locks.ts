/**
 * What a parent model forbids its variants: `guidance:locked` on an element. The element cannot be removed; what its `aspects` name
 * (`role,condition,clock(start_of_assessment)`) cannot be changed; without aspects nothing of it can. Only what the variant itself
 * changed against the version it came from counts.
 */
import type { BpmnDocument, Diagnostic, DocumentElement } from '../../kernel/index.ts';
import type { GuidanceDiagnosticCode } from '../definition/codes.ts';
import { described, wholeAt } from './aspects.ts';
import type { Described } from './aspects.ts';
import { contentOf } from './content.ts';
import { differences } from './diff-said.ts';

/** @param parent the version that the variant came from @returns one error per removed element and per changed aspect */
export function lockDiagnostics(parent: BpmnDocument, variant: BpmnDocument): readonly Diagnostic[] {
  return [...parent.elements.values()].flatMap((element) => {
    const locked = lockOf(element);
    return locked === undefined ? [] : lockedElement(element, locked, variant.elements.get(element.id));
  });
}

/** Names of the aspects that are locked; empty = all of them; undefined = not locked. */
export function lockOf({ extensions }: DocumentElement): readonly string[] | undefined {
  const lock = extensions.find(({ $type }) => $type.toLowerCase() === 'guidance:locked');
  if (lock === undefined) return undefined;
  return String(lock['aspects'] ?? '').split(',').map((aspect) => aspect.trim()).filter((aspect) => aspect !== '');
}

function lockedElement(parent: DocumentElement, locked: readonly string[], own: DocumentElement | undefined): readonly Diagnostic[] {
  const { id } = parent;
  if (own === undefined) return [finding('locked-removed', id, undefined, `Expected ${id}, which the parent model locks, to be in the variant but it was removed`)];
  const [before, after] = [contentOf(parent), contentOf(own)];
  const changed = differences(before, after, [], wholeAt).map((difference) => described(difference, [before, after])).filter((change) => forbidden(change, locked));
  const names = [...new Set(changed.map(({ aspect, part }) => (part === null ? aspect : `${aspect}(${part.id})`)))];
  return names.map((name) => finding('locked-changed', id, name, `Expected ${name} of ${id} as the parent model locks it but the variant changed it`));
}

/** A lock itself is always locked. */
function forbidden({ aspect, part }: Described, locked: readonly string[]): boolean {
  return aspect === 'locked' || locked.length === 0 || locked.includes(aspect) || (part !== null && locked.includes(`${aspect}(${part.id})`));
}

function finding(code: GuidanceDiagnosticCode, elementId: string, path: string | undefined, message: string): Diagnostic {
  return { code, severity: 'error', elementId, ...(path !== undefined && { path }), message, docs: `docs/reference/diagnostics.md#${code}` };
}
