/** A recorded value as people read it. Pure. */

export interface ValueWords { readonly yes: string; readonly no: string; readonly nothing: string }

/** `true` → yes, lists with commas, objects as `name: value`, nothing → its own words. @param options labels of known option values */
export function valueText(value: unknown, words: ValueWords, options: Readonly<Record<string, string>> | undefined = {}): string {
  if (value === null || value === undefined || value === '') return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.length === 0 ? words.nothing : value.map((item) => valueText(item, words, options)).join(', ');
  if (typeof value === 'object') return Object.entries(value).map(([name, item]) => `${name}: ${valueText(item, words, options)}`).join('; ');
  return options[String(value)] ?? String(value);
}
