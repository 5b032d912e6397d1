/** Files that hold a process but no diagram get one, so that they can be shown: laid out from left to right. Nothing else of them changes. */
import { withDiagrams } from '../../kernel/index.ts';

/** The file as it is when it says where anything is drawn, else with a diagram. Throws what the layouter says for a file that it cannot read. */
export async function drawn(xml: string): Promise<string> {
  if (/<(?:[\w-]+:)?BPMN(?:Shape|Edge)\b/.test(xml) || !/<(?:[\w-]+:)?(?:startEvent|endEvent|task|\w+Task|\w+Gateway|subProcess|intermediate\w+Event|callActivity)\b/.test(xml)) return xml;
  const { layoutProcess } = await import('bpmn-auto-layout');
  const laidOut = await layoutProcess(xml);
  // The layouter writes the whole file anew, without what it does not know: only its diagrams are taken.
  return withDiagrams(xml, laidOut) ?? laidOut;
}
