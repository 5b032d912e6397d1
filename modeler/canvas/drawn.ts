/** Files that hold a process but no diagram get one, so that they can be shown: laid out from left to right. Nothing else of them changes. */
import { readSource } from '../../kernel/index.ts';

/** The file as it is when it says where anything is drawn, else with a diagram. Throws what the layouter says for a file that it cannot read. */
export async function drawn(xml: string): Promise<string> {
  if (/<(?:[\w-]+:)?BPMN(?:Shape|Edge)\b/.test(xml) || !/<(?:[\w-]+:)?(?:startEvent|endEvent|task|\w+Task|\w+Gateway|subProcess|intermediate\w+Event|callActivity)\b/.test(xml)) return xml;
  const { layoutProcess } = await import('bpmn-auto-layout');
  return withDiagram(xml, await layoutProcess(xml));
}

/** The layouter writes the whole file anew, without what it does not know: only its diagrams are taken. */
function withDiagram(xml: string, laidOut: string): string {
  const [file, other] = [readSource(xml), readSource(laidOut)];
  if (file === undefined || other === undefined) return laidOut;
  const prefixes = other.root.attributes.filter(({ name }) => name.startsWith('xmlns')).map(({ name, value }) => ` ${name}="${value}"`).join('');
  const diagrams = other.root.children.flatMap((child) => {
    if (child.kind !== 'element' || !/(?:^|:)BPMNDiagram$/.test(child.tag)) return [];
    const [start, behind] = [child.start, child.start + 1 + child.tag.length];
    return `  ${laidOut.slice(start, behind)}${prefixes}${laidOut.slice(behind, child.end)}\n`;
  });
  return `${xml.slice(0, file.root.closing)}${diagrams.join('')}${xml.slice(file.root.closing)}`;
}
