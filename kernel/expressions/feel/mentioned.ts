/** Which names an expression can ask for. */
import type { Node } from './syntax.ts';

const mentioned = new WeakMap<Node, ReadonlySet<string>>();

/** The names that a tree mentions: all that an evaluation can ask for. */
export function mentionedNames(node: Node): ReadonlySet<string> {
  const known = mentioned.get(node);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(visit);
    else if (typeof part === 'object' && part !== null) {
      if ('type' in part && part.type === 'name' && 'name' in part) names.add(String(part.name));
      if (!('kind' in part) && !(part instanceof Map)) Object.values(part).forEach(visit);
    }
  };
  visit(node);
  mentioned.set(node, names);
  return names;
}
