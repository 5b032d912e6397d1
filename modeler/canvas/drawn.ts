/** Files that hold a process but no diagram get one, so that they can be shown: laid out from left to right. */

/** The file as it is when it says where anything is drawn, else with a diagram. Throws what the layouter says for a file that it cannot read. */
export async function drawn(xml: string): Promise<string> {
  if (/<(?:[\w-]+:)?BPMN(?:Shape|Edge)\b/.test(xml) || !/<(?:[\w-]+:)?(?:startEvent|endEvent|task|\w+Task|\w+Gateway|subProcess|intermediate\w+Event|callActivity)\b/.test(xml)) return xml;
  const { layoutProcess } = await import('bpmn-auto-layout');
  return await layoutProcess(xml);
}
