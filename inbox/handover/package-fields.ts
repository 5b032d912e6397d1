/** Fields for completing a package: what is missing first, then what it holds, and the words that the sender adds to each section. Pure. */
import { packageSections } from '../../guidance/run.ts';
import type { PackageAdditions, PackageSection } from '../../guidance/run.ts';
import type { Handover } from './contents.tsx';

export interface PackageField { readonly key: string; readonly label: string; readonly kind: 'text' | 'number' | 'yesNo' | 'choice'; readonly missing: boolean; readonly value: string | boolean }

interface Held { readonly missing: readonly string[]; readonly contents: Readonly<Record<string, unknown>>; readonly labels: Readonly<Record<string, string>>; readonly options: Readonly<Record<string, unknown>> }

/** Lists and objects are shown but not edited here; they have their own forms. A coded value is a choice. */
export function packageFields({ missing, contents, labels, options }: Held): readonly PackageField[] {
  const keys = [...missing, ...Object.keys(contents).filter((key) => !missing.includes(key))];
  return keys.flatMap((key) => {
    const held = contents[key] ?? null;
    if (typeof held === 'object' && held !== null) return [];
    const kind = typeof held === 'boolean' ? 'yesNo' as const : typeof held === 'number' ? 'number' as const : options[key] ? 'choice' as const : 'text' as const;
    return [{ key, label: labels[key] ?? key, kind, missing: missing.includes(key), value: typeof held === 'boolean' ? held : held === null ? '' : String(held) }];
  });
}

/** The values that a package holds or lacks, as `packageFields` takes them. */
export function heldBy({ missing, package: held, labels, options }: Pick<Handover, 'missing' | 'package' | 'labels' | 'options'>): Held {
  const contents = Object.assign({}, ...packageSections.map((section) => held[section].values)) as Record<string, unknown>;
  return { missing: missing.filter((key) => !key.startsWith('section.')), contents, labels, options };
}

/** Only what the sender changed, in the type it had: the rest of the package stays as it is. */
export function changedValues(fields: readonly PackageField[], typed: Readonly<Record<string, string | boolean>>): Record<string, string | number | boolean> {
  return Object.fromEntries(fields.flatMap(({ key, kind, value }): [string, string | number | boolean][] => {
    const now = typed[key] ?? value;
    if (now === value || now === '') return [];
    return [[key, kind === 'number' ? Number(String(now).replace(',', '.')) : now]];
  }));
}

/** What the sender has written, without sections left empty. */
export function writtenAdditions(additions: PackageAdditions): PackageAdditions {
  const notes = packageSections.flatMap((section): [PackageSection, string][] => {
    const note = additions[section]?.trim();
    return note ? [[section, note]] : [];
  });
  return { ...Object.fromEntries(notes), ...(additions.consentBasis && { consentBasis: additions.consentBasis }) };
}
