/** The drawings of one BPMN file in the text of another of the same model. */
import { elementsOf, localName, readSource, valueOf } from './source-tree.ts';
import type { SourceElement } from './source-tree.ts';

/** The file with the diagrams of `other` instead of its own; nothing else of it changes. Undefined when one of them is no XML. */
export function withDiagrams(file: string, other: string): string | undefined {
  const [mine, theirs] = [readSource(file), readSource(other)];
  if (mine === undefined || theirs === undefined) return undefined;
  // Prefixes that the root of the other file declares, where the root of this one does not say the same.
  const declared = new Set(mine.root.attributes.map(({ name, value }) => `${name} ${value}`));
  const prefixes = theirs.root.attributes.filter(({ name, value }) => /^xmlns(?::|$)/.test(name) && !declared.has(`${name} ${value}`)).map(({ name, value }) => ` ${name}="${value}"`).join('');
  const drawings = diagramsOf(theirs.root).map(({ start, end, tag }) => `  ${other.slice(start, start + 1 + tag.length)}${prefixes}${other.slice(start + 1 + tag.length, end)}\n`).join('');
  let [text, at] = ['', 0];
  for (const { start, end } of diagramsOf(mine.root)) {
    text += file.slice(at, start).replace(/[ \t]+$/, '');
    at = end + (/^[ \t]*\r?\n/.exec(file.slice(end, end + 200))?.[0].length ?? 0);
  }
  return text + file.slice(at, mine.root.closing) + drawings + file.slice(mine.root.closing);
}

function diagramsOf({ children }: SourceElement): readonly SourceElement[] {
  return children.filter((child): child is SourceElement => child.kind === 'element' && localName(child) === 'BPMNDiagram');
}

/** Id of the first diagram that draws a process or a collaboration: a file may begin with one of a choreography, or of a sub-process. Undefined when there is none with an id. */
export function processDiagram(xml: string): string | undefined {
  const root = readSource(xml)?.root;
  if (root === undefined) return undefined;
  const drawable = new Set(elementsOf(root).flatMap((element) => (/^(?:process|collaboration)$/.test(localName(element)) ? valueOf(element, 'id') ?? [] : [])));
  const found = diagramsOf(root).find((diagram) => elementsOf(diagram).some((plane) => drawable.has(valueOf(plane, 'bpmnElement')?.replace(/^.*:/, '') ?? '')));
  return found && valueOf(found, 'id');
}
