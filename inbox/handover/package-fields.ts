/** Fields for completing a returned package: what is missing first, then what it holds. Pure. */
import type { Handover } from './contents.tsx';

export interface PackageField { readonly key: string; readonly label: string; readonly kind: 'text' | 'number' | 'yesNo'; readonly missing: boolean; readonly value: string | boolean }

/** Lists and objects are shown but not edited here; they have their own forms. */
export function packageFields({ missing, contents, labels }: Pick<Handover, 'missing' | 'contents' | 'labels'>): readonly PackageField[] {
  const keys = [...missing, ...Object.keys(contents).filter((key) => !missing.includes(key))];
  return keys.flatMap((key) => {
    const held = contents[key] ?? null;
    if (typeof held === 'object' && held !== null) return [];
    const kind = typeof held === 'boolean' ? 'yesNo' as const : typeof held === 'number' ? 'number' as const : 'text' as const;
    return [{ key, label: labels[key] ?? key, kind, missing: missing.includes(key), value: typeof held === 'boolean' ? held : held === null ? '' : String(held) }];
  });
}

/** Only what the sender changed, in the type it had: the rest of the package stays as it is. */
export function changedValues(fields: readonly PackageField[], typed: Readonly<Record<string, string | boolean>>): Record<string, string | number | boolean> {
  return Object.fromEntries(fields.flatMap(({ key, kind, value }): [string, string | number | boolean][] => {
    const now = typed[key] ?? value;
    if (now === value || now === '') return [];
    return [[key, kind === 'number' ? Number(String(now).replace(',', '.')) : now]];
  }));
}
