/** A corrected value as it is typed, and as the API takes it. Pure. */

export const valueKinds = ['text', 'number', 'yes', 'no', 'nothing'] as const;
export type ValueKind = (typeof valueKinds)[number];
export interface TypedValue { readonly name: string; readonly kind: ValueKind; readonly text: string }

/** The name of a value that the cause says is missing, to begin with; nothing when it says none. */
export function missingName(message: string): string {
  return /no variable "([A-Za-z][A-Za-z0-9_]*)"/.exec(message)?.[1] ?? '';
}

/** The value under its name, or what keeps it from being sent. */
export function correction({ name, kind, text }: TypedValue): { readonly values?: Record<string, string | number | boolean | null>; readonly problem?: 'valueNameNeeded' | 'numberWrong' } {
  const key = name.trim();
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(key)) return { problem: 'valueNameNeeded' };
  switch (kind) {
    case 'text': return { values: { [key]: text.trim() } };
    case 'yes': return { values: { [key]: true } };
    case 'no': return { values: { [key]: false } };
    case 'nothing': return { values: { [key]: null } };
    case 'number': {
      const number = Number(text.trim().replace(',', '.'));
      return text.trim() === '' || !Number.isFinite(number) ? { problem: 'numberWrong' } : { values: { [key]: number } };
    }
  }
}
