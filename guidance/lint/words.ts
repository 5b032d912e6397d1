/** Whether two Finnish, Swedish or English step names say the same: by their longer words, without their endings. */

/** Letters of a word that are compared: endings of Finnish cases and plurals come later. */
const stem = 6;

export function significantWords(name: string): ReadonlySet<string> {
  return new Set(name.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > 3).map((word) => word.slice(0, stem)));
}

/** Alike when they have the same words, or when all words of the shorter name, at least two, are in the longer one. */
export function sameWords(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [short, long] = one.size <= other.size ? [one, other] : [other, one];
  if (short.size === 0 || ![...short].every((word) => long.has(word))) return false;
  return short.size === long.size || short.size >= 2;
}
