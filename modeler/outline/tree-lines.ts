/** The visible lines of a tree, and where keys lead in it (WAI-ARIA tree view pattern). Pure. */
import type { OutlineNode } from './outline.ts';

export interface Line {
  readonly node: OutlineNode;
  readonly parent: string | undefined;
  /** 1 at the root. */
  readonly level: number;
  readonly position: number;
  readonly size: number;
  /** Undefined for a line with nothing inside. */
  readonly open: boolean | undefined;
}

export interface Whither {
  /** The line to go to. */
  readonly to?: string;
  /** Open or close the current line, or `all` of these. */
  readonly open?: boolean;
  readonly all?: readonly string[];
  readonly choose?: boolean;
}

interface Key { readonly key: string; readonly ctrlKey?: boolean; readonly altKey?: boolean; readonly metaKey?: boolean }

export function linesOf(nodes: readonly OutlineNode[], closed: ReadonlySet<string>, parent?: string, level = 1): readonly Line[] {
  return nodes.flatMap((node, at) => {
    const open = node.children.length === 0 ? undefined : !closed.has(node.id);
    return [{ node, parent, level, position: at + 1, size: nodes.length, open }, ...open === true ? linesOf(node.children, closed, node.id, level + 1) : []];
  });
}

/** What a key means at a line; undefined for keys that mean nothing to a tree. */
export function whither(pressed: Key, lines: readonly Line[], current: Line): Whither | undefined {
  return isPlain(pressed) ? meanings[pressed.key]?.(lines, current) : undefined;
}

type Meaning = (lines: readonly Line[], current: Line) => Whither;
const to = (line: Line | undefined): Whither => (line ? { to: line.node.id } : {});
const by = (step: number): Meaning => (lines, current) => to(lines[lines.indexOf(current) + step]);
const inward: Meaning = (lines, current) => (current.open === false ? { open: true } : current.open === true ? by(1)(lines, current) : {});
const outward: Meaning = (lines, current) => (current.open === true ? { open: false } : to(lines.find(({ node }) => node.id === current.parent)));
const openBeside: Meaning = (lines, current) => ({ open: true, all: lines.filter(({ parent, open }) => parent === current.parent && open !== undefined).map(({ node }) => node.id) });
const choose: Meaning = () => ({ choose: true });

const meanings: Readonly<Record<string, Meaning | undefined>> = {
  ArrowDown: by(1), ArrowUp: by(-1), Home: (lines) => to(lines[0]), End: (lines) => to(lines.at(-1)), ArrowRight: inward, ArrowLeft: outward, '*': openBeside, Enter: choose, ' ': choose,
};

function isPlain({ ctrlKey, altKey, metaKey }: Key): boolean {
  return !ctrlKey && !altKey && !metaKey;
}

/** The next line whose name begins with the letter. */
export function typedAhead(pressed: Key, lines: readonly Line[], current: Line, nameOf: (node: OutlineNode) => string): Whither | undefined {
  const { key } = pressed;
  if (!isPlain(pressed) || !/^[\p{L}\p{N}]$/u.test(key)) return undefined;
  const at = lines.indexOf(current);
  const found = [...lines.slice(at + 1), ...lines.slice(0, at)].find(({ node }) => nameOf(node).toLowerCase().startsWith(key.toLowerCase()));
  return found ? { to: found.node.id } : {};
}
