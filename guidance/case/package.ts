/** The package of a handover: put together from what is recorded and what the sender adds. Receiver, sender and rules see the same one. */
import type { Variables } from '../../kernel/run.ts';
import type { GuidanceDefinition } from '../model/guidance-definition.ts';
import { packageSections } from '../model/handover.ts';
import type { HandoverPackage, PackageAdditions, PackageDefinition, PackagePart, PackageSection, Transition } from '../model/handover.ts';

/** What a package is made of. */
export interface PackageSource {
  readonly variables: Variables;
  readonly tasks: HandoverPackage['openTasks']['tasks'];
  readonly additions: PackageAdditions;
  /** Names that the drawn handover asks for; those of no section stand with the needs. */
  readonly requires: readonly string[];
}

/** Of a model that says nothing of packages: what a worker starts tells at least the need, a drawn handover what it asks for itself. */
const without: PackageDefinition = { parts: { needs: ['need'] }, required: [] };

/** How a missing section is named beside missing names. */
export function sectionKey(section: PackageSection): string {
  return `section.${section}`;
}

export function assemblePackage(guidance: GuidanceDefinition, source: PackageSource): HandoverPackage {
  const { parts } = guidance.package ?? without;
  const placed = new Set(Object.values(parts).flat());
  const loose = source.requires.filter((name) => !placed.has(name) && !name.startsWith('section.'));
  const part = (section: PackageSection): PackagePart => {
    const names = [...parts[section] ?? [], ...(section === 'needs' ? loose : [])];
    const note = source.additions[section]?.trim();
    return {
      values: Object.fromEntries(names.filter((name) => !isMissing(source.variables, name)).map((name) => [name, source.variables[name]])),
      ...(note !== undefined && note !== '' && { note }),
    };
  };
  const { consentBasis } = source.additions;
  return {
    needs: part('needs'), plan: part('plan'), decisions: part('decisions'), openTasks: { ...part('openTasks'), tasks: source.tasks }, contacts: part('contacts'),
    consent: { ...part('consent'), ...(consentBasis && { basis: consentBasis }) },
  };
}

/**
 * What keeps a package from being offered: names that the drawn handover asks for, and `section.<name>` of required sections that hold nothing.
 * To another region nothing goes without a consent or a law that allows it (SHL 40–41 §).
 */
export function missingFromPackage(guidance: GuidanceDefinition, held: HandoverPackage, terms: { readonly requires: readonly string[]; readonly transition: Transition; readonly started: boolean }): string[] {
  const values = packageVariables(held);
  const names = terms.requires.filter((name) => !name.startsWith('section.') && isMissing(values, name));
  const required = guidance.package?.required ?? (terms.started ? ['needs' as const] : []);
  const asked = new Set([...required, ...(terms.transition === 'regionToRegion' ? ['consent' as const] : [])].map(sectionKey));
  for (const name of terms.requires) if (name.startsWith('section.')) asked.add(name);
  const sections = packageSections.filter((section) => asked.has(sectionKey(section)) && !isComplete(section, held));
  return [...names, ...sections.map(sectionKey)];
}

/** What the sender added, as it stands in a package. */
export function additionsOf(held: HandoverPackage): PackageAdditions {
  const notes = packageSections.flatMap((section) => (held[section].note === undefined ? [] : [[section, held[section].note] as const]));
  return { ...Object.fromEntries(notes), ...(held.consent.basis && { consentBasis: held.consent.basis }) };
}

/** Every section's recorded values in one, for a case that goes on from the package. */
export function packageVariables(held: HandoverPackage): Variables {
  return Object.assign({}, ...packageSections.map((section) => held[section].values)) as Variables;
}

/** No open tasks is an answer too; consent needs its basis beside its scope. */
function isComplete(section: PackageSection, held: HandoverPackage): boolean {
  const { values, note } = held[section];
  const something = note !== undefined || Object.keys(values).length > 0;
  if (section === 'openTasks') return true;
  return section === 'consent' ? something && held.consent.basis !== undefined : something;
}

/** Absent, null, or a text of white space. */
function isMissing(variables: Variables, name: string): boolean {
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
